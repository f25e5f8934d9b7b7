import { addDays, AIRTABLE_TABLES, firstDayOf, monthOf } from '../../model/index.ts';
import { isEngaged, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { newRecordId } from './new-ids.ts';
import { fault } from './types.ts';

const checkInOf = ({ records }: Draft, { engagement }: Chain) =>
  records.checkIns.find(({ engagementIds }) => engagement !== null && engagementIds.includes(engagement.id));

/** The last month of a hub of the community that has ended and has samples. */
function reportedMonth({ records, asOf }: Draft, { community }: Chain) {
  const own = new Set(
    records.hubs.flatMap(({ communityId, namespace }) => (communityId === community.communityId ? [namespace] : [])),
  );
  return records.usage.findLast(({ namespace, month }) => own.has(namespace) && month < monthOf(asOf));
}

const promised = ({ deliverables }: Chain) => deliverables.find(({ commitment }) => commitment !== null);

/** The e-mail address of a contact of the deal. */
function addressOf({ records }: Draft, { deal }: Chain): string | undefined {
  const people = records.people.filter(({ id }) => deal.contacts.some(({ personId }) => personId === id));
  return people.find(({ email }) => email !== null)?.email ?? undefined;
}

const anywhere = () => true;

/** What a pull meets. */
export const systemFaults = [
  fault({
    id: 'source-complete',
    title: 'The file of cloud costs broke off.',
    touches: null,
    fits: anywhere,
    apply: (draft) => draft.incomplete.set('cost', 'The file ends in the middle of a line.'),
  }),
  fault({
    id: 'source-complete/optional-endpoint',
    title: 'A second Prometheus, which is optional, did not answer.',
    touches: null,
    fits: anywhere,
    apply({ usage, asOf }) {
      const reason = 'It did not answer within 30 seconds.';
      usage.gaps.push({ endpoint: 'east', namespaces: [], from: addDays(asOf, -2), to: addDays(asOf, -1), reason });
    },
  }),
  fault({
    id: 'source-schema-known',
    title: 'The field that names the delivery lead was renamed in Airtable.',
    touches: null,
    fits: anywhere,
    apply(draft) {
      for (const { id } of draft.records.engagements) draft.change('engagements', id, { deliveryLead: null });
      const { table, fields } = AIRTABLE_TABLES.engagements;
      const name = fields.deliveryLead;
      draft.schema.set('airtable', [
        {
          ...{ field: 'engagements.deliveryLead', table, name, kind: 'renamed', suggestion: 'Lead of delivery' },
          expected: `a field named "${name}"`,
          found: 'the same field under the name "Lead of delivery"',
        },
      ]);
    },
  }),
  fault({
    id: 'source-volume-plausible',
    title: 'Half of the check-ins of the night before are not there.',
    touches: null,
    fits: anywhere,
    apply: ({ before, records }) => before.set('checkIns', 2 * records.checkIns.length + 10),
  }),
  fault({
    id: 'usage-history-stable',
    title: 'A day of usage in a month that was reported is not what it was, and nobody said why.',
    touches: 'usage',
    fits: (chain, draft) => reportedMonth(draft, chain) !== undefined,
    apply(draft, chain) {
      const month = reportedMonth(draft, chain);
      const place = month?.mau.findIndex((value) => value !== null) ?? -1;
      const after = month?.mau[place];
      if (!month || after === undefined || after === null) return;
      const day = addDays(firstDayOf(month.month), place);
      const change = { namespace: month.namespace, day, measure: 'mau', before: after + 9, after } as const;
      draft.usage.unexplained.push({ ...change, recordedAt: draft.pulledAt });
    },
  }),
  fault({
    id: 'source-fresh',
    title: 'The snapshot is three days old.',
    touches: null,
    fits: anywhere,
    apply(draft) {
      draft.pulledAt = `${addDays(draft.asOf, -3)}T04:10:00.000Z`;
    },
  }),
  fault({
    id: 'record-parses',
    title: 'A check-in has a score that is off the scale.',
    touches: 'talks',
    fits: (chain, draft) => checkInOf(draft, chain) !== undefined,
    apply(draft, chain) {
      const checkIn = checkInOf(draft, chain);
      if (!checkIn) return;
      draft.remove('checkIns', [checkIn.id]);
      const problem = { field: 'score', expected: 'at most 5', found: '45' };
      draft.setAside.push({
        noun: 'checkIns',
        id: checkIn.id,
        name: null,
        ...problem,
        links: [...checkIn.engagementIds],
      });
    },
  }),
  fault({
    id: 'public-fields-only',
    title: 'A commitment that a community is shown ends with the e-mail address of a contact.',
    touches: 'work',
    fits: (chain, draft) => isEngaged(chain) && promised(chain) !== undefined && addressOf(draft, chain) !== undefined,
    apply(draft, chain) {
      const [deliverable, address] = [promised(chain), addressOf(draft, chain)];
      if (!deliverable || address === undefined) return;
      const commitment = `${deliverable.commitment ?? ''} Questions to ${address}.`;
      draft.change('deliverables', deliverable.id, { commitment });
    },
  }),
  fault({
    id: 'reference-resolves',
    title: 'A project lists a deliverable that was deleted.',
    touches: 'links',
    fits: ({ projects, deliverables }) => projects.length > 0 && deliverables.length > 0,
    apply(draft, { projects: [project] }) {
      if (!project) return;
      draft.change('projects', project.id, { deliverableIds: [...project.deliverableIds, newRecordId(draft)] });
    },
  }),
];
