import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { AIRTABLE_TABLES, readConfig, type ConfigInput, type Records } from '../../src/model/index.ts';
import { probeAll, readSettings } from '../../src/sources/index.ts';
import { airtableAddress, hubspotAddress } from '../../src/sources/probe/addresses.ts';
import { likely } from '../../src/sources/schema/index.ts';
import { ROLES, STAGES, type System } from '../../src/model/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { csvOf, folderOf } from '../servers/engagement-csv.ts';
import { airtableData, startWorld, type World } from '../servers/index.ts';
import { fakeEffects } from './helpers.ts';

let world: World | undefined;
afterEach(async () => world?.close());

/** Lines about one system. */
async function probe(
  system: System,
  input: ConfigInput = {},
  { records = small(), env = {} }: { records?: Records; env?: Record<string, string | undefined> } = {},
) {
  world = await startWorld(records);
  const config = readConfig(input);
  const effects = fakeEffects();
  const { access } = readSettings({ ...world.env, ...env }, config);
  const limits = { timeoutMs: 5_000, deadlineAt: effects.now() + 60_000, signal: new AbortController().signal };
  const { probes, surroundings } = await probeAll(access, config, effects, limits, null);
  const lines = probes
    .filter((line) => line.system === system)
    .map((line) => `${line.verdict}: ${line.message} ${line.fix}`);
  return { lines, surroundings };
}

describe('usage', () => {
  const endpoint = (id: string, optional: boolean) => ({
    id,
    url: 'http://127.0.0.1:9/',
    optional,
  });

  test('each endpoint by itself: a required one that fails is a fault, an optional one a warning', async () => {
    const { lines } = await probe('usage', {
      usage: { endpoints: [endpoint('north', false), endpoint('south', true)] },
    });
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^ok: The endpoint prometheus answers with 1 namespace since 2026-02-23\./);
    expect(lines[1]).toMatch(/^fault: .*of north failed/);
    expect(lines[2]).toMatch(/^warning: .*of south failed/);
  });

  test('nothing is said of hubs without usage while an endpoint cannot be asked', async () => {
    const records = small();
    records.hubs[0]!.namespace = 'quiet';
    const { lines } = await probe('usage', { usage: { endpoints: [endpoint('south', true)] } }, { records });
    expect(lines.filter((line) => /hub/i.test(line.replace('JupyterHub', '')))).toEqual([]);
    await world?.close();
    expect((await probe('usage', {}, { records })).lines).toContainEqual(expect.stringContaining('"quiet"'));
  });

  test('an endpoint that answers and has nothing in the last days', async () => {
    const records = small();
    records.usage = [];
    const { lines } = await probe('usage', {}, { records });
    expect(lines[0]).toMatch(/^warning: The endpoint prometheus has no active users.*Compare usage\.metric/);
  });

  test('a CSV of old days is no reason to warn; one without rows is', async () => {
    const place = async (rows: string) => join(await folderOf({ 'old.csv': `date,hub,users\n${rows}` }), 'old.csv');
    const csv = async (rows: string) => [{ id: 'old', place: await place(rows), measure: 'mau' as const }];
    const { lines } = await probe('usage', { usage: { csv: await csv('2023-01-31,reef,4\n') } });
    expect(lines).toContain('ok: The usage CSV old can be read, and has no row since 2026-02-23. ');
    await world?.close();
    const empty = await probe('usage', { usage: { csv: await csv('') } });
    expect(empty.lines).toContainEqual(expect.stringMatching(/^warning: The usage CSV old has no rows\./));
  });
});

describe('engagements in a folder of CSV files', () => {
  const filesOf = (records: Records) => {
    const rows = airtableData(records);
    return Object.fromEntries(
      Object.values(AIRTABLE_TABLES).map(({ table, fields }) => [
        `${table}.csv`,
        csvOf(Object.values(fields), rows[table] ?? []),
      ]),
    );
  };
  const inFolder = (folder: string): ConfigInput => ({ engagements: { source: 'csv', csv: { folder } } });
  const env = { AIRTABLE_TOKEN: undefined, AIRTABLE_BASE_ID: undefined };

  test('is read and compared with the mapping', async () => {
    const folder = await folderOf(filesOf(small()));
    const { lines } = await probe('airtable', inFolder(folder), { env });
    expect(lines).toEqual([
      expect.stringMatching(/^ok: The CSV folder holds \d+ records in 8 tables\./),
      'ok: The CSV folder has all 59 fields that are mapped. ',
    ]);
  });

  test('a column under another name has its line', async () => {
    const files = filesOf(small());
    files['Engagements.csv'] = files['Engagements.csv']!.replace('End date', 'Agreement end');
    const { lines } = await probe('airtable', inFolder(await folderOf(files)), { env });
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^fault: engagements\.end: Engagements has no field "End date"; "Agreement end" may be meant/,
      ),
    );
  });

  test('a folder that is not there is a fault', async () => {
    const { lines } = await probe('airtable', inFolder('/nowhere/at/all'), { env });
    expect(lines[0]).toMatch(/^fault: /);
  });
});

test('a pipeline that the configuration names and HubSpot does not have', async () => {
  const { lines } = await probe('hubspot', { hubspot: { pipelines: ['default', '99'] } });
  expect(lines).toContainEqual(
    expect.stringMatching(/^fault: HubSpot has no deal pipeline "99".*Use one of default \(/),
  );
});

test("an address that is not the vendor's is said", () => {
  const hubspot = (baseUrl: string) =>
    hubspotAddress({ hubspot: { token: 't', baseUrl } }).map(({ message }) => message);
  expect(hubspot('https://api.hubapi.com')).toEqual([]);
  expect(hubspot('https://api-eu1.hubapi.com')).toEqual([]);
  expect(hubspot('http://api.hubapi.com')).toHaveLength(1);
  expect(hubspot('https://evil-hubapi.com')[0]).toContain(
    'HUBSPOT_BASE_URL sends requests and the token to evil-hubapi.com',
  );
  const airtable = { token: 't', baseId: 'app1', endpointUrl: 'http://127.0.0.1:1234' };
  expect(airtableAddress({ airtable })[0]?.message).toContain('127.0.0.1:1234');
  expect(airtableAddress({ airtable: { ...airtable, endpointUrl: 'https://api.airtable.com' } })).toEqual([]);
});

test.each([
  ['Contract administration', STAGES, 'Contract Admin'],
  ['closed - won!', STAGES, 'Closed Won'],
  ['Out for signature', STAGES, null],
  ['Closed', STAGES, null],
  ['Technical', ROLES, null],
  ['Champion', ROLES, 'Community Champion'],
  ['Authorised PR submitters', ROLES, 'Authorized PR Submitter'],
  ['', ROLES, null],
] as const)('%s: what it probably means', (label, words, meant) => {
  expect(likely<string>(label, words)).toBe(meant);
});
