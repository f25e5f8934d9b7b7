import { nearest } from '../../model/index.ts';

/** Words that say nothing about which field is meant. */
const FILLERS = new Set(['a', 'the', 'of', 'on', 'at', 'is', 'in', 'date', 'day', 'id', 'ids', 'name', 'url']);

/** Letters and digits only, lower case. */
export const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The words of a name, in lower case and singular: those of `contractEnd`, `contract_end_date` and "Contract end" are the same. */
export function wordsOf(name: string): ReadonlySet<string> {
  const all = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = all.filter((word) => !FILLERS.has(word));
  return new Set((telling.length > 0 ? telling : all).map((word) => word.replace(/(?<=\w{3})s$/, '')));
}

/** How alike two names are: 1 for the same letters and digits, 0 for nothing in common. */
export function likeness(a: string, b: string): number {
  if (bare(a) === bare(b) && bare(a) !== '') return 1;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const common = [...one].filter((word) => [...other].some((second) => sameWord(word, second))).length;
  const shared = one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
  const spelling = nearest(a, [b]) === null && nearest(bare(a), [bare(b)]) === null ? 0 : SPELLING;
  return Math.max(shared * SAME_WORDS, spelling);
}

/** True for a word and its beginning: "admin" and "administration". */
const sameWord = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));

/** The same words in another order or with other fillers, and a name that differs by a few letters. */
const SAME_WORDS = 0.95;
const SPELLING = 0.8;

/** The greatest likeness between any of some names and any of others. */
export const bestLikeness = (names: readonly string[], others: readonly string[]): number =>
  Math.max(0, ...names.flatMap((name) => others.map((other) => likeness(name, other))));
