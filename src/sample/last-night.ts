import {
  addDays,
  communityIdsOf,
  volumeOf,
  type Manifest,
  type NounKey,
  type Records,
  type SetAside,
} from '../model/index.ts';
import { stream } from './random.ts';

/** The snapshot of the night before: records and ids of communities as now, unless `before` and `idsBefore` say otherwise. */
export function lastNight(
  records: Records,
  setAside: readonly SetAside[],
  pulledAt: string,
  before: ReadonlyMap<NounKey, number> = new Map(),
  idsBefore: ReadonlyMap<string, string> = new Map(),
): NonNullable<Manifest['previous']> {
  const random = stream('last night', pulledAt);
  return {
    id: Array.from({ length: 16 }, () => random.int(0, 15).toString(16)).join(''),
    pulledAt: `${addDays(pulledAt.slice(0, 10), -1)}${pulledAt.slice(10)}`,
    records: { ...volumeOf(records, setAside), ...Object.fromEntries(before) },
    communityIds: { ...communityIdsOf(records.communities), ...Object.fromEntries(idsBefore) },
  };
}
