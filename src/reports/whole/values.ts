import type { AnyChart } from '../../charts/index.ts';
import type { DataTable } from '../view.ts';
import type { WholeReport } from './schema.ts';

type Chart = WholeReport['charts'][number];
type Table = WholeReport['tables'][number];

/** The values of a chart, without what only its drawing needs. */
export function chartValues(spec: AnyChart): Chart {
  const { id, title, summary, notes, source, definition } = spec;
  const marked = spec.kind === 'range' ? [] : (spec.events ?? []);
  const events = marked.map(({ day, label }) => ({ day, label }));
  const described = { id, title, summary, notes, source, definition, events };
  if (spec.kind === 'timeline') {
    const rows = spec.rows.map(({ id, label, group, from, to, doneOn, mark, status }) => ({
      ...{ id, label, group, from, to },
      ...{ doneOn, mark, status },
    }));
    return { kind: spec.kind, ...described, from: spec.from, to: spec.to, rows };
  }
  if (spec.kind === 'range') {
    const rows = spec.rows.map(({ id, label, value, target, note }) => ({
      ...{ id, label, note },
      ...{ value: finite(value), target: finite(target) },
    }));
    return { kind: spec.kind, ...described, unit: spec.unit, rows };
  }
  const { kind, unit, x, series, target } = spec;
  return {
    ...{ kind, ...described, unit },
    x: { kind: x.kind, label: x.label, values: x.values },
    series: series.map(({ id, label, values }) => ({ id, label, values: values.map(finite) })),
    target: target ? { label: target.label, value: target.value } : null,
  };
}

/** A table with one object a row, keyed by id of the column. */
export const tableValues = ({ id, title, columns, rows, notes, source }: DataTable): Table => ({
  ...{ id, title },
  columns: columns.map(({ id, label, description }) => ({ id, label, description })),
  rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.id, row[i] ?? null]))),
  ...{ notes, source },
});

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
