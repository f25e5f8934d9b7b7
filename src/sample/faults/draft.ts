import {
  NOUN_KEYS,
  type Day,
  type Deal,
  type NounKey,
  type Records,
  type SchemaProblem,
  type SetAside,
  type SourceReport,
  type System,
  type UsageHistory,
} from '../../model/index.ts';
import type { SnapshotInput } from '../../snapshot/index.ts';
import { lastNight } from '../last-night.ts';
import { stream, type Random } from '../random.ts';
import { readWhole } from '../sources.ts';

/** Part of what hangs on a deal, or one field of the deal. A fault of the deal as a whole tolerates no other beside it. */
export type Touched =
  | `deals.${keyof Deal}`
  | 'deal'
  | 'agreement'
  | 'order'
  | 'dates'
  | 'work'
  | 'links'
  | 'talks'
  | 'community'
  | 'usage'
  | 'progress'
  | 'fte'
  | 'names'
  | 'intake'
  | 'people'
  | 'tier'
  | 'cloud'
  | 'renewal'
  | 'cost';

type RecordOf<Key extends NounKey> = Records[Key][number] & { id: string };

/** A portfolio while faults are being seeded. Records are replaced, never changed, so the clean portfolio stays clean. */
export interface Draft {
  readonly asOf: Day;
  readonly records: Records;
  pulledAt: string;
  readonly setAside: SetAside[];
  /** Why a source was not read whole. */
  readonly incomplete: Map<System, string>;
  /** Where the mapping and a source do not agree. */
  readonly schema: Map<System, SchemaProblem[]>;
  /** How many records of a noun there were the night before, where they were more. */
  readonly before: Map<NounKey, number>;
  /** The `community_id` that a community had the night before, by HubSpot record id, where it was another. */
  readonly idsBefore: Map<string, string>;
  readonly usage: UsageHistory;
  /** What was broken already, by deal: a second fault in the same part could hide the first. */
  readonly broken: Map<string, Set<Touched>>;
  readonly random: Random;
  change<Key extends NounKey>(key: Key, id: string, changes: Partial<RecordOf<Key>>): void;
  remove(key: NounKey, ids: readonly string[]): void;
  add<Key extends NounKey>(key: Key, record: RecordOf<Key>): void;
}

export function draftOf(input: SnapshotInput, asOf: Day): Draft {
  const records = Object.fromEntries(NOUN_KEYS.map((key) => [key, [...input.records[key]]])) as unknown as Records;
  // The generic key ties table and record together, which the type of an indexed access does not show.
  const table = (key: NounKey) => records[key] as unknown as { id: string }[];
  return {
    asOf,
    records,
    pulledAt: input.pulledAt,
    setAside: [...input.setAside],
    incomplete: new Map(),
    schema: new Map(),
    before: new Map(),
    idsBefore: new Map(),
    usage: { corrections: [], unexplained: [], gaps: [] },
    broken: new Map(),
    random: stream('faults', input.records.deals.map(({ id }) => id).join()),
    change(key, id, changes) {
      const place = table(key).findIndex((record) => record.id === id);
      const record = table(key)[place];
      if (record) table(key)[place] = { ...record, ...changes };
    },
    remove(key, ids) {
      const gone = new Set(ids);
      records[key] = table(key).filter(({ id }) => !gone.has(id)) as never;
    },
    add(key, record) {
      table(key).push(record);
    },
  };
}

/** The portfolio with its faults, and a manifest that tells of them what a pull would. */
export function inputOf(draft: Draft, from: SnapshotInput): SnapshotInput {
  const { records, setAside, pulledAt, before, idsBefore, usage } = draft;
  const sources = readWhole(records, setAside, pulledAt).map((source) => reported(source, draft));
  return {
    ...from,
    records,
    setAside,
    pulledAt,
    sources,
    previous: lastNight(records, setAside, pulledAt, before, idsBefore),
    usage,
  };
}

function reported(source: SourceReport, { incomplete, schema }: Draft): SourceReport {
  const note = incomplete.get(source.system);
  const problems = schema.get(source.system) ?? [];
  const absent = new Set(problems.map(({ field }) => field));
  const fields = Object.entries(source.schema?.fields ?? {}).filter(([field]) => !absent.has(field));
  return {
    ...source,
    ...(source.schema && { schema: { fields: Object.fromEntries(fields), problems } }),
    ...(note !== undefined && { status: 'incomplete' as const, note }),
  };
}
