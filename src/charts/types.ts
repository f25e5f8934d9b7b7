/** One description of a chart; SVG, Chart.js, table, CSV and JSON are made from it. */
export interface ChartSpec {
  /** Stable name, part of file names: lower-case letters, digits and hyphens. */
  id: string;
  kind: 'line' | 'bar';
  /** What the chart shows, as a finding: "Use doubled in term". */
  title: string;
  /** One computed sentence with the figures a reader needs who cannot see the chart. */
  summary: string;
  /** Unit of the values, for axis, table head and CSV column: "users", "USD". */
  unit: string;
  /** Digits after the decimal point in figures and tables. */
  decimals: number;
  /** Equidistant positions; months as `YYYY-MM`, days as `YYYY-MM-DD`. */
  x: { kind: 'month' | 'day'; label: string; values: string[] };
  /** At most six are drawn. A null is a gap: the value is not known, which is not zero. */
  series: { id: string; label: string; values: (number | null)[] }[];
  /** Sentences below the chart: gaps, partial months, what is not included. */
  notes: string[];
  /** Where the values come from: system and query or file. */
  source: string;
  /** Formula and inclusions, one or two sentences. */
  definition: string;
}
