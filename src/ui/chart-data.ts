/** A chart's description as the data sets that Chart.js draws. */
import type { ChartDataset, ScriptableContext } from 'chart.js';
import { drawn, isKnown, runs } from '../charts/series.ts';
import type { AnyChart, ChartSpec, RangeSpec, TimelineSpec } from '../charts/types.ts';
import { chartWords } from '../charts/words.ts';
import { marksOf } from './chart-reading.ts';

export type Kind = 'line' | 'bar';
export type Value = number | [number, number] | null;
type Dataset = ChartDataset<Kind, Value[]>;

/** Shapes in the order of the still drawing. */
const SHAPES = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'] as const;
/** More positions than this get no mark each. */
const MARKED = 60;
/** Height of a strip's full and low cells, of a row of 1. */
const [FULL, LOW] = [0.8, 0.12];
const DAY = 86_400_000;

export const kindOf = ({ kind }: AnyChart): Kind => (kind === 'line' || kind === 'area' ? 'line' : 'bar');
export const isRows = (spec: AnyChart): spec is RangeSpec | TimelineSpec =>
  spec.kind === 'timeline' || spec.kind === 'range';

/** Days are numbers, as everywhere: no time zone takes part. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
export const dayOf = (number: number): string => new Date(Math.round(number) * DAY).toISOString().slice(0, 10);

export const labelsOf = (spec: AnyChart): string[] =>
  isRows(spec) ? spec.rows.map(({ label }) => label) : spec.x.values;

export function datasetsOf(spec: AnyChart): Dataset[] {
  if (spec.kind === 'timeline') return spans(spec);
  if (spec.kind === 'range') return ranges(spec);
  const series = drawn(spec);
  if (spec.kind === 'strip')
    return series.map(({ label, values }, i) => {
      const row = series.length - 1 - i;
      const data = values.map((value): Value => (isKnown(value) ? [row, row + (value > 0 ? FULL : LOW)] : null));
      return { label, data, grouped: false, barPercentage: 1, categoryPercentage: 0.92 };
    });
  return series.map(({ label, values }, i) => ofSeries(spec, label, values, i));
}

function ofSeries({ kind }: ChartSpec, label: string, values: (number | null)[], number: number): Dataset {
  if (kind === 'bar') return { label, data: values };
  const alone = new Set(runs(values, true).flatMap(({ from, to }) => (from === to ? [from] : [])));
  const radius = ({ dataIndex }: ScriptableContext<'line'>) =>
    isKnown(values[dataIndex]) && (alone.has(dataIndex) || (kind === 'line' && values.length <= MARKED)) ? 3 : 0;
  return {
    label,
    data: values,
    spanGaps: false,
    borderWidth: values.length > 200 ? 1.5 : 2,
    pointRadius: radius,
    pointHoverRadius: 5,
    pointStyle: SHAPES[number] ?? 'circle',
    ...(kind === 'area' && { fill: number === 0 ? 'origin' : '-1' }),
  };
}

/** One set a mark; a bar from the first of a row's days to the last. */
const spans = (spec: TimelineSpec): Dataset[] =>
  marksOf(spec).map((mark) => ({
    label: chartWords(spec.language).marksKey[mark],
    data: spec.rows.map(({ mark: own, from, to, doneOn }): Value => {
      const days = [from, to, doneOn].flatMap((day) => (day === null ? [] : [dayNumber(day)]));
      return own === mark && (to ?? doneOn) !== null ? [Math.min(...days), Math.max(...days)] : null;
    }),
    grouped: false,
    minBarLength: 6,
    barPercentage: 0.6,
  }));

function ranges({ rows, language }: RangeSpec): Dataset[] {
  const { value, target } = chartWords(language).rangeHead;
  return [
    { label: value, data: rows.map((row) => row.value), grouped: false, barPercentage: 0.6 },
    {
      label: target,
      data: rows.map((row): Value => (row.target === null ? null : [row.target, row.target])),
      grouped: false,
      minBarLength: 4,
      barPercentage: 0.9,
    },
  ] as Dataset[];
}
