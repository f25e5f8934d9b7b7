import { describe, expect, test } from 'vitest';
import { AIRTABLE_TABLES, readConfig, type Config, type Records } from '../../../src/model/index.ts';
import { samplePortfolio } from '../../../src/sample/index.ts';
import { TABLES, type EngagementSource } from '../../../src/sources/engagements/index.ts';
import { none, small } from '../../fixtures/sources/records.ts';
import { airtableData, type AirtableRow } from '../../servers/index.ts';

export type EngagementTables = Record<string, AirtableRow[]>;

/** A system of engagements that holds these rows, as its stand-in. */
export interface Opened {
  source: EngagementSource;
  close: () => Promise<void>;
}

/** How a test fills a system of engagements. */
export interface System {
  open(tables: EngagementTables, config: Config): Promise<Opened>;
  /** Makes the reading fail after some of it has been given. */
  openBroken(tables: EngagementTables, config: Config): Promise<Opened>;
}

export const config = readConfig({});
const byId = <T extends { id: string }>(records: readonly T[]) =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** The records of the tables, by id. */
export const engagementsOf = (records: Pick<Records, (typeof TABLES)[number]>) =>
  Object.fromEntries(TABLES.map((key) => [key, byId<{ id: string }>(records[key])]));

/** What every system of engagements does, whatever it is. */
export function contract(name: string, system: System): void {
  const readFrom = async (tables: EngagementTables, withConfig = config) => {
    const { source, close } = await system.open(tables, withConfig);
    return source.read(() => {}).finally(close);
  };

  describe(`${name} keeps the contract of a system of engagements`, () => {
    test('one of everything, with empty fields', async () => {
      const read = await readFrom(airtableData(small()));
      expect(engagementsOf(read.records)).toEqual(engagementsOf(small()));
      expect(read.setAside).toEqual([]);
      expect(read.read).toEqual(
        Object.fromEntries(
          TABLES.map((key) => [
            AIRTABLE_TABLES[key].table,
            { records: small()[key].length, pages: 1, duplicates: 0, setAside: 0, total: null },
          ]),
        ),
      );
    });

    test('a generated portfolio, in any order of rows', async () => {
      const { records } = samplePortfolio({ communities: 6, seed: 'contract' });
      const tables = airtableData(records);
      for (const rows of Object.values(tables)) rows.reverse();
      const read = await readFrom(tables);
      expect(engagementsOf(read.records)).toEqual(engagementsOf(records));
      expect(read.setAside).toEqual([]);
    });

    test('empty tables', async () => {
      const read = await readFrom(airtableData(none()));
      expect(engagementsOf(read.records)).toEqual(engagementsOf(none()));
      expect(Object.keys(read.read)).toHaveLength(TABLES.length);
    });

    test('names in any script, with quotes, commas, semicolons, line ends, and words that mean something elsewhere', async () => {
      const records = small();
      const names = ['Ærø “tides”; a, b', 'line\nend', '__proto__', '"quoted"', "o'clock\tat 5", 'true', '0', '=1+1'];
      records.projects = names.map((text, place) => ({
        id: `recProject0${place}`,
        name: text,
        engagementIds: ['recEngagement01'],
        status: null,
        deliverableIds: [],
      }));
      const read = await readFrom(airtableData(records));
      expect(engagementsOf(read.records).projects).toEqual(byId(records.projects));
    });

    test('a record that does not parse is set aside with field, expected and found, and the rest goes on', async () => {
      const tables = airtableData(small());
      const [row] = tables.Projects!;
      tables.Projects!.push({ ...row!, id: 'recProject02', fields: { ...row!.fields, Status: 'Paused' } });
      tables['Project Deliverables']![0]!.fields.Public = 'perhaps';
      const read = await readFrom(tables);
      expect(read.records.projects.map(({ id }) => id)).toEqual(['recProject01']);
      expect(read.records.engagements).toHaveLength(1);
      expect(read.setAside).toEqual([
        {
          noun: 'projects',
          id: 'recProject02',
          name: 'Tide model',
          field: 'Status',
          expected: 'one of "Planned", "Active", "Complete", "Cancelled"',
          found: '"Paused"',
          links: ['recEngagement01', 'recDeliverable01'],
        },
        {
          noun: 'deliverables',
          id: 'recDeliverable01',
          name: 'Image with the model',
          field: 'Public',
          expected: 'a checkbox',
          found: '"perhaps"',
          links: ['recProject01'],
        },
      ]);
      expect(read.read.Projects).toMatchObject({ records: 2, setAside: 1 });
    });

    test('a link to a record that is not there is kept', async () => {
      const tables = airtableData(small());
      tables.Projects = [];
      const { records, setAside } = await readFrom(tables);
      expect(records.engagements[0]?.projectIds).toEqual(['recProject01']);
      expect(setAside).toEqual([]);
    });

    test('a field that the mapping does not have is empty, and one that it does not name is ignored', async () => {
      const tables = airtableData(small());
      tables.Engagements![0]!.fields.Mood = 'fine';
      const without = readConfig({ airtable: { engagements: { fields: { ragNote: null, projectIds: null } } } });
      const { records } = await readFrom(tables, without);
      expect(records.engagements).toMatchObject([{ ragNote: null, projectIds: [], rag: 'Amber' }]);
    });

    test('other names of tables and fields', async () => {
      const renamed = readConfig({ airtable: { hubs: { table: 'JupyterHubs', fields: { cloud: 'Provider' } } } });
      const { Hubs: hubs = [], ...others } = airtableData(small());
      const rows = hubs.map(({ fields: { Cloud: provider, ...fields }, ...row }) => ({
        ...row,
        fields: { ...fields, Provider: provider },
      }));
      const { records } = await readFrom({ ...others, JupyterHubs: rows }, renamed);
      expect(records.hubs).toEqual(small().hubs);
    });

    test('the schema lists every mapped field of every table', async () => {
      const { source, close } = await system.open(airtableData(small()), config);
      const schema = await source.schema().finally(close);
      for (const key of TABLES) {
        const { table, fields } = AIRTABLE_TABLES[key];
        expect(schema[key]?.table).toBe(table);
        expect(schema[key]?.fields.map((field) => field.name)).toEqual(expect.arrayContaining(Object.values(fields)));
      }
    });

    test('counts are heard, and a failure in the middle gives nothing', async () => {
      const heard: Record<string, number> = {};
      const whole = await system.open(airtableData(small()), config);
      await whole.source.read((table, records) => void (heard[table] = records)).finally(whole.close);
      expect(heard).toEqual(Object.fromEntries(TABLES.map((key) => [AIRTABLE_TABLES[key].table, small()[key].length])));
      const broken = await system.openBroken(airtableData(small()), config);
      await expect(broken.source.read(() => {}).finally(broken.close)).rejects.toMatchObject({
        exitCode: 3,
        what: expect.stringContaining('Hubs'),
      });
    });
  });
}
