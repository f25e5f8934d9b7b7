import { columnsOf } from './columns.ts';
import { formatNumber } from './format.ts';
import type { AnyChart } from './types.ts';
import { chartWords } from './words.ts';

export interface ChartTable {
  /** Headings with units. */
  header: string[];
  /** Formatted cells; "no data" where a value is not known. */
  rows: string[][];
  /** Which columns hold numbers. */
  numeric: boolean[];
}

/** All of a chart, what is not drawn included. Days and months as ISO has them. */
export function tableOf(spec: AnyChart): ChartTable {
  const columns = columnsOf(spec);
  return {
    header: columns.map(({ title }) => title),
    rows: rowsOf(spec),
    numeric: columns.map(({ datatype }) => datatype === 'number'),
  };
}

function rowsOf(spec: AnyChart): string[][] {
  const words = chartWords(spec.language);
  const number = (value: number | null | undefined) =>
    formatNumber(value ?? null, 'decimals' in spec ? spec.decimals : 0, spec.language);
  if (spec.kind === 'timeline')
    return spec.rows.map(({ group, label, from, to, doneOn, status }) => [
      group,
      label,
      ...[from, to, doneOn].map((day) => day ?? '\u2013'),
      status,
    ]);
  if (spec.kind === 'range')
    return spec.rows.map(({ label, value, target, note }) => [
      label,
      number(value),
      target === null ? words.noTarget : number(target),
      note,
    ]);
  const cell = (value: number | null) => {
    if (spec.kind !== 'strip' || value === null) return number(value);
    return value > 0 ? (spec.cells?.filled ?? words.filled) : (spec.cells?.empty ?? words.empty);
  };
  return spec.x.values.map((position, i) => [position, ...spec.series.map(({ values }) => cell(values[i] ?? null))]);
}
