import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { SAMPLE } from '../reports/recomputed/db.ts';
import { plain, rows, teamFile, type ShownCell } from './workspace/pages.ts';
import { ask } from './workspace/raw.ts';

/* What may be downloaded of the workspace, opened with independent readers and compared with the pages and the snapshot. */

type Value = string | number | null;
interface TableFile {
  columns: { id: string; label: string; kind: string }[];
  rows: Record<string, Value>[];
}

let names: string[];
beforeAll(() => {
  names = readdirSync(join(inject('sample').dir, 'team/download'));
});
const file = (name: string): string => teamFile(`download/${name}`);
const csv = (text: string): string[][] => parse(text, { bom: true });
/** As a spreadsheet is given it: nothing for what is not known, and a text that looks like a formula behind an apostrophe. */
const inCsv = (value: Value): string =>
  value === null
    ? ''
    : typeof value === 'string' && /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value)
      ? `'${value}`
      : String(value);
const isTable = (json: object): json is TableFile => 'columns' in json && 'rows' in json;

test('every CSV file has the header, the rows and the values of the JSON file beside it', () => {
  const tables = names.filter((name) => name.endsWith('.csv'));
  expect(tables.length).toBeGreaterThan(40);
  let cells = 0;
  for (const name of tables) {
    const json = JSON.parse(file(name.replace(/csv$/, 'json'))) as
      TableFile | { rows?: object[]; x?: { values: string[] } };
    const [header, ...found] = csv(file(name));
    if (!isTable(json)) {
      expect(found, name).toHaveLength(json.rows?.length ?? json.x?.values.length ?? -1);
      continue;
    }
    expect(header, name).toEqual(json.columns.map(({ label }) => label));
    expect(found, name).toEqual(json.rows.map((row) => json.columns.map(({ id }) => inCsv(row[id] ?? null))));
    cells += found.flat().length;
  }
  expect(cells).toBeGreaterThan(5000);
});

test('the file of the capacity chart has the numbers of the table beside it', () => {
  const column = (name: string, label: string) => {
    const [header = [], ...found] = csv(file(name));
    return found.map((row) => row[header.indexOf(label)] ?? 'no such column');
  };
  for (const label of ['Available', 'Committed', 'Logged'])
    expect(column('capacity.csv', `${label} (FTE)`), label).toEqual(column('capacity-months.csv', label));
});

/** Where tables stand, by their name. */
function pagesOfTables(): [table: string, address: string][] {
  const folder = join(inject('sample').dir, 'team');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('index.html') && !/^(?:handbook|print|glossary)/.test(name))
    .flatMap((name) => {
      const found = readFileSync(join(folder, name), 'utf8').matchAll(/data-work-table="([^"]+)"/g);
      return [...found].map(([, table = '']): [string, string] => [table, name.replace(/index\.html$/, '')]);
    });
}

type Shown = string | [text: string, address: string | null, shape?: string];
type Packed = Value | [value: Value, shown: Shown[] | null, note?: string];

/** What a reader sees of a row that the browser loads: its words, or a number of which the page shows as many digits as it has room for. */
function sees(cell: Packed, { lines, note }: ShownCell): boolean {
  const [value, shown = null, small = null] = Array.isArray(cell) ? cell : [cell];
  if (plain(small ?? '') !== (note ?? '')) return false;
  if (shown !== null)
    return shown.map((one) => plain(typeof one === 'string' ? one : one[0])).join('\n') === lines.join('\n');
  const [line = ''] = lines;
  if (typeof value !== 'number') return plain(value ?? '') === line;
  return Math.abs(Number(line.replaceAll(' ', '').replace('\u2212', '-')) - value) <= 0.005 + 1e-9;
}

test('the rows that the browser loads are those of the page and of the JSON file', () => {
  const places = pagesOfTables().filter(([table]) => names.includes(`${table}.rows.json`));
  expect(new Set(places.map(([table]) => table)).size).toBe(names.filter((name) => name.endsWith('.rows.json')).length);
  for (const [id, address] of places) {
    const packed = JSON.parse(file(`${id}.rows.json`)) as {
      columns: { id: string; hidden?: true }[];
      rows: Packed[][];
    };
    const json = JSON.parse(file(`${id}.json`)) as TableFile;
    const values = packed.rows.map((row) => row.map((cell) => (Array.isArray(cell) ? cell[0] : cell)));
    expect(values, id).toEqual(json.rows.map((row) => packed.columns.map((column) => row[column.id] ?? null)));
    const shown = rows(address, id);
    expect(shown.length, id).toBe(Math.min(200, packed.rows.length));
    for (const [at, row] of shown.entries())
      for (const [place, { id: column, hidden }] of packed.columns.entries()) {
        const cell = row[column];
        if (hidden) expect(cell, `${id} ${column}`).toBeUndefined();
        else if (!cell || !sees(packed.rows[at]?.[place] ?? null, cell))
          expect(cell, `${id}, row ${at}, ${column}`).toEqual(packed.rows[at]?.[place]);
      }
  }
});

describe('calendars', () => {
  const events = (name: string) =>
    new ICAL.Component(ICAL.parse(file(name)) as unknown[])
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))
      .map(({ uid, summary, startDate }) => ({
        uid,
        summary: plain(summary),
        day: startDate.toString(),
        isDay: startDate.isDate,
      }));

  test('deliverables: what the page has as still to deliver, on its day', () => {
    const open = rows('deliverables/', 'deliverables').filter(
      ({ delivered, due }) => !delivered?.lines[0] && due?.lines[0],
    );
    const found = events('deliverables.ics');
    expect(found.every(({ isDay }) => isDay)).toBe(true);
    expect(found.map(({ summary, day }) => `${day} ${summary}`).sort()).toEqual(
      open
        .map(
          ({ due, deliverable, community }) =>
            `${due?.lines[0] ?? ''} Due: ${deliverable?.lines[0] ?? ''} (${community?.lines[0] ?? ''})`,
        )
        .sort(),
    );
  });

  test('renewals: every end, and every notice that is not sent 60 days before it', () => {
    const shown = rows('renewals/', 'renewals');
    const found = events('renewals.ics');
    const days = (kind: string) =>
      found
        .filter(({ uid }) => uid.startsWith(`${kind}-`))
        .map(({ day }) => day)
        .sort();
    expect(days('end')).toEqual(shown.map(({ end }) => end?.lines[0]));
    const unsent = shown.filter(({ notice }) => notice?.lines[0] !== 'Sent');
    const before = (end: string, count: number) =>
      String(ask('select date(?2, ?3) d where ?1 <> 0', end, `-${count} days`)[0]?.d);
    expect(days('notice')).toEqual(unsent.map(({ end }) => before(end?.lines[0] ?? '', 60)));
    const ending = shown.filter(({ after }) => after?.lines[0]?.startsWith('Decommission'));
    expect(days('reminder')).toEqual(ending.map(({ end }) => before(end?.lines[0] ?? '', 2)));
    expect(found.map(({ uid }) => uid).sort()).toEqual([...new Set(found.map(({ uid }) => uid))].sort());
    // The table of steps has the first days of the same.
    const steps = rows('renewals/', 'renewal-steps').map(({ day }) => day?.lines[0]);
    expect(steps.every((day) => found.some((one) => one.day === day))).toBe(true);
  });
});

describe('the records', () => {
  test('every noun may be downloaded as the snapshot has it, byte for byte, and as CSV with all of its records', () => {
    const nouns = readdirSync(SAMPLE).filter((name) => name !== 'manifest.json');
    expect(readdirSync(join(inject('sample').dir, 'team/download/data')).sort()).toEqual(
      nouns.flatMap((name) => [name, name.replace(/json$/, 'csv')]).sort(),
    );
    for (const name of nouns) {
      const json = readFileSync(join(SAMPLE, name), 'utf8');
      expect(file(`data/${name}`) === json, name).toBe(true);
      const records = JSON.parse(json) as Record<string, unknown>[];
      const [header = [], ...found] = csv(file(`data/${name.replace(/json$/, 'csv')}`));
      expect(found, name).toHaveLength(records.length);
      const at = (field: string) => header.indexOf(field);
      for (const [row, record] of records.entries())
        for (const [field, value] of Object.entries(record)) {
          const cell = found[row]?.[at(field)] ?? 'no such column';
          if (isMoney(value)) {
            expect([Number(cell), found[row]?.[at(`${field}Currency`)]], `${name} ${field}`).toEqual([
              value.minor / 100,
              value.currency ?? '',
            ]);
          } else if (Array.isArray(value)) expect(cell === '', `${name} ${field}`).toBe(value.length === 0);
          else
            expect(cell, `${name} ${field}`).toBe(inCsv(typeof value === 'boolean' ? String(value) : (value as Value)));
        }
    }
  });
});

const isMoney = (value: unknown): value is { minor: number; currency: string | null } =>
  typeof value === 'object' && value !== null && 'minor' in value;
