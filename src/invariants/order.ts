/** Orders texts by UTF-16 code unit, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);

/** The records in the order of their ids: the list itself where it is in order, as every snapshot that was read is. */
export const inIdOrder = <T extends { id: string }>(records: readonly T[]): readonly T[] =>
  isInOrder(records) ? records : [...records].sort(byId);

function isInOrder(records: readonly { id: string }[]): boolean {
  let before: string | undefined;
  for (const { id } of records) {
    if (before !== undefined && before > id) return false;
    before = id;
  }
  return true;
}

/** The distinct texts, in order. */
export function distinct(texts: Iterable<string>): string[] {
  const found = [...texts];
  return found.length < 2 ? found : [...new Set(found)].sort(compare);
}
