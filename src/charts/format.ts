import type { Language } from './language.ts';

/**
 * Numbers, shares and dates as texts, the same on every machine: no locale of the machine takes part.
 * Separators do not break: U+202F (narrow no-break space) in numbers, U+00A0 (no-break space) in dates and before the percent sign.
 * Spanish as the Ortografía de la lengua española has it: a comma before decimals, thin spaces between thousands.
 */

export const NO_DATA = 'no data';
const THIN = '\u202f';
const NBSP = '\u00a0';
const MINUS = '\u2212';

const WORDS = {
  en: {
    noData: NO_DATA,
    point: '.',
    of: 'of',
    unchanged: 'unchanged',
    up: 'up',
    down: 'down',
    by: (share: string) => ` ${share}`,
    under: 'under',
    over: 'over',
    months: 'January February March April May June July August September October November December'.split(' '),
    between: NBSP,
  },
  es: {
    noData: 'sin datos',
    point: ',',
    of: 'de',
    unchanged: 'sin cambios',
    up: 'sube',
    down: 'baja',
    by: (share: string) => ` un${NBSP}${share}`,
    under: 'menos del',
    over: 'más del',
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
    between: `${NBSP}de${NBSP}`,
  },
} satisfies Record<Language, unknown>;

/** What stands for a value that is not known. */
export const noData = (language: Language = 'en'): string => WORDS[language].noData;

/** `1234567.891, 2` → `1 234 567.89`. A value that is not known (null, NaN, infinite) is "no data". */
export function formatNumber(value: number | null, decimals = 0, language: Language = 'en'): string {
  if (value === null || !Number.isFinite(value)) return noData(language);
  const [whole = '0', fraction] = fixed(Math.abs(value), decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, THIN) + (fraction ? WORDS[language].point + fraction : '');
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** `toFixed` writes an exponent from 1e21 on; such numbers are whole. */
const fixed = (value: number, decimals: number) =>
  value < 1e21 ? value.toFixed(decimals) : BigInt(value).toString() + (decimals ? `.${'0'.repeat(decimals)}` : '');

/**
 * A share with its base: `8, 11, 'deliverables'` → `8 of 11 deliverables, 73 %`. A part that is not the whole is never
 * 100 %, and one that is not nothing never 0 %. Of nothing there is no percentage.
 */
export function formatPercent(part: number, whole: number, noun = '', language: Language = 'en'): string {
  const base = `${formatNumber(part, 0, language)} ${WORDS[language].of} ${formatNumber(whole, 0, language)}${noun && ` ${noun}`}`;
  return whole > 0 ? `${base}, ${formatShare(part / whole, language)}` : base;
}

/** A share of 0 to 1 as a percentage without its base, which then stands beside it. */
export function formatShare(share: number, language: Language = 'en'): string {
  const { under, over } = WORDS[language];
  if (share > 0 && share < 0.01) return `${under} 1${NBSP}%`;
  if (share > 0.99 && share < 1) return `${over} 99${NBSP}%`;
  return `${formatNumber(share * 100, 0, language)}${NBSP}%`;
}

/** The smallest base that a percentage is given of: of fewer, one more or less is already tens of per cent. */
export const SMALLEST_BASE = 10;

/**
 * The way from one value to another in words: `up 23 %`, `down 4 %`, `unchanged`, and `up` or `down` alone where the base is
 * under 10; in Spanish `sube un 23 %`, `baja un 4 %`, `sin cambios`.
 */
export function formatChange(from: number, to: number, language: Language = 'en'): string {
  const words = WORDS[language];
  if (from === to) return words.unchanged;
  const direction = to > from ? words.up : words.down;
  if (from < SMALLEST_BASE) return direction;
  const share = Math.abs(to - from) / from;
  // Only a fall has a whole that it can nearly reach.
  const isPlain = to > from && share >= 0.01;
  const text = isPlain ? `${formatNumber(share * 100, 0, language)}${NBSP}%` : formatShare(share, language);
  return direction + (/^\d/.test(text) ? words.by(text) : ` ${text}`);
}

/** `2026-06-15` → `15 June 2026` or `15 de junio de 2026`. Text of another form is returned as it is. */
export function formatDay(day: string, language: Language = 'en'): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const { months, between } = WORDS[language];
  const name = months[Number(month) - 1];
  return name ? [Number(date), name, year].join(between) : day;
}

/** `2026-06` → `June 2026` or `junio de 2026`. Text of another form is returned as it is. */
export function formatMonth(month: string, language: Language = 'en'): string {
  const [, year, number] = /^(\d{4})-(\d\d)$/.exec(month) ?? [];
  const { months, between } = WORDS[language];
  const name = months[Number(number) - 1];
  return name ? [name, year].join(between) : month;
}

/** Three letters: `6` → `Jun` or `jun`. */
export const monthAbbreviation = (month: number, language: Language = 'en'): string =>
  WORDS[language].months[month - 1]?.slice(0, 3) ?? '';

/** A position of a chart in prose. A week is named by its first day. */
export const formatPosition = (kind: 'month' | 'week' | 'day', value: string, language: Language = 'en'): string =>
  kind === 'month' ? formatMonth(value, language) : formatDay(value, language);
