import { NOUN_KEYS, NOUNS, type NounKey, type PartOfSnapshot, type Records, type SetAside } from './snapshot.ts';

/** Nouns with fewer records than this may lose any number of them. */
const MIN_RECORDS = 10;
/** The part of a noun's records that must still be there. */
const MIN_PART = 0.8;
/** Nouns that are never empty once they have been in use, however small. */
export const NEVER_EMPTY: readonly NounKey[] = ['deals', 'engagements'];

/** How many records of each noun were read. A record that was set aside, wholly or in part, counts once. */
export const volumeOf = (records: Records, setAside: readonly SetAside[]): Record<NounKey, number> =>
  volumes(setAside, records, (key) => records[key].length);

/**
 * As `volumeOf`, of a snapshot of which only some nouns were read. Where records are set aside in part, which is so with
 * usage, the noun must have been read.
 */
export const volumeOfPart = ({ records, manifest: { files, setAside } }: PartOfSnapshot): Record<NounKey, number> =>
  volumes(setAside, records, (key) => records[key]?.length ?? files[NOUNS[key].file]?.records ?? 0);

function volumes(
  setAside: readonly SetAside[],
  records: Partial<Records>,
  countOf: (key: NounKey) => number,
): Record<NounKey, number> {
  const aside = Map.groupBy(setAside, ({ noun }) => noun);
  const volume = (key: NounKey) => {
    const items = new Set((aside.get(key) ?? []).map(({ id }) => id));
    if (items.size > 0) for (const { id } of records[key] ?? []) items.delete(id);
    return countOf(key) + items.size;
  };
  return Object.fromEntries(NOUN_KEYS.map((key) => [key, volume(key)])) as Record<NounKey, number>;
}

/** Whether a noun has lost more of its records than a night can explain. */
export const isShrunk = (key: NounKey, before: number, now: number): boolean =>
  (before >= MIN_RECORDS && now < before * MIN_PART) || (NEVER_EMPTY.includes(key) && before > 0 && now === 0);
