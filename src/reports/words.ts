/** Small parts of sentences that the reports share. */
import type { Language } from '../charts/index.ts';

/** Orders texts by UTF-16 code unit, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `1 deliverable`, `2 deliverables`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`; in Spanish `a y b`, and `e` before the sound i. */
export function list(items: readonly string[], language: Language = 'en'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const and = language === 'en' ? 'and' : /^h?i(?![aeou])/i.test(last) ? 'e' : 'y';
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
