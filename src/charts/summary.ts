import { formatChange, formatNumber, formatPosition, SMALLEST_BASE } from './format.ts';
import { drawn, extentOf, type Extent, type Series } from './series.ts';
import type { ChartSpec } from './types.ts';

export type Unsummarised = Omit<ChartSpec, 'summary'>;
type Point = Extent['first'];

/**
 * One sentence with the figures of a chart: for one series its end, start, change, peak and low; for several the start, end and
 * change of each; and how many positions have no data. Figures are rounded as in the table, and compared as rounded. `kind` says what the values are, where peak and low are not those of all samples: `month-end value`.
 */
export function summarise(spec: Unsummarised, kind = ''): string {
  const [only, ...others] = spec.series;
  if (!only || !spec.series.some(({ values }) => extentOf(values))) return `No data${during(spec, ' from')}.`;
  if (!others.length) return `${alone(spec, only, kind).join('; ')}.`;
  const shown = drawn(spec);
  const more = spec.series.length - shown.length;
  const parts = [...shown.map((series) => oneOfMany(spec, series)), ...(more ? [`${more} more in the table`] : [])];
  return `${capital(spec.unit || 'values')}${during(spec, ',')}: ${parts.join('; ')}.`;
}

function alone(spec: Unsummarised, { label, values }: Series, kind: string): string[] {
  const extent = extentOf(values);
  if (!extent) return [];
  const { first, last, peak, low, missing } = extent;
  const start = first.index === last.index ? '' : `, ${change(spec, first, last)} ${at(spec, first)}`;
  const [on, place] = [preposition(spec), position(spec, last.index)];
  const end = `${label}: ${number(spec, last)}${spec.unit && ` ${spec.unit}`} ${on} ${place}${start}`;
  const noun = kind && ` ${kind}`;
  const range =
    number(spec, peak) === number(spec, low)
      ? []
      : [`highest${noun} ${at(spec, peak)}, lowest${noun} ${at(spec, low)}`];
  return [end, ...range, ...gap(spec, missing)];
}

/** `Research from 22 to 39 (up 77 %)`; the place is named where a series begins or ends within the period. */
function oneOfMany(spec: Unsummarised, { label, values }: Series): string {
  const extent = extentOf(values);
  if (!extent) return `${label} no data`;
  const { first, last, missing } = extent;
  if (first.index === last.index) return [`${label} ${at(spec, first)}`, ...gap(spec, missing)].join(', ');
  const from = first.index === 0 ? number(spec, first) : at(spec, first);
  const to = last.index === values.length - 1 ? number(spec, last) : at(spec, last);
  const [a, b] = [rounded(spec, first), rounded(spec, last)];
  if (a === b) {
    const whole = first.index === 0 && last.index === values.length - 1;
    const ends = whole
      ? `${number(spec, last)} at both ends`
      : `${at(spec, first)} and ${preposition(spec)} ${position(spec, last.index)}`;
    return [`${label} ${ends}`, ...gap(spec, missing)].join(', ');
  }
  const aside = [...(a >= SMALLEST_BASE ? [formatChange(a, b)] : []), ...gap(spec, missing)].join('; ');
  return `${label} from ${from} to ${to}${aside && ` (${aside})`}`;
}

/** "up 23 % from", "the same as", and without a percentage where the base is small. */
function change(spec: Unsummarised, first: Point, last: Point): string {
  const [a, b] = [rounded(spec, first), rounded(spec, last)];
  if (a === b) return 'the same as';
  return `${formatChange(a, b)} from`;
}

const rounded = ({ decimals }: Unsummarised, { value }: Point) => Number(value.toFixed(decimals));
const number = ({ decimals }: Unsummarised, { value }: Point) => formatNumber(value, decimals);
const position = ({ x }: Unsummarised, index: number) => formatPosition(x.kind, x.values[index] ?? '');
const preposition = ({ x }: Unsummarised) => (x.kind === 'day' ? 'on' : 'in');
const at = (spec: Unsummarised, point: Point) =>
  `${number(spec, point)} ${preposition(spec)} ${position(spec, point.index)}`;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `no data for 2 of 24 months`. */
const gap = ({ x }: Unsummarised, missing: number) =>
  missing ? [`no data for ${missing} of ${x.values.length} ${x.kind}s`] : [];

/** ` from June 2024 to June 2026`, with the given word in front. */
function during({ x }: Unsummarised, word: string): string {
  const [first, last] = [x.values[0], x.values.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [from, to] = [formatPosition(x.kind, first), formatPosition(x.kind, last)];
  return first === last ? `${word === ',' ? ', ' : ' for '}${from}` : `${word} ${from} to ${to}`;
}
