import { filterRows, searchable } from '../src/ui/work-table/filter.ts';
import { packedText, packTable, type PackedTable } from '../src/ui/work-table/packed.ts';
import { rowHtml } from '../src/ui/work-table/row.ts';
import { sortRows } from '../src/ui/work-table/sort.ts';
import { parseState } from '../src/ui/work-table/state.ts';
import {
  date,
  link,
  number,
  several,
  status,
  text,
  type Cell,
  type WorkTable,
} from '../src/reports/workspace/table.ts';

const RUNS = 15;
/** What a page shows of the rows that fit. */
const SHOWN = 100;

/**
 * `npm run bench -- work [N]`: what a reader's browser does for a table of 10,000 (or N) rows: each step in milliseconds, the median of
 * several runs, and against the time that `JSON.parse` needs for the same rows in the same run, so that figures of two machines compare.
 */
export function benchWork(options: readonly string[]): void {
  const size = Number(options[0] ?? 10_000);
  const text = packedText(packTable(invented(size), ({ href }) => href ?? null));
  const { columns, rows }: PackedTable = JSON.parse(text) as PackedTable;
  const all = searchable({ columns, rows });
  const parse = median(() => void JSON.parse(text));
  console.log(`${size} rows, ${(text.length / 1e6).toFixed(1)} MB; JSON.parse: ${parse.toFixed(1)} ms`);
  console.log('step                          ms  ÷ JSON.parse');
  const row = (step: string, work: () => unknown) => {
    const ms = median(work);
    console.log(`${step.padEnd(24)}${ms.toFixed(1).padStart(8)}${(ms / parse).toFixed(2).padStart(14)}`);
  };
  const stateOf = (address: string) => parseState(new URLSearchParams(address), columns, '').state;
  const filter = (address: string) => () => filterRows(all, columns, stateOf(address));
  row('fold what is searched', () => searchable({ columns, rows }));
  row('a word', filter('q=hub+1'));
  row('a word that none has', filter('q=qqq'));
  row('a choice and a range', filter('stage=Proposal&due=2026-02-01..2026-03-01'));
  row('sort by a text', () => sortRows(all, columns, { column: 'name', descending: true }));
  row('sort by a day', () => sortRows(all, columns, { column: 'due', descending: false }));
  row(`HTML of ${SHOWN} rows`, () =>
    all
      .slice(0, SHOWN)
      .map(({ cells }) => rowHtml(cells, columns, '../'))
      .join(''),
  );
}

/** A table as the rooms have them: names with links, a status, figures, days, several links in a cell. */
function invented(size: number): WorkTable {
  const stages = ['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Closed Won'];
  const row = (_: unknown, at: number): Cell[] => [
    link(`Hub ${(at * 7919) % size} of a community`, `hand-off/${at}/`, `community${at}`),
    status(stages[at % stages.length] ?? '', at % 3 ? 'open' : 'late', `Since ${at % 90} days`),
    text(at % 11 === 0 ? null : `Somebody ${at % 40}`),
    number(at % 7 === 0 ? null : (at * 31) % 100_000),
    date(`2026-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`, `in ${at % 200} days`),
    several('x', [
      { text: 'HubSpot', href: `https://example.org/contacts/${at}` },
      { text: 'Airtable', href: `https://example.org/rec${at}` },
    ]),
  ];
  const kinds: [id: string, kind: 'text' | 'number' | 'day', filter?: 'choice' | 'range'][] = [
    ['name', 'text'],
    ['stage', 'text', 'choice'],
    ['lead', 'text', 'choice'],
    ['amount', 'number', 'range'],
    ['due', 'day', 'range'],
    ['records', 'text'],
  ];
  return {
    ...{ id: 'invented', title: 'Invented', empty: '', source: 'Invented' },
    columns: kinds.map(([id, kind, filter]) => ({
      ...{ id, label: id, description: id, kind },
      ...(filter && { filter }),
    })),
    rows: Array.from({ length: size }, row),
  };
}

function median(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}
