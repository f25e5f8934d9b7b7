import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { nounCsv, writeNounFiles } from '../../../src/build/noun-files.ts';
import { NOUN_KEYS, NOUNS, type ConfigInput, type NounKey } from '../../../src/model/index.ts';
import { dataPart } from '../../../src/reports/data/index.ts';
import { fieldsOf } from '../../../src/reports/data/fields.ts';
import { CSV_LIMIT, JSON_LIMIT, nounFiles, sizeOf } from '../../../src/reports/data/nouns.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { SAMPLE } from '../recomputed/db.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const snapshot = await readSnapshot(SAMPLE);
const inputs = inputsFor(snapshot, { asOf: '2026-06-15' });
const data = dataPart(inputs);
const tableOf = (id: string) => valuesOf(data.tables.find((table) => table.id === id)!);
/** The records as they stand in the file, read without the model. */
const fileOf = (noun: NounKey) => readFileSync(resolve(SAMPLE, NOUNS[noun].file), 'utf8');
const rawOf = (noun: NounKey) => JSON.parse(fileOf(noun)) as Record<string, unknown>[];

test('nouns are counted as their files hold them, and so is what was set aside', () => {
  const rows = tableOf('data-nouns');
  expect(rows.map(({ records, bytes }) => [records, bytes])).toEqual(
    NOUN_KEYS.map((noun) => [rawOf(noun).length, Buffer.byteLength(fileOf(noun))]),
  );
  const manifest = JSON.parse(readFileSync(resolve(SAMPLE, 'manifest.json'), 'utf8')) as {
    setAside: Record<string, string>[];
  };
  expect(tableOf('data-set-aside')).toMatchObject(
    manifest.setAside.map(({ id, field, found }) => ({ id, field, found })),
  );
  expect(rows.reduce((sum, row) => sum + Number(row['set-aside']), 0)).toBe(
    new Set(manifest.setAside.map(({ noun, id }) => `${noun} ${id}`)).size,
  );
  const all = NOUN_KEYS.reduce((sum, noun) => sum + rawOf(noun).length, 0);
  expect(spaced(data.answer)).toBe(
    `The data hold ${all} records: HubSpot, Airtable, Prometheus and the cost CSV were read whole, and 1 record was set aside.`,
  );
});

test('a source that is missing or was not read whole is named', () => {
  const { sources } = snapshot.manifest;
  const cut = sources.map((source) => ({
    ...source,
    status: source.system === 'cost' ? ('not-connected' as const) : source.system === 'usage' ? ('incomplete' as const) : source.status,
  }));
  expect(dataPart(inputsOf({}, { manifest: { sources: cut } })).answer).toContain(
    'Prometheus was not read whole. The cost CSV is not connected.',
  );
});

test('every field that a record has is explained, with its meaning and who may see it', () => {
  const fields = fieldsOf();
  for (const noun of NOUN_KEYS) {
    const own = fields.filter((field) => field.noun === noun);
    expect(own.map(({ field }) => field).sort()).toEqual(Object.keys(rawOf(noun)[0] ?? {}).sort());
    const open = own.filter(({ visibility }) => visibility === 'community').map(({ field }) => field);
    expect(open.sort()).toEqual(Object.keys(NOUNS[noun].publicSchema.shape).sort());
  }
  expect(fields.every(({ meaning, type }) => meaning !== '' && type !== '')).toBe(true);
  const of = (noun: NounKey, name: string) => fields.find((one) => one.noun === noun && one.field === name);
  expect(of('deals', 'createdOn')).toMatchObject({ meaning: 'Created on', type: 'date' });
  expect(of('deals', 'amount')).toMatchObject({ type: 'amount and currency' });
  expect(of('fteLog', 'month')).toMatchObject({ type: 'month' });
  expect(of('usage', 'mau')).toMatchObject({ type: 'list: number', unit: 'users active in the 30 days before the sample' });
  expect(of('people', 'email')).toMatchObject({ isPersonal: true });
});

describe('the mapping', () => {
  const mapped = (given: ConfigInput, manifest = {}) =>
    valuesOf(dataPart(inputsOf({}, { config: given, manifest })).tables.find(({ id }) => id === 'data-mapping')!);

  test('names each field as the configuration has it', () => {
    const rows = mapped({ airtable: { engagements: { table: 'Work', fields: { rag: 'Light', ragNote: null } } } });
    expect(rows).toContainEqual(
      expect.objectContaining({ noun: 'Engagements', field: 'rag', table: 'Work', name: 'Light', state: 'Not compared' }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ field: 'ragNote', name: null, state: 'Not mapped', config: 'airtable.engagements.fields.ragNote' }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ noun: 'Communities', field: 'longName', table: 'companies', name: 'name' }));
  });

  test('says what does not fit', () => {
    const sources = snapshot.manifest.sources.map((source) => ({
      ...source,
      schema: {
        fields: { 'engagements.end': { name: 'End date', id: 'fld1', type: 'date' } },
        problems: [
          {
            ...{ field: 'engagements.rag', table: 'Engagements', name: 'RAG', kind: 'renamed' as const },
            ...{ expected: 'RAG', found: 'Light', suggestion: 'Light' },
          },
        ],
      },
    }));
    const rows = mapped({}, { sources });
    expect(rows).toContainEqual(expect.objectContaining({ field: 'rag', state: 'Renamed at the source' }));
    expect(rows).toContainEqual(expect.objectContaining({ noun: 'Engagements', field: 'end', state: 'Found' }));
  });
});

test('what the rules could not judge adds up', () => {
  const rows = tableOf('data-quality');
  for (const row of rows) expect(Number(row.passed) + Number(row.failed) + Number(row['not-evaluated'])).toBe(row.eligible);
  const open = rows.reduce((sum, row) => sum + Number(row['not-evaluated']), 0);
  expect(data.facts.answers.quality).toMatch(new RegExp(`^${open} of `));
});

describe('files of nouns', () => {
  test('are written as the snapshot has them, and the CSV holds the same records', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plumbline-nouns-'));
    try {
      await writeNounFiles(snapshot, dir);
      for (const noun of NOUN_KEYS) {
        const { csv, json } = nounFiles(noun, snapshot.manifest);
        expect(await readFile(join(dir, 'download', json!), 'utf8')).toBe(fileOf(noun));
        const rows: Record<string, string>[] = parse(await readFile(join(dir, 'download', csv!), 'utf8'), { columns: true });
        expect(rows.map(({ id }) => id)).toEqual(rawOf(noun).map(({ id }) => id));
      }
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  test('have amounts in major units beside their currency, days as texts and lists joined by semicolons', () => {
    const csv = [...nounCsv('deals', snapshot.records.deals)].join('');
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    for (const [place, record] of rawOf('deals').entries()) {
      const { amount, createdOn, communityRecordIds } = record as {
        amount: { minor: number; currency: string } | null;
        createdOn: string;
        communityRecordIds: string[];
      };
      expect(rows[place]).toMatchObject({
        amount: amount === null ? '' : String(amount.minor / 100),
        amountCurrency: amount?.currency ?? '',
        createdOn,
        communityRecordIds: communityRecordIds.join(';'),
      });
    }
    const usage: Record<string, string>[] = parse([...nounCsv('usage', snapshot.records.usage)].join(''), { columns: true });
    expect(usage[0]?.mau).toBe((rawOf('usage')[0]?.mau as (number | null)[]).join(';'));
  });

  test('are left out where they are too large', () => {
    const of = (bytes: number) => nounFiles('usage', { files: { 'usage.json': { sha256: '', bytes, records: 1 } } });
    expect(of(CSV_LIMIT)).toEqual({ csv: 'data/usage.csv', json: 'data/usage.json' });
    expect(of(CSV_LIMIT + 1)).toEqual({ csv: null, json: 'data/usage.json' });
    expect(of(JSON_LIMIT + 1)).toEqual({ csv: null, json: null });
    expect([999, 1000, 1_500_000, 20_000_000].map((bytes) => spaced(sizeOf(bytes)))).toEqual(['999 B', '1 kB', '1.5 MB', '20 MB']);
  });
});
