/** Words that a reader types and that tell nothing apart. */
const SILENT = new Set(
  'a an and are at be by do does for from how i in is it my of on or our the to we what when where which who with'.split(
    ' ',
  ),
);

/** A word without its plural: `notices` and `notice`, `policies` and `policy` are one. */
const stem = (word: string): string =>
  word.length > 4 && word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.length > 3 && word.endsWith('s') && !word.endsWith('ss')
      ? word.slice(0, -1)
      : word;

/**
 * The words of a text as they are compared: lower case, no accents, no plural, `community_id` and `60-day` as two each.
 * Words that tell nothing apart are left out, unless there are no others.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // “P&S” and “CS&S” are one word each.
  const words: string[] = plain.replace(/(?<=\p{L})&(?=\p{L})/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SILENT.has(word));
  return (telling.length > 0 ? telling : words).map(stem);
}

/** Whether two words differ by a slip of the hand: one letter put in, left out, exchanged or swapped with its neighbour. */
export function isSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.min(typed.length, meant.length) < 4) return false;
  const [short, long] = typed.length <= meant.length ? [typed, meant] : [meant, typed];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
  );
}
