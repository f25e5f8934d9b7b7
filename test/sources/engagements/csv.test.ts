import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { fromDayNumber, readConfig, WORK_STATUS, type Records } from '../../../src/model/index.ts';
import { csvSource } from '../../../src/sources/engagements-csv/index.ts';
import { engagementSource } from '../../../src/sources/engagement-source.ts';
import { TABLES } from '../../../src/sources/engagements/index.ts';
import { createTransport, readSettings } from '../../../src/sources/index.ts';
import { none, NOW, small } from '../../fixtures/sources/records.ts';
import { airtableData } from '../../servers/index.ts';
import { fakeEffects } from '../helpers.ts';
import { config, engagementsOf } from './contract.ts';
import { filesOf, openFolder } from './systems.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const FILES = filesOf(airtableData(small()), config);

async function read(files: Record<string, string | Uint8Array>, withConfig = config) {
  const { source, close } = await openFolder(files, withConfig);
  closing.push(close);
  return source.read(() => {});
}
const only = (files: Record<string, string | Uint8Array>) =>
  read({ ...filesOf(airtableData(none()), config), ...files });

describe('the configuration', () => {
  const folder = join(import.meta.dirname, '../../fixtures/engagements-csv');
  const csv = readConfig({ engagements: { source: 'csv', csv: { folder } } });

  test('leads to the folder, for which nothing need stand in the environment', async () => {
    const env = { HUBSPOT_ACCESS_TOKEN: 'invented-hubspot-token-0001' };
    const { access } = readSettings(env, csv);
    expect(access.airtable).toEqual({ folder });
    const limits = { timeoutMs: 1000, deadlineAt: NOW + 900_000, signal: new AbortController().signal };
    const source = engagementSource(createTransport('airtable', fakeEffects(), limits), access.airtable!, csv);
    const found = await source.read(() => {});
    expect(engagementsOf(found.records)).toEqual(engagementsOf(small()));
    expect(found).toMatchObject({ setAside: [], notes: [] });
  });

  test('takes a relative folder from the root of the project', () => {
    const { access } = readSettings({}, readConfig({ engagements: { source: 'csv' } }), ['airtable']);
    expect(access.airtable).toEqual({ folder: resolve(import.meta.dirname, '../../../data/engagements') });
  });

  test('is for Airtable unless it says otherwise', () => {
    expect(() => readSettings({}, config, ['airtable'])).toThrow(/AIRTABLE_TOKEN, AIRTABLE_BASE_ID are not set/);
  });
});

describe('files', () => {
  test('three must be there; the others may be left out, and it is said which', async () => {
    const { 'Engagements.csv': engagements, 'Projects.csv': projects, ...others } = FILES;
    const { 'Project Deliverables.csv': deliverables } = others;
    const kept = {
      'Engagements.csv': engagements!,
      'Projects.csv': projects!,
      'Project Deliverables.csv': deliverables!,
    };
    const found = await read(kept);
    expect(found.records.engagements).toEqual(small().engagements);
    expect(found.records.hubs).toEqual([]);
    expect(Object.keys(found.read)).toEqual(['Engagements', 'Projects', 'Project Deliverables']);
    expect(found.notes).toEqual([
      'Not kept in the folder, so not read: Contracts.csv, FTE Log.csv, Capacity.csv, Check-ins.csv, Hubs.csv.',
    ]);
    await expect(read({ 'Engagements.csv': engagements! })).rejects.toMatchObject({
      what: expect.stringContaining('Projects.csv cannot be read from'),
      why: 'There is no such file.',
      fix: expect.stringContaining('engagements.csv.folder'),
      exitCode: 2,
    });
  });

  test('a folder that is not there is named', async () => {
    const { folder, close } = await openFolder({}, config);
    await close();
    await expect(csvSource({ folder }, config).read(() => {})).rejects.toMatchObject({
      what: expect.stringContaining(folder),
    });
  });

  test('a byte order mark, LF or CRLF, blank lines and spaces around cells make no difference', async () => {
    const text = '\uFEFFID , Name,Engagement\r\n\r\nrecP1 , "a\r\nb" , recE1;recE2 \n';
    const { records } = await only({ 'Projects.csv': text });
    expect(records.projects).toMatchObject([{ id: 'recP1', name: 'a\r\nb', engagementIds: ['recE1', 'recE2'] }]);
  });

  test('a table may not lead out of the folder', async () => {
    const out = readConfig({ airtable: { hubs: { table: '../secret' } } });
    await expect(read(FILES, out)).rejects.toMatchObject({ fix: expect.stringContaining('airtable.hubs.table') });
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    [
      'a row with too few columns',
      'ID,Name,Status\nrecP1,a,Active\nrecP2,b\n',
      /^line 3: expected 3 columns as in the header, found 2\.$/,
    ],
    ['a row with too many', 'ID,Name\nrecP1,a,b\n', /^line 2: expected 2 columns as in the header, found 3\.$/],
    ['a row without id', 'ID,Name\nrecP1,"a\nb"\n,c\n', /^line 4: ID is empty\.$/],
    ['an id that stands twice', 'ID,Name\nrecP1,a\nrecP2,b\nrecP1,a\n', /^line 4: "recP1" stands on line 2 already\.$/],
    ['a column that stands twice', 'ID,Name,Name\nrecP1,a,b\n', /^line 1: more than one column "Name"\.$/],
    ['no column for the id', 'Key,Name\n1,a\n', /^line 1: no column "ID" among "Key,Name"\.$/],
    ['semicolons', 'ID;Name\n1;a\n', /^line 1: the columns are separated with semicolons/],
    ['nothing', '', /^line 1: there is no header\.$/],
    ['quotes that are never closed', 'ID,Name\nrecP1,"a\n', /[Qq]uote/],
    ['Latin-1', Uint8Array.from(Buffer.from('ID,Name\nrecP1,S\u00f8r\n', 'latin1')), /^the text is not UTF-8\.$/],
    ['many faults', `ID,Name\n${'x\n'.repeat(8)}`, /line 6: [^;]*; and 3 more\.$/],
  ])('%s: the file is refused', async (_what, text, why) => {
    await expect(only({ 'Projects.csv': text })).rejects.toMatchObject({
      exitCode: 3,
      what: expect.stringMatching(/^Projects\.csv has (a fault|\d+ faults), so none of it is used\.$/),
      why: expect.stringMatching(why),
    });
  });
});

describe('cells', () => {
  test.each([
    [['true', 'YES', '1', 'Checked', ' x '], true],
    [['false', 'No', '0', '', '  '], false],
  ])('%j are checkboxes: %s', async (words, ticked) => {
    const rows = words.map((word, place) => `recD${place},"${word}"`);
    const { records, setAside } = await only({ 'Project Deliverables.csv': ['ID,Public', ...rows].join('\n') });
    expect(setAside).toEqual([]);
    expect(records.deliverables.map(({ isPublic }) => isPublic)).toEqual(words.map(() => ticked));
  });

  test('numbers, amounts, months and days are plain; anything else sets the record aside', async () => {
    const hubs =
      'ID,Name,Budget alert,Decommissioned on\nrecH1,a,1250.5,2026-01-31\nrecH2,b,"1,250",\nrecH3,c,,31/01/2026\n';
    const capacity = 'ID,Month,FTE available\nrecC1,2026-04,3.5\nrecC2,2026-04-01,0\nrecC3,Q2,1\n';
    const { records, setAside } = await only({ 'Hubs.csv': hubs, 'Capacity.csv': capacity });
    expect(records.hubs).toMatchObject([
      { id: 'recH1', budgetAlert: { minor: 125_050, currency: 'USD' }, decommissionedOn: '2026-01-31' },
    ]);
    expect(records.capacity).toMatchObject([
      { month: '2026-04', fteAvailable: 3.5 },
      { month: '2026-04', fteAvailable: 0 },
    ]);
    expect(setAside.map(({ id, field, found }) => [id, field, found])).toEqual([
      ['recC3', 'Month', '"Q2"'],
      ['recH2', 'Budget alert', '"1,250"'],
      ['recH3', 'Decommissioned on', '"31/01/2026"'],
    ]);
  });
});

describe('links', () => {
  const PROJECTS = 'ID,Name\nrecP1,Tides\nrecP2,Sørvik\nrecP3,Twice\nrecP4,Twice\nrecP5,Wind; waves\nrecP6,recP1\n';
  const linked = async (cell: string, projects = PROJECTS, withConfig = config) => {
    const engagements = `ID,Name,Projects\nrecE1,E,"${cell}"\n`;
    const files = {
      ...filesOf(airtableData(none()), config),
      'Engagements.csv': engagements,
      'Projects.csv': projects,
    };
    const { records, setAside } = await read(files, withConfig);
    return setAside.length > 0 ? setAside[0] : records.engagements[0]?.projectIds;
  };

  test.each([
    ['recP2; recP1', ['recP2', 'recP1']],
    ['Tides;recP2;;', ['recP1', 'recP2']],
    ['Tides; recP1', ['recP1']],
    // The same letter, written as one sign or as two.
    ['Sørvik'.normalize('NFD'), ['recP2']],
    ['recP1', ['recP1']],
    ['Wind; waves', ['recP5']],
    ['Nowhere; Tides', ['Nowhere', 'recP1']],
    [' ; ', []],
  ])('%s leads to %j', async (cell, ids) => {
    expect(await linked(cell)).toEqual(ids);
  });

  test('a name of two records sets the record aside, since one of them would be wrong', async () => {
    expect(await linked('Tides; Twice')).toMatchObject({
      noun: 'engagements',
      id: 'recE1',
      name: 'E',
      field: 'Projects',
      expected: 'ids of Projects, because 2 records there have the same name',
      found: '"Tides; Twice"',
    });
  });

  test('a cell that is a name as a whole and in its parts sets the record aside', async () => {
    const projects = `${PROJECTS}recP7,Wind\n`;
    expect(await linked('Wind; waves', projects)).toMatchObject({
      expected: 'ids of Projects, because ; also stands in a name there',
    });
  });

  test('the separator and the column of the id are those of the configuration', async () => {
    const other = readConfig({ engagements: { source: 'csv', csv: { id: 'Key', separator: '|' } } });
    const files = filesOf(airtableData(none()), config);
    const keyed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/^ID/, 'Key')]));
    const { records } = await read({ ...keyed, 'Projects.csv': 'Key,Name,Engagement\np1,a;b,e1|e2\n' }, other);
    expect(records.projects).toMatchObject([{ id: 'p1', name: 'a;b', engagementIds: ['e1', 'e2'] }]);
  });
});

test('whatever stands in a folder comes back from it', async () => {
  const words = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(',', '"', ';', '\n', '\r', ' ', 'a', "'") }),
    )
    .map((text) => text.trim() || null);
  const ids = fc.uniqueArray(fc.stringMatching(/^rec[A-Za-z0-9]{1,6}$/), { maxLength: 6 });
  const day = fc.option(fc.integer({ min: 0, max: 40_000 }).map(fromDayNumber));
  const fte = fc.option(fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100));
  const engagement = fc.record({
    name: words,
    ragNote: words,
    start: day,
    end: day,
    fteCommitted: fte,
    projectIds: ids,
    status: fc.option(fc.constantFrom(...WORK_STATUS)),
  });
  const portfolio = fc.record({
    engagements: fc.array(engagement, { maxLength: 6 }),
    deliverables: fc.array(fc.record({ name: words, isPublic: fc.boolean(), dueOn: day }), { maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(portfolio, async ({ engagements, deliverables }) => {
      const records: Records = {
        ...none(),
        engagements: engagements.map((fields, i) => ({ ...small().engagements[0]!, ...fields, id: `recE${i}` })),
        deliverables: deliverables.map((fields, i) => ({ ...small().deliverables[0]!, ...fields, id: `recD${i}` })),
      };
      const found = await read(filesOf(airtableData(records), config));
      expect(found.setAside).toEqual([]);
      expect(engagementsOf(found.records)).toEqual(engagementsOf(records));
      expect(Object.keys(found.read)).toHaveLength(TABLES.length);
    }),
    { numRuns: 60 },
  );
});
