import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DomUtils, parseDocument } from 'htmlparser2';
import { expect } from 'vitest';
import { reportValues } from './compare.ts';
import { day, type Cell, type Db, type Scope } from './db.ts';
import { flat, rounded, type Values } from './flat.ts';
import { checkHeadline } from './headlines.ts';
import { agreementsOf, countsOf, fteOf, sectionsOf, slugOf } from './milestones.ts';
import { pageTables } from './page-tables.ts';
import { shows, tokens } from './read.ts';
import { SETTINGS } from './reports.ts';

/** The parts of `report.json` that are recomputed. */
interface Whole {
  report: 'milestones' | 'impact' | 'usage';
  language: 'en' | 'es';
  community: { id: string };
  period: { id: string; from: string; to: string };
  asOf: string;
  headline: string;
  figures: { id: string; raw: Cell; value: string; unit: string }[];
  charts: Chart[];
  tables: { id: string; columns: { id: string }[]; rows: Record<string, Cell>[] }[];
}
type Chart = Parameters<typeof flat>[0]['charts'][number] & {
  x?: { values: string[] };
  series?: { label: string; values: (number | null)[] }[];
  rows?: Record<string, Cell>[];
};

/** Folders of reports below a folder. */
export const reportFolders = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/report.json'))
    .map((name) => join(dir, dirname(name)))
    .sort();

/** What is shown and what can be downloaded of one report, against what is recomputed. Returns how many values were compared. */
export function checkReport(folder: string, db: Db) {
  const whole = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Whole;
  const { report, language, community, period, asOf } = whole;
  const through = period.id === 'latest' ? day(asOf, -1) : period.to;
  const scope: Scope = { db, community: community.id, language, asOf, through, period, settings: SETTINGS };
  const values = reportValues(report, scope);
  const shown = [...flat(whole)].filter(([name]) => values.has(name) || !isText(name));
  expect(Object.fromEntries(shown), folder).toEqual(Object.fromEntries(values));
  for (const chart of whole.charts) checkChartFiles(folder, chart);
  for (const table of whole.tables) checkTableFile(folder, table);
  const dom = parseDocument(readFileSync(join(folder, 'index.html'), 'utf8'));
  checkHeadline(report, whole.headline, scope);
  const [headline] = elements(dom, ({ attribs }) => attribs.class === 'headline');
  expect(headline && words(DomUtils.textContent(headline))).toBe(words(whole.headline));
  return {
    values: values.size,
    figures: checkFigures(dom, whole, scope, values),
    cells: checkChartTables(dom, whole) + checkPageTables(dom, whole, scope),
  };
}

/** The words of a text without what only spaces differ in. */
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isText = (name: string): boolean =>
  /^table (changes \| .*|people-reached \| \d+ \| change(_year)?|satisfaction \| \d+ \| period)$/.test(name);

const rowsOf = (folder: string, id: string): string[][] =>
  parse(readFileSync(join(folder, `${id}.csv`), 'utf8'), { bom: true, relax_column_count: true });

/** A cell of a CSV file: a number as the file writes it, or its text. */
const same = (cell: string | undefined, value: Cell | undefined, where: string): void => {
  if (typeof value === 'number') expect(rounded(Number(cell)), where).toBe(rounded(value));
  else if (typeof value === 'string') expect(cell?.replace(/^'(?=[=+\-@])/, ''), where).toBe(value);
  else expect(cell, where).toBe('');
};

function checkChartFiles(folder: string, chart: Chart): void {
  const file = JSON.parse(readFileSync(join(folder, `${chart.id}.json`), 'utf8')) as Chart;
  const drawn = (one: Chart) => Object.fromEntries(flat({ figures: [], charts: [one], tables: [] }));
  expect(drawn(file), `${folder} ${chart.id}.json`).toEqual(drawn(chart));
  const [, ...lines] = rowsOf(folder, chart.id);
  if (chart.x && chart.series) {
    expect(lines.map(([at]) => at)).toEqual(chart.x.values);
    lines.forEach((line, i) =>
      chart.series?.forEach((one, at) => same(line[at + 1], one.values[i], `${chart.id}.csv ${line[0]}`)),
    );
  } else {
    const parts =
      chart.kind === 'range' ? ['label', 'value', 'target'] : ['group', 'label', 'from', 'to', 'doneOn', 'status'];
    chart.rows?.forEach((row, i) =>
      parts.forEach((part, at) => same(lines[i]?.[at], row[part], `${chart.id}.csv ${i}`)),
    );
  }
}

function checkTableFile(folder: string, { id, columns, rows }: Whole['tables'][number]): void {
  const [, ...lines] = rowsOf(folder, id);
  expect(lines.length).toBe(rows.length);
  rows.forEach((row, i) =>
    columns.forEach((column, at) => same(lines[i]?.[at], row[column.id], `${folder} ${id}.csv ${i} ${column.id}`)),
  );
}

type Dom = ReturnType<typeof parseDocument>;
const elements = (dom: Dom, test: (element: { name: string; attribs: Record<string, string> }) => boolean) =>
  DomUtils.findAll((element) => test(element), dom.children);

/** Every element that says which figure it shows: its value in full, and the text that a reader sees. */
function checkFigures(dom: Dom, whole: Whole, scope: Scope, values: Values): number {
  const found = elements(dom, ({ attribs }) => attribs['data-figure'] !== undefined);
  const own = new Map([...values, ...fteValues(scope)]);
  for (const element of found) {
    const { 'data-figure': name = '', 'data-raw': raw = '' } = element.attribs;
    const key = `figure ${name.replace(`${whole.report}.`, '')}`;
    expect([...own.keys()], `${name} is not recomputed`).toContain(key);
    const value = own.get(key) ?? null;
    const text = DomUtils.textContent(element).trim();
    if (value === null) {
      expect(raw, name).toBe('');
      if (!/fte/.test(key)) expect(tokens(text, whole.language), name).toEqual([]);
    } else {
      expect(typeof value === 'number' ? rounded(Number(raw)) : raw, name).toBe(value);
      const visible = key === 'figure fte-delivered' ? cut(value) : value;
      expect(shows(text, visible, whole.language), `${name}: ${text} for ${value}`).toBe(true);
      checkBase(key, text, scope);
    }
  }
  for (const { id } of whole.figures)
    expect(
      found.map(({ attribs }) => attribs['data-figure']),
      id,
    ).toContain(`${whole.report}.${id}`);
  return found.length;
}

/** A mean FTE is cut after two decimals, as the findings of the rules are: what is too little must not look enough. */
const cut = (mean: Cell): number => Math.floor(Number(mean) * 100 + 1e-6) / 100;

/** `2 of 3`: the base stands beside the part. */
function checkBase(key: string, text: string, scope: Scope): void {
  const [main] = sectionsOf(scope);
  const { due, delivered } = countsOf(main?.work ?? [], scope.asOf);
  if (key === 'figure delivered' && /\bof\b|\bde\b/.test(text))
    expect(tokens(text, scope.language)[1]).toBe(String(due));
  if (key === 'figure on-time') expect(tokens(text, scope.language)[1]).toBe(String(delivered));
  if (key === 'figure fte-delivered') expect(Number(tokens(text, scope.language)[1])).toBe(main?.agreement.fte);
}

/** The sums of the term of every agreement with an FTE clause. */
function fteValues(scope: Scope): [string, Cell][] {
  const all = agreementsOf(scope);
  return all.flatMap((agreement): [string, Cell][] => {
    const sums = fteOf(scope, agreement);
    const slug = slugOf(agreement, all);
    if (!sums) return [];
    return (['committed', 'delivered', 'remaining'] as const).map((part) => [
      `figure fte-term-${part}-${slug}`,
      rounded(sums[part]),
    ]);
  });
}

/** Every other table of the page: as many as are recomputed, in the same order, cell by cell. */
function checkPageTables(dom: Dom, { report, language }: Whole, scope: Scope): number {
  const ofCharts = elements(dom, ({ name }) => name === 'figure').flatMap((figure) =>
    DomUtils.getElementsByTagName('table', figure),
  );
  const found = DomUtils.getElementsByTagName('table', dom).filter((table) => !ofCharts.includes(table));
  const expected = pageTables(report, scope);
  expect(
    found.map((table) => linesOf(table).length - 1),
    `${scope.community} ${report}`,
  ).toEqual(expected.map((rows) => rows.length));
  let cells = 0;
  expected.forEach((rows, i) => {
    const [, ...lines] = linesOf(found[i] as Table);
    rows.forEach((row, at) =>
      row.forEach((value, column) => {
        if (value === undefined) return;
        const text = lines[at]?.[column] ?? '';
        const where = `${scope.community} ${report} table ${i} row ${at}: ${text} for ${value}`;
        cells += 1;
        if (value === null) expect(tokens(text, language), where).toEqual([]);
        else if (typeof value === 'string' && !/^\d{4}-\d\d/.test(value)) expect(text, where).toContain(value);
        else expect(shows(text, value, language), where).toBe(true);
      }),
    );
  });
  return cells;
}

type Table = ReturnType<typeof DomUtils.getElementsByTagName>[number];
const linesOf = (table: Table): string[][] =>
  DomUtils.getElementsByTagName('tr', table).map((row) =>
    row.children.filter((cell) => 'name' in cell).map((cell) => DomUtils.textContent(cell).trim()),
  );

/** The table of each chart that stands in the page: every cell against the chart's file. */
function checkChartTables(dom: Dom, { charts, language }: Whole): number {
  let cells = 0;
  for (const chart of charts) {
    const [figure] = elements(dom, ({ attribs }) => attribs.id === `chart-${chart.id}`);
    expect(figure, `${chart.id} is not on the page`).toBeDefined();
    const [table] = figure ? DomUtils.getElementsByTagName('table', figure) : [];
    if (!table || !chart.x || !chart.series) continue;
    const [, ...rows] = linesOf(table);
    expect(
      rows.map(([at]) => at),
      chart.id,
    ).toEqual(chart.x.values);
    rows.forEach(([, ...row], i) =>
      chart.series?.forEach(({ values }, at) => {
        const [text = '', value = null] = [row[at], values[i]];
        cells += 1;
        expect(
          value === null ? tokens(text, language).length === 0 : shows(text, value, language),
          `${chart.id} ${i}: ${text} for ${value}`,
        ).toBe(true);
      }),
    );
  }
  return cells;
}
