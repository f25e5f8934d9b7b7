import type { Language } from './language.ts';

/** What every description of a chart has. SVG, Chart.js, PNG, table, CSV and JSON are made from it. */
interface Described {
  /** Stable name, part of file names: lower-case letters, digits and hyphens. */
  id: string;
  /** What the chart shows, as a finding: "Use doubled in term". */
  title: string;
  /** One computed sentence with the figures a reader needs who cannot see the chart. */
  summary: string;
  /** Sentences below the chart: gaps, partial months, what is not included. */
  notes: string[];
  /** Where the values come from: system and query or file. */
  source: string;
  /** Formula and inclusions, one or two sentences. */
  definition: string;
  /** Language of axis, table and marks; English where it is not given. */
  language?: Language;
  /** False where the table is too long for a page: it then stands in the files only. */
  tableInPage?: boolean;
}

/** Something that happened and helps to read a chart: a hub opened, a workshop, an outage. */
export interface ChartEvent {
  /** Day on which it happened, `YYYY-MM-DD`; it stands at the position that holds it. */
  day: string;
  label: string;
}

/** Values at equidistant positions. */
export interface ChartSpec extends Described {
  /** `strip` draws a row of cells a series: 1 is filled, 0 empty. */
  kind: 'line' | 'area' | 'bar' | 'strip';
  /** Unit of the values, for axis, table head and CSV column: "users", "USD". */
  unit: string;
  /** The unit of a 1, for sentences: "user". As of more where it is not given. */
  unitOne?: string;
  /** Digits after the decimal point in figures and tables. */
  decimals: number;
  /** Equidistant positions; months as `YYYY-MM`, days and first days of weeks as `YYYY-MM-DD`. */
  x: { kind: 'month' | 'week' | 'day'; label: string; values: string[] };
  /** At most six are drawn. A null is a gap: the value is not known, which is not zero. */
  series: { id: string; label: string; values: (number | null)[] }[];
  events?: ChartEvent[];
  /** What the cells of a strip mean: `at least 5 active users`, `fewer`. Yes and no where it is not given. */
  cells?: { filled: string; empty: string };
  /** A level that the values are read against: a budget alert. */
  target?: { label: string; value: number };
}

/** A row of a timeline: something with a due date, or that lasts. */
export interface TimelineRow {
  id: string;
  label: string;
  /** Heading that rows in a row share. */
  group: string;
  /** First day of the bar; null for a mark at `to` alone. */
  from: string | null;
  /** Last day of the bar, or the due date; null where none is recorded: the row says so. */
  to: string | null;
  /** Day on which it was done. */
  doneOn: string | null;
  mark: 'delivered' | 'late' | 'due' | 'open' | 'cancelled';
  /** The mark in words, with what there is to say of time: `Delivered, 2 days early`. */
  status: string;
}

/** What was to happen when, and what did: a Gantt chart. */
export interface TimelineSpec extends Described {
  kind: 'timeline';
  /** First and last day of the axis. */
  from: string;
  to: string;
  /** The as-of date, drawn as a line; null where it lies outside. */
  today: string | null;
  rows: TimelineRow[];
  events?: ChartEvent[];
}

/** Values, each against what was agreed: a bar with a mark for the target. */
export interface RangeSpec extends Described {
  kind: 'range';
  unit: string;
  decimals: number;
  rows: {
    id: string;
    label: string;
    value: number | null;
    target: number | null;
    /** What `target` is. */
    note: string;
  }[];
}

export type AnyChart = ChartSpec | TimelineSpec | RangeSpec;
