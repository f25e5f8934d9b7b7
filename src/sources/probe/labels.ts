import { z } from 'zod';
import { parse, ROLES, type Config } from '../../model/index.ts';
import type { HubspotAccess } from '../hubspot/index.ts';
import { roleNamed } from '../hubspot/index.ts';
import { PATHS } from '../hubspot/paths.ts';
import { configLine, likely } from '../schema/index.ts';
import { RequestFailure, type Transport } from '../transport/index.ts';
import { ok, warning, type Line } from './line.ts';

const answer = z.object({ results: z.array(z.object({ label: z.string().nullish() })) });

/** Labels that an association of a deal with a contact may have; an association without one is left out. */
export function readLabels(transport: Transport, { token, baseUrl }: HubspotAccess): Promise<string[]> {
  const url = `${baseUrl}${PATHS.associations[1]}deals/contacts/labels`;
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  return transport.send('association labels of deals with contacts', url, { headers }, 'json', ({ json }) => {
    const result = parse(answer, json);
    if (!result.ok) throw new RequestFailure({ kind: 'shape', detail: 'no list of labels' });
    const labels = result.value.results.flatMap(({ label }) => label?.trim() || []);
    return [...new Set(labels)].sort();
  });
}

interface Labels {
  lines: Line[];
  /** Labels that are no role. */
  unknown: string[];
}

/** Whether each role has a label, and each label is a role: a contact whose label is unknown has no role. */
export function probeLabels(labels: readonly string[], { hubspot }: Config): Labels {
  const unknown = labels.filter((label) => roleNamed(label, hubspot.roles) === null);
  const found = new Set(labels.map((label) => roleNamed(label, hubspot.roles)));
  const lines = [
    ...unknown.map((label) => {
      const meant = likely(label, ROLES);
      const line = configLine(['hubspot', 'roles', label], meant ?? '…');
      return warning(
        `The association label ${JSON.stringify(label)} is mapped to no role.`,
        `If it stands for one, write into plumbline.config.ts: ${line}${meant ? '' : ` with one of ${ROLES.join(', ')}`}.`,
      );
    }),
    ...ROLES.filter((role) => !found.has(role)).map((role) =>
      warning(
        `No association label of HubSpot is the role ${role}.`,
        'Make the label for deals and contacts, or map another one under hubspot.roles in plumbline.config.ts.',
      ),
    ),
  ];
  return { unknown, lines: lines.length > 0 ? lines : [ok('Each of the six roles has an association label.')] };
}
