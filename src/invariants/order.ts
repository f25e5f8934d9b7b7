/** Orders texts by UTF-16 code unit, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);

/** The distinct texts, in order. */
export const distinct = (texts: Iterable<string>): string[] => [...new Set(texts)].sort(compare);
