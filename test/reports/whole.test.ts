import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { readConfig } from '../../src/model/index.ts';
import {
  communityReports,
  downloadName,
  extractCommunities,
  readmeOf,
  reportFiles,
  wholeJson,
  wholeJsonSchema,
  wholeOf,
  wholeReport,
  zipOf,
  type Edition,
  type WholeInputs,
} from '../../src/reports/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { extractOf } from './portfolio.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILE = join(ROOT, 'docs/report.schema.json');
const generated = `${JSON.stringify(wholeJsonSchema(), null, 2)}\n`;
if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, generated);
const published = JSON.parse(readFileSync(FILE, 'utf8')) as object;

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
// Its types do not fit how Node imports it.
(addFormats as unknown as (ajv: unknown) => void)(ajv);
const validate = ajv.compile(published);

const REPORTS = ['milestones', 'impact', 'usage'] as const;
const config = readConfig((await import('../../plumbline.config.ts')).default);
const snapshot = await readSnapshot(join(ROOT, 'data/sample'));
const { extracts } = extractCommunities(snapshot, { asOf: '2026-06-15', config, key: (id) => id });
const bare = extractOf({
  communities: [{ id: '1', communityId: 'lumen', longName: '</script><b>"Lumen"</b> \u202eאור' }],
  hubs: [{ id: 'recH1', communityId: 'lumen', name: 'Main', namespace: 'lumen' }],
});

const EDITION: Edition = {
  ...{ schemaVersion: 1, communityId: 'lumen', publishedOn: '2026-07-01', extract: 'ab'.repeat(32) },
  period: { id: '2026-Q2', kind: 'quarter', name: null, from: '2026-04-01', to: '2026-06-30' },
  ...{
    inputs: { 'usage.json': 'cd'.repeat(32) },
    definitions: { mau: 1 },
    notes: ['One deliverable is being checked.'],
  },
} as unknown as Edition;

const cases: [string, WholeInputs][] = [...extracts, bare].flatMap((extract) => {
  const reports = communityReports(extract);
  return REPORTS.map((id): [string, WholeInputs] => [
    `${extract.communityId}, ${id}`,
    { extract, report: reports[id], name: reports.name, edition: extract === bare ? EDITION : null },
  ]);
});
const [first] = cases.filter(([name]) => name === 'tidewater, usage').map(([, inputs]) => inputs);
if (first === undefined) throw new Error('The sample has no tidewater.');

describe.each(cases)('the whole report of %s', (_, inputs) => {
  const { report } = inputs;
  const parsed = JSON.parse(wholeJson(inputs)) as ReturnType<typeof wholeOf>;

  it('fits the published schema and says what the page says', () => {
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(wholeReport.parse(parsed)).toEqual(parsed);
    expect(parsed.headline).toBe(report.headline);
    expect(parsed.figures.map(({ id, raw, value }) => [id, raw, value])).toEqual(
      report.figures.map(({ id, raw, value }) => [id, raw, value]),
    );
    expect(parsed.charts.map(({ id }) => id)).toEqual(report.charts.map(({ id }) => id));
    expect(parsed.tables.map(({ rows }) => rows.length)).toEqual(report.tables.map(({ rows }) => rows.length));
    expect(wholeJson(inputs)).not.toContain('<');
  });

  it('has in its charts the values that their CSV files have', () => {
    const files = reportFiles(report, inputs.extract.language);
    for (const chart of parsed.charts) {
      if (!('series' in chart)) continue;
      const lines = (files.get(`${chart.id}.csv`) ?? '').trimEnd().split('\r\n').slice(1);
      expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual(
        chart.x.values.map((x, i) => [x, String(chart.series[0]?.values[i] ?? '')]),
      );
    }
  });

  it('is told by a README that names every file and every figure', () => {
    const names = [...reportFiles(report, inputs.extract.language).keys()];
    const readme = readmeOf(inputs, names);
    const lines = readme.split('\n');
    for (const name of [...names, 'report.json', 'report.schema.json', 'README.txt'])
      expect(
        lines.filter((line) => line.startsWith(`${name} `)),
        name,
      ).toHaveLength(1);
    for (const { label, value } of report.figures)
      expect(readme).toContain(`- ${label}: ${value}`.replace(/[\u00a0\u202f]/g, ' '));
    expect(readme).toContain(inputs.extract.organisation.contact);
    expect(readme).not.toContain('undefined');
  });
});

test.each([
  ['a key that it does not know', { extra: 1 }],
  ['another version', { schemaVersion: 2 }],
  ['a date that is none', { asOf: '2026-02-30' }],
  ['another report', { report: 'renewals' }],
  ['a chart without values', { charts: [{ kind: 'line', id: 'x' }] }],
])('the schema refuses %s', (_, change) => {
  const wrong = { ...wholeOf(first), ...change };
  expect(validate(wrong)).toBe(false);
  expect(wholeReport.safeParse(wrong).success).toBe(false);
});

it('is published as the code generates it; UPDATE_GOLDEN=1 writes it', () =>
  expect(readFileSync(FILE, 'utf8')).toBe(generated));

it('names an edition by what was published', () => {
  const [, inputs] = cases.findLast(([name]) => name === 'lumen, impact') ?? [];
  if (inputs === undefined) throw new Error('There is no such case.');
  expect(wholeOf(inputs).edition).toMatchObject({ publishedOn: '2026-07-01', extract: 'ab'.repeat(32) });
  expect(wholeOf(inputs)).not.toHaveProperty('corrections');
  expect(readmeOf(inputs, [])).toContain('2026-Q2, published on 1 July 2026');
});

describe('the archive', () => {
  const files = new Map<string, string | Uint8Array>([
    ['b.csv', 'Month,Users\r\n2026-05,7\r\n'],
    ['a.png', Uint8Array.from([137, 80, 78, 71, 0, 255])],
    ['README.txt', 'Qué es cada archivo'],
  ]);
  const zip = zipOf('tidewater-usage-latest', files, '2026-06-15');

  it('holds the files in one folder, read back by its own library', () => {
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toEqual([
      'tidewater-usage-latest/README.txt',
      'tidewater-usage-latest/a.png',
      'tidewater-usage-latest/b.csv',
    ]);
    expect(new TextDecoder().decode(entries['tidewater-usage-latest/README.txt'])).toBe('Qué es cada archivo');
  });

  it('holds them as APPNOTE.TXT lays an archive out, read back without that library', () => {
    const entries = readZip(zip);
    expect(Object.fromEntries(entries.map(({ name, body }) => [name, body.toString('latin1')]))).toMatchObject({
      'tidewater-usage-latest/a.png': '\u0089PNG\u0000ÿ',
      'tidewater-usage-latest/b.csv': 'Month,Users\r\n2026-05,7\r\n',
    });
    expect(entries.map(({ date }) => date)).toEqual(Array(3).fill('2026-06-15 12:00'));
  });

  it('has the same bytes whatever the order and the time zone', () => {
    const zone = process.env['TZ'];
    try {
      for (const one of ['Pacific/Kiritimati', 'America/St_Johns', 'UTC']) {
        process.env['TZ'] = one;
        expect(Buffer.from(zipOf('tidewater-usage-latest', new Map([...files].reverse()), '2026-06-15'))).toEqual(
          Buffer.from(zip),
        );
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

it('names a download after community, report and period', () =>
  expect(downloadName(first.extract, first.report)).toBe('tidewater-usage-latest'));

/** The entries of an archive by its central directory (PKWARE APPNOTE.TXT 4.3.12), inflated by Node's zlib. */
function readZip(bytes: Uint8Array) {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const [time, day] = [zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 14)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const body = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    const two = (number: number) => String(number).padStart(2, '0');
    const date = `${(day >> 9) + 1980}-${two((day >> 5) & 15)}-${two(day & 31)} ${two(time >> 11)}:${two((time >> 5) & 63)}`;
    return { name, body, date };
  });
}
