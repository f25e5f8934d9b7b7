/**
 * Numbers, shares and dates as texts, the same on every machine: no locale of the machine takes part.
 * Separators do not break: U+202F (narrow no-break space) in numbers, U+00A0 (no-break space) in dates and before the percent sign.
 */

export const NO_DATA = 'no data';
const THIN = '\u202f';
const NBSP = '\u00a0';
const MINUS = '\u2212';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `1234567.891, 2` → `1 234 567.89`. A value that is not known (null, NaN, infinite) is "no data". */
export function formatNumber(value: number | null, decimals = 0): string {
  if (value === null || !Number.isFinite(value)) return NO_DATA;
  const [whole = '0', fraction] = fixed(Math.abs(value), decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, THIN) + (fraction ? `.${fraction}` : '');
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** `toFixed` writes an exponent from 1e21 on; such numbers are whole. */
const fixed = (value: number, decimals: number) =>
  value < 1e21 ? value.toFixed(decimals) : BigInt(value).toString() + (decimals ? `.${'0'.repeat(decimals)}` : '');

/**
 * A share with its base: `8, 11, 'deliverables'` → `8 of 11 deliverables, 73 %`. A part that is not the whole is never
 * 100 %, and one that is not nothing never 0 %. Of nothing there is no percentage.
 */
export function formatPercent(part: number, whole: number, noun = ''): string {
  const base = `${formatNumber(part)} of ${formatNumber(whole)}${noun && ` ${noun}`}`;
  return whole > 0 ? `${base}, ${percent(part / whole)}` : base;
}

function percent(share: number): string {
  if (share > 0 && share < 0.01) return `under 1${NBSP}%`;
  if (share > 0.99 && share < 1) return `over 99${NBSP}%`;
  return `${formatNumber(share * 100)}${NBSP}%`;
}

/** The smallest base that a percentage is given of: of fewer, one more or less is already tens of per cent. */
export const SMALLEST_BASE = 10;

/** The way from one value to another in words: `up 23 %`, `down 4 %`, `unchanged`, and `up` or `down` alone where the base is under 10. */
export function formatChange(from: number, to: number): string {
  if (from === to) return 'unchanged';
  const direction = to > from ? 'up' : 'down';
  if (from < SMALLEST_BASE) return direction;
  const share = Math.abs(to - from) / from;
  // Only a fall has a whole that it can nearly reach.
  return `${direction} ${to < from || share < 0.01 ? percent(share) : `${formatNumber(share * 100)}${NBSP}%`}`;
}

/** `2026-06-15` → `15 June 2026`. Text of another form is returned as it is. */
export function formatDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(date)}${NBSP}${name}${NBSP}${year}` : day;
}

/** `2026-06` → `June 2026`. Text of another form is returned as it is. */
export function formatMonth(month: string): string {
  const [, year, number] = /^(\d{4})-(\d\d)$/.exec(month) ?? [];
  const name = MONTHS[Number(number) - 1];
  return name ? `${name}${NBSP}${year}` : month;
}

/** Three letters: `6` → `Jun`. */
export const monthAbbreviation = (month: number): string => MONTHS[month - 1]?.slice(0, 3) ?? '';

/** A position of a chart in prose. */
export const formatPosition = (kind: 'month' | 'day', value: string): string =>
  kind === 'month' ? formatMonth(value) : formatDay(value);
