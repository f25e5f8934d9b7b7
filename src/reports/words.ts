/** Small parts of sentences that the reports share. */
import { formatNumber, type Language } from '../charts/index.ts';

/** Orders texts by UTF-16 code unit, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `1 deliverable`, `1 200 deliverables`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${formatNumber(number)} ${number === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`; in Spanish `a y b`, and `e` before the sound i. */
export function list(items: readonly string[], language: Language = 'en'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const and = language === 'en' ? 'and' : /^h?i(?![aeou])/i.test(last) ? 'e' : 'y';
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `today`, `in 8 days`, `12 days ago`. */
export function whenWords(days: number): string {
  if (days === 0) return 'today';
  const words = count(Math.abs(days), 'day');
  return days > 0 ? `in ${words}` : `${words} ago`;
}
