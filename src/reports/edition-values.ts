import { formatDay, formatNumber, formatPosition, noData, type AnyChart, type Language } from '../charts/index.ts';
import { isDay } from '../model/index.ts';
import type { Commitment } from './commitment.ts';
import type { FrozenValue } from './edition.ts';
import type { CommunityReports } from './overview.ts';
import { textsOf } from './texts/index.ts';
import type { DataTable, Figure, Report } from './view.ts';

/** A value of a report: what it is, and how a reader sees it. */
export interface ReportValue {
  report: Report['id'];
  what: string;
  raw: FrozenValue;
  text: string;
}

/** Values by a stable name: `usage/figure/mau`, `usage/chart/mau/Lumen hub/2026-03`, `milestones/commitment/rec1/due`. */
export type ReportValues = Map<string, ReportValue>;

/** Every figure, point of a chart and number of a table of a community's reports, and of each commitment its dates and status. */
export function reportValues({ milestones, impact, usage }: CommunityReports, language: Language): ReportValues {
  const values: ReportValues = new Map();
  for (const report of [milestones, impact, usage]) {
    const add = (name: string, value: Omit<ReportValue, 'report'>) => {
      values.set(`${report.id}/${name}`, { report: report.id, ...value });
    };
    for (const [name, value] of [
      ...report.figures.map((one) => figureValue(one, language)),
      ...report.charts.flatMap((chart) => chartValues(chart, language)),
      ...report.tables.filter(({ id }) => id !== 'commitments').flatMap((table) => tableValues(table, language)),
    ]) {
      add(name, value);
    }
  }
  for (const { commitments } of milestones.sections)
    for (const one of commitments)
      for (const [name, value] of commitmentValues(one, language))
        values.set(`milestones/${name}`, { report: 'milestones', ...value });
  return values;
}

type Named = [name: string, value: Omit<ReportValue, 'report'>];

const figureValue = ({ id, label, raw, value, unit }: Figure, language: Language): Named => [
  `figure/${id}`,
  { what: label, raw, text: raw === null ? noData(language) : [value, unit].filter(Boolean).join(' ') },
];

function chartValues(chart: AnyChart, language: Language): Named[] {
  // Rows of a timeline are commitments, which are compared by themselves.
  if (chart.kind === 'timeline') return [];
  if (chart.kind === 'range') {
    return named(chart.rows).map(([name, { label, value }]) => [
      `chart/${chart.id}/${name}`,
      { what: `${chart.title}: ${label}`, raw: value, text: formatNumber(value, chart.decimals, language) },
    ]);
  }
  return named(chart.series).flatMap(([name, { label, values }]) =>
    chart.x.values.map((x, place): Named => {
      const value = values[place] ?? null;
      const what = `${chart.title}: ${label}, ${formatPosition(chart.x.kind, x, language)}`;
      return [
        `chart/${chart.id}/${name}/${x}`,
        { what, raw: value, text: formatNumber(value, chart.decimals, language) },
      ];
    }),
  );
}

/** By their labels, because ids may go by an order that depends on the values. */
function named<T extends { label: string }>(items: readonly T[]): [name: string, item: T][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const label = item.label.replaceAll('/', ' ');
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return [times > 1 ? `${label}#${times}` : label, item];
  });
}

/** Cells of the columns with numbers, by the texts before the first of them: they name the row. */
function tableValues({ id, title, columns, rows }: DataTable, language: Language): Named[] {
  const isNumeric = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const first = isNumeric.indexOf(true);
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const name = row.slice(0, Math.max(first, 1)).join(', ');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return columns.flatMap((column, at): Named[] => {
      const cell = row[at] ?? null;
      if (at < first || !isNumeric[at] || typeof cell === 'string') return [];
      const text = cell === null ? noData(language) : formatNumber(cell, Number.isInteger(cell) ? 0 : 2, language);
      const place = `table/${id}/${name}${times > 1 ? `#${times}` : ''}/${column.id}`;
      return [[place, { what: `${title}: ${name}, ${column.label}`, raw: cell, text }]];
    });
  });
}

/** Whether a value is a record of the extract as it stands there, so that no code can compute it otherwise. */
export const isCopied = (name: string): boolean => name.startsWith('usage/table/daily-samples/');

function commitmentValues({ id, name, dueOn, deliveredOn, state, status }: Commitment, language: Language): Named[] {
  const { due, delivered, status: statusOf } = textsOf(language).edition;
  const { notRecorded } = textsOf(language).common;
  const day = (value: string | null) =>
    value === null ? notRecorded : isDay(value) ? formatDay(value, language) : value;
  return [
    [`commitment/${id}/due`, { what: due(name), raw: dueOn, text: day(dueOn) }],
    [`commitment/${id}/delivered`, { what: delivered(name), raw: deliveredOn, text: day(deliveredOn) }],
    [`commitment/${id}/status`, { what: statusOf(name), raw: state, text: status }],
  ];
}
