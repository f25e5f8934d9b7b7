import type { AnyChart } from '../../../src/charts/index.ts';
import type { Cell } from './db.ts';

/** Values by name, such as `figure mau` or `chart cloud-cost | cost | 2026-05`. */
export type Values = Map<string, Cell>;

interface Shown {
  figures: { id: string; raw: Cell }[];
  charts: (Pick<AnyChart, 'kind' | 'id'> & object)[];
  tables: { id: string; columns: { id: string }[]; rows: (Cell[] | Record<string, Cell>)[] }[];
}

interface Lines {
  x: { values: string[] };
  series: { label: string; values: Cell[] }[];
  target?: { value: number } | null;
}
type Rows = { rows: Record<string, Cell>[] };

const PARTS = { range: ['value', 'target'], timeline: ['from', 'to', 'doneOn', 'mark'] };

/** Every value of a report: figures, points of charts and cells of tables, in the order in which they stand. */
export function flat({ figures, charts, tables }: Shown): Values {
  const values: Values = new Map();
  const put = (name: string, value: Cell | undefined) => {
    if (values.has(name)) throw new Error(`Two values are called ${name}`);
    values.set(name, rounded(value ?? null));
  };
  for (const { id, raw } of figures) put(`figure ${id}`, raw);
  for (const chart of charts) {
    if (chart.kind === 'range' || chart.kind === 'timeline') {
      for (const [i, row] of (chart as unknown as Rows).rows.entries())
        for (const part of PARTS[chart.kind])
          put(`chart ${chart.id} | ${chart.kind === 'timeline' ? row.id : i} | ${part}`, row[part]);
      continue;
    }
    const { x, series, target } = chart as unknown as Lines;
    for (const one of series)
      x.values.forEach((at, i) => put(`chart ${chart.id} | ${one.label} | ${at}`, one.values[i]));
    if (target) put(`chart ${chart.id} | target`, target.value);
  }
  for (const { id, columns, rows } of tables)
    rows.forEach((row, i) =>
      columns.forEach((column, at) =>
        put(`table ${id} | ${i} | ${column.id}`, Array.isArray(row) ? row[at] : row[column.id]),
      ),
    );
  return values;
}

/** Sums may differ in their last digits with the order of adding up. */
export const rounded = (value: Cell): Cell => (typeof value === 'number' ? Number(value.toFixed(6)) : value);

/** Values under construction: each name once. */
export function collect() {
  const values: Values = new Map();
  const put = (name: string, value: Cell | undefined) => {
    if (values.has(name)) throw new Error(`Two values are called ${name}`);
    values.set(name, rounded(value ?? null));
  };
  return {
    values,
    put,
    table: (id: string, columns: string[], rows: (Cell | undefined)[][]) =>
      rows.forEach((row, i) => columns.forEach((column, at) => put(`table ${id} | ${i} | ${column}`, row[at]))),
    /** A line of a chart, where it has a point. */
    line: (id: string, label: string, points: [string, Cell | undefined][]) => {
      if (points.some(([, value]) => value != null))
        for (const [at, value] of points) put(`chart ${id} | ${label} | ${at}`, value);
    },
  };
}
export type Collected = ReturnType<typeof collect>;
