/** What of a chart can be read and hidden, for each kind: without a canvas, so that it can be tested. */
import { chartWords } from '../charts/words.ts';
import { eventsWithin } from '../charts/events.ts';
import { formatDay, formatNumber, formatPosition } from '../charts/format.ts';
import { valueText } from '../charts/range.ts';
import { drawn } from '../charts/series.ts';
import type { AnyChart, ChartSpec, RangeSpec, TimelineRow, TimelineSpec } from '../charts/types.ts';

export interface Place {
  position: number;
  series: number;
}

export interface Reading {
  /** What can be shown and hidden, with the class that gives its colour. */
  parts: { label: string; style: string }[];
  positions: number;
  /** Series that the keys up and down move between; 1 where they move between rows. */
  series: number;
  /** Rows go down, so the keys up and down move along them. */
  isVertical: boolean;
  /** How to read with the keyboard. */
  keys: string;
  /** What stands at a place, in words. */
  say: (place: Place) => string;
  /** The parts that have something at a position. */
  at: (position: number) => number[];
}

export function readingOf(spec: AnyChart): Reading {
  if (spec.kind === 'timeline') return timelineReading(spec);
  return spec.kind === 'range' ? rangeReading(spec) : seriesReading(spec);
}

function seriesReading(spec: ChartSpec): Reading {
  const words = chartWords(spec.language);
  const shown = drawn(spec);
  const events = eventsWithin(spec);
  return {
    parts: shown.map(({ label }, i) => ({ label, style: `series-${i + 1}` })),
    positions: spec.x.values.length,
    series: shown.length,
    isVertical: false,
    keys: words.controls.keys(spec.x.kind),
    say: ({ position, series }) => {
      const one = shown[series];
      const where = formatPosition(spec.x.kind, spec.x.values[position] ?? '', spec.language);
      const happened = events.filter(({ index }) => index === position).map(({ label }) => `; ${label}`);
      return `${where}, ${one?.label ?? ''}: ${valueOf(spec, one?.values[position] ?? null)}${happened.join('')}`;
    },
    at: (position) => shown.flatMap(({ values }, i) => (typeof values[position] === 'number' ? [i] : [])),
  };
}

/** A value with its unit, or what a strip's cell means. */
export function valueOf(spec: ChartSpec, value: number | null): string {
  const words = chartWords(spec.language);
  if (spec.kind === 'strip' && value !== null)
    return value > 0 ? (spec.cells?.filled ?? words.filled) : (spec.cells?.empty ?? words.empty);
  const unit = value === null || !spec.unit ? '' : ` ${spec.unit}`;
  return `${formatNumber(value, spec.decimals, spec.language)}${unit}`;
}

export const MARKS: TimelineRow['mark'][] = ['delivered', 'late', 'due', 'open', 'cancelled'];

/** The marks that occur in a timeline, in the order of its key. */
export const marksOf = ({ rows }: TimelineSpec): TimelineRow['mark'][] =>
  MARKS.filter((mark) => rows.some((row) => row.mark === mark));

function timelineReading(spec: TimelineSpec): Reading {
  const words = chartWords(spec.language);
  const marks = marksOf(spec);
  return {
    parts: marks.map((mark) => ({ label: words.marksKey[mark], style: `mark-${mark}` })),
    positions: spec.rows.length,
    series: 1,
    isVertical: true,
    keys: words.controls.rowKeys,
    say: ({ position }) => {
      const row = spec.rows[position];
      return row ? [row.label, ...daysOf(spec, row), row.status].join('. ') : '';
    },
    at: (position) => {
      const row = spec.rows[position];
      return row && (row.to ?? row.doneOn) !== null ? [marks.indexOf(row.mark)] : [];
    },
  };
}

/** The dates of a row with their headings. */
export function daysOf({ language }: TimelineSpec, { from, to, doneOn }: TimelineRow): string[] {
  const { timelineHead: head } = chartWords(language);
  const days: [string, string | null][] = [
    [head.from, from],
    [head.to, to],
    [head.done, doneOn],
  ];
  return days.flatMap(([name, day]) => (day === null ? [] : [`${name}: ${formatDay(day, language)}`]));
}

function rangeReading(spec: RangeSpec): Reading {
  const words = chartWords(spec.language);
  return {
    parts: [
      { label: words.rangeHead.value, style: 'series-1' },
      { label: words.rangeHead.target, style: 'chart-ink' },
    ],
    positions: spec.rows.length,
    series: 1,
    isVertical: true,
    keys: words.controls.rowKeys,
    say: ({ position }) => {
      const row = spec.rows[position];
      return row ? `${row.label}: ${valueText(spec, row)}${spec.unit && ` ${spec.unit}`}` : '';
    },
    at: (position) => {
      const row = spec.rows[position];
      return [...(row?.value == null ? [] : [0]), ...(row?.target == null ? [] : [1])];
    },
  };
}
