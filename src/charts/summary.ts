import { formatChange, formatNumber, formatPosition, SMALLEST_BASE } from './format.ts';
import { drawn, extentOf, isKnown, type Extent, type Series } from './series.ts';
import { topsOf, stackOf } from './stack.ts';
import type { ChartSpec } from './types.ts';
import { chartWords, type ChartWords } from './words.ts';

export type Unsummarised = Omit<ChartSpec, 'summary'>;
type Point = Extent['first'];

/**
 * One sentence with the figures of a chart: for one series its end, start, change, peak and low; for several the start, end and
 * change of each; for a strip how many positions are full; and how many have no data. Figures are rounded as in the table, and compared as
 * rounded. `kind` says what the values are, where peak and low are not those of all samples: `month-end value`.
 */
export function summarise(spec: Unsummarised, kind = ''): string {
  const words = chartWords(spec.language);
  const [only, ...others] = spec.series;
  if (!only || !spec.series.some(({ values }) => extentOf(values)))
    return `${capital(words.noData)}${during(spec, ` ${words.from}`)}.`;
  if (spec.kind === 'strip') return `${capital(counted(spec, words))}.`;
  if (!others.length) return `${alone(spec, only, kind, words).join('; ')}.`;
  const shown = drawn(spec);
  const more = spec.series.length - shown.length;
  const parts = [
    ...(spec.kind === 'area' ? inAll(spec, shown, words) : []),
    ...shown.map((series) => oneOfMany(spec, series, words)),
    ...(more ? [words.moreInTable(more)] : []),
  ];
  return `${capital(spec.unit || words.values)}${during(spec, ',')}: ${parts.join('; ')}.`;
}

/** `Research hub 40 of 52 weeks, no data for 2 of 54 weeks; …`. */
function counted(spec: Unsummarised, words: ChartWords): string {
  const named = spec.cells?.filled ?? words.filled;
  const parts = drawn(spec).map(({ label, values }) => {
    const known = values.filter(isKnown);
    const full = known.filter((value) => value > 0).length;
    const missing = values.length - known.length;
    if (known.length === 0) return `${label} ${words.noData}`;
    return [`${label} ${words.stripCount(full, known.length, spec.x.kind)}`, ...gap(spec, missing, words)].join(', ');
  });
  const more = spec.series.length - drawn(spec).length;
  return `${named}${during(spec, ',')}: ${[...parts, ...(more ? [words.moreInTable(more)] : [])].join('; ')}`;
}

/** The sum at the first and last position at which every drawn series is known. */
function inAll(spec: Unsummarised, shown: Series[], words: ChartWords): string[] {
  const tops = topsOf(stackOf(shown)).at(-1) ?? [];
  const whole = tops.map((top, i) => (shown.every(({ values }) => isKnown(values[i])) ? top : null));
  const extent = extentOf(whole);
  if (!extent) return [];
  const { first, last } = extent;
  return first.index === last.index
    ? [`${words.inAll} ${at(spec, last)}`]
    : [`${words.inAll} ${at(spec, last)}, ${change(spec, first, last, words)} ${at(spec, first)}`];
}

function alone(spec: Unsummarised, { label, values }: Series, kind: string, words: ChartWords): string[] {
  const extent = extentOf(values);
  if (!extent) return [];
  const { first, last, peak, low, missing } = extent;
  const start = first.index === last.index ? '' : `, ${change(spec, first, last, words)} ${at(spec, first)}`;
  const end = `${label}: ${number(spec, last)}${spec.unit && ` ${unitOf(spec, last)}`} ${placed(spec, last.index)}${start}`;
  const range =
    number(spec, peak) === number(spec, low)
      ? []
      : [`${words.highest(kind)} ${at(spec, peak)}, ${words.lowest(kind)} ${at(spec, low)}`];
  return [end, ...range, ...gap(spec, missing, words)];
}

/** `Research from 22 to 39 (up 77 %)`; the place is named where a series begins or ends within the period. */
function oneOfMany(spec: Unsummarised, { label, values }: Series, words: ChartWords): string {
  const extent = extentOf(values);
  if (!extent) return `${label} ${words.noData}`;
  const { first, last, missing } = extent;
  if (first.index === last.index) return [`${label} ${at(spec, first)}`, ...gap(spec, missing, words)].join(', ');
  const from = first.index === 0 ? number(spec, first) : at(spec, first);
  const to = last.index === values.length - 1 ? number(spec, last) : at(spec, last);
  const [a, b] = [rounded(spec, first), rounded(spec, last)];
  if (a === b) {
    const whole = first.index === 0 && last.index === values.length - 1;
    const ends = whole
      ? `${number(spec, last)} ${words.atBothEnds}`
      : `${at(spec, first)} ${words.and} ${placed(spec, last.index)}`;
    return [`${label} ${ends}`, ...gap(spec, missing, words)].join(', ');
  }
  const aside = [...(a >= SMALLEST_BASE ? [formatChange(a, b, spec.language)] : []), ...gap(spec, missing, words)].join(
    '; ',
  );
  return `${label} ${words.from} ${from} ${words.to} ${to}${aside && ` (${aside})`}`;
}

/** "up 23 % from", "the same as", and without a percentage where the base is small. */
function change(spec: Unsummarised, first: Point, last: Point, words: ChartWords): string {
  const [a, b] = [rounded(spec, first), rounded(spec, last)];
  return a === b ? words.sameAs : `${formatChange(a, b, spec.language)} ${words.changeFrom}`;
}

/** `1 user`, `2 users`, `1.0 users`. */
const unitOf = (spec: Unsummarised, point: Point): string =>
  number(spec, point) === '1' ? (spec.unitOne ?? spec.unit) : spec.unit;

const rounded = ({ decimals }: Unsummarised, { value }: Point) => Number(value.toFixed(decimals));
const number = ({ decimals, language }: Unsummarised, { value }: Point) => formatNumber(value, decimals, language);
const position = ({ x, language }: Unsummarised, index: number) =>
  formatPosition(x.kind, x.values[index] ?? '', language);
const placed = (spec: Unsummarised, index: number) =>
  `${chartWords(spec.language).at[spec.x.kind]} ${position(spec, index)}`;
const at = (spec: Unsummarised, point: Point) => `${number(spec, point)} ${placed(spec, point.index)}`;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `no data for 2 of 24 months`. */
const gap = ({ x }: Unsummarised, missing: number, words: ChartWords) =>
  missing ? [words.noDataFor(missing, x.values.length, x.kind)] : [];

/** ` from June 2024 to June 2026`, with the given word in front. */
function during(spec: Unsummarised, word: string): string {
  const { values } = spec.x;
  if (values.length === 0) return '';
  const words = chartWords(spec.language);
  const [from, to] = [position(spec, 0), position(spec, values.length - 1)];
  if (from === to) return `${word === ',' ? ', ' : ` ${words.during} `}${from}`;
  return word === ',' ? `, ${words.span(from, to, spec.x.kind)}` : ` ${words.spanFrom(from, to, spec.x.kind)}`;
}
