import { workInputs } from '../../../src/build/workspace.ts';
import { portfolio, runCheck, snapshotOf, type Example } from '../../../src/invariants/index.ts';
import { readConfig, type ConfigInput, type Journal, type Manifest, type Snapshot } from '../../../src/model/index.ts';
import type { Cell, WorkInputs, WorkTable } from '../../../src/reports/index.ts';
import { AS_OF } from '../../invariants/arbitrary.ts';

interface Given {
  asOf?: string;
  config?: ConfigInput;
  manifest?: Partial<Manifest>;
  journal?: Journal | null;
}

/** What the build gives the workspace for a snapshot: the check is made, no history is kept, and every community has a site under its id. */
export function inputsFor(
  snapshot: Snapshot,
  { asOf = AS_OF, config: given = {}, journal = null }: Given = {},
): WorkInputs {
  const config = readConfig(given);
  const check = runCheck(snapshot, { asOf, config, now: null, nowReason: 'No time was given.' });
  const keys = new Map(snapshot.records.communities.map(({ communityId }) => [communityId ?? '', communityId ?? '']));
  return workInputs({ snapshot, asOf, config, check, resolved: null, journal, keys, reasons: new Map() });
}

/** The same for parts of records; whatever a record does not state is blank. */
export const inputsOf = (records: Example['records'], given: Given = {}): WorkInputs =>
  inputsFor(snapshotOf(portfolio(records), given.asOf ?? AS_OF, given.manifest ?? {}), given);

/** Values of a table's rows, keyed by column. */
export const valuesOf = ({ columns, rows }: WorkTable): Record<string, Cell['value']>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ id }, place) => [id, row[place]?.value ?? null])));

/** A sentence with plain spaces, as it is typed. */
export const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
