import { NOUN_KEYS, type Day, type NounKey, type Records, type SetAside, type System } from '../../model/index.ts';
import type { SnapshotInput } from '../../snapshot/index.ts';
import { stream, type Random } from '../random.ts';
import { readWhole } from '../sources.ts';

/** Part of what hangs on a deal. A fault of the deal as a whole tolerates no other beside it. */
export type Touched = 'deal' | 'agreement' | 'order' | 'dates' | 'work' | 'links' | 'talks' | 'community';

type RecordOf<Key extends NounKey> = Records[Key][number] & { id: string };

/** A portfolio while faults are being seeded. Records are replaced, never changed, so the clean portfolio stays clean. */
export interface Draft {
  readonly asOf: Day;
  readonly records: Records;
  pulledAt: string;
  readonly setAside: SetAside[];
  /** Why a source was not read whole. */
  readonly incomplete: Map<System, string>;
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
export function inputOf({ records, setAside, pulledAt, incomplete }: Draft, from: SnapshotInput): SnapshotInput {
  const sources = readWhole(records, setAside, pulledAt).map((source) => {
    const note = incomplete.get(source.system);
    return note === undefined ? source : { ...source, status: 'incomplete' as const, note };
  });
  return { ...from, records, setAside, pulledAt, sources };
}
