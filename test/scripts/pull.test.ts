import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig, type Manifest } from '../../src/model/index.ts';
import { secretsOf } from '../../src/sources/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { NOW, small } from '../fixtures/sources/records.ts';
import { airtableData, startWorld, TOKENS, type World } from '../servers/index.ts';
import { fakeEffects, pull, without, written } from '../sources/helpers.ts';

const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});
const start: typeof startWorld = async (...args) => {
  const world = await startWorld(...args);
  worlds.push(world);
  return world;
};

describe('configuration that is missing or malformed ends with 2 and names the variable', () => {
  test.each([
    [{ HUBSPOT_ACCESS_TOKEN: undefined, AIRTABLE_BASE_ID: ' ' }, /^HUBSPOT_ACCESS_TOKEN, AIRTABLE_BASE_ID are not set/],
    [{ HUBSPOT_ACCESS_TOKEN: 'two words' }, /HUBSPOT_ACCESS_TOKEN cannot be used/],
    [{ HUBSPOT_BASE_URL: 'api.hubapi.com' }, /HUBSPOT_BASE_URL cannot be used/],
    [{ AIRTABLE_BASE_ID: 'https://airtable.com/appX' }, /AIRTABLE_BASE_ID cannot be used/],
    [{ PROMETHEUS_URL: 'http://me:word@127.0.0.1/' }, /PROMETHEUS_URL cannot be used/],
    [{ PROMETHEUS_URL: undefined }, /PROMETHEUS_TOKEN cannot be used/],
    [{ CLOUD_COSTS_CSV: '/nowhere/costs.csv' }, /costs\.csv cannot be read\.\nThere is no such file/],
    [{ CLOUD_COSTS_CSV: 'https://me:pass-word@costs.example/a.csv' }, /^CLOUD_COSTS_CSV cannot be used\.\n[^@]*$/],
    [{ PROMETHEUS_URL: '' }, /PROMETHEUS_TOKEN cannot be used/],
    [{ PLUMBLINE_TIMEOUT_MS: '30s' }, /PLUMBLINE_TIMEOUT_MS cannot be used/],
    [{ PLUMBLINE_DEADLINE_MS: '0' }, /PLUMBLINE_DEADLINE_MS cannot be used/],
  ])('%j', async (env, reason) => {
    const world = await start(small());
    const outcome = await pull({ env: { ...world.env, ...env } });
    expect(outcome.printed).toMatch(reason);
    expect(outcome.code).toBe(2);
    expect(outcome.files).toEqual({});
  });
});

test('without its variables usage and cost are not connected, and that is said', async () => {
  const world = await start(small());
  const env = { ...world.env, PROMETHEUS_URL: undefined, PROMETHEUS_TOKEN: undefined, CLOUD_COSTS_CSV: undefined };
  const { code, printed, dir } = await pull({ env });
  expect(code).toBe(0);
  expect(printed).toContain('Usage: not connected\nCost: not connected\n');
  const { manifest } = await readSnapshot(`${dir}/live`);
  expect(manifest.sources.map(({ status }) => status)).toEqual([
    'complete',
    'complete',
    'not-connected',
    'not-connected',
  ]);
});

test('all or nothing: when one source fails, not a byte of the last good snapshot changes', async () => {
  const world = await start(small());
  const before = await pull({ env: world.env });
  const changed = small();
  changed.deals.pop();
  for (const server of ['hubspot', 'airtable', 'prometheus', 'costs'] as const) {
    const broken = await start(changed, { faults: { [server]: () => ({ status: 400, body: 'no' }) } });
    const after = await pull({ env: broken.env, dir: before.dir });
    expect(after.code).toBe(3);
    expect(after.files).toEqual(before.files);
  }
});

describe('--only', () => {
  test('reads one source, keeps the rest of the snapshot, and says so', async () => {
    const first = await start(small());
    const { dir } = await pull({ env: first.env });
    const changed = small();
    changed.deals.pop();
    changed.costs.push({
      id: 'halvorsund/2026-02',
      communityId: 'halvorsund',
      month: '2026-02',
      amount: { minor: 1, currency: 'USD' },
    });
    const second = await start(changed);
    const env = { CLOUD_COSTS_CSV: second.env.CLOUD_COSTS_CSV };
    const { code, printed } = await pull({ env, dir, args: ['--only', 'cost'], effects: fakeEffects(NOW + 3_600_000) });
    expect(code).toBe(0);
    expect(printed).toContain('Kept from the pull of 2026-03-02T05:00:00.000Z.');
    const { manifest, records } = await readSnapshot(`${dir}/live`);
    expect(written(records)).toEqual(written({ ...small(), costs: changed.costs }));
    expect(manifest.sources.map(({ pulledAt }) => pulledAt?.slice(11, 16))).toEqual([
      '05:00',
      '05:00',
      '05:00',
      '06:00',
    ]);
    expect(second.hubspot.calls).toEqual([]);
  });

  test('needs a snapshot to complete, and a system that there is', async () => {
    const world = await start(small());
    expect(await pull({ env: world.env, args: ['--only', 'usage'] })).toMatchObject({
      code: 2,
      files: {},
      printed: expect.stringContaining('Run `npm run pull` without --only first, or name the folder with --out.'),
    });
    const unknown = await pull({ env: world.env, args: ['--only', 'hubsopt'] });
    expect(unknown).toMatchObject({ code: 2, printed: expect.stringContaining('--only hubspot') });
  });

  test('asks for the variables of the systems that it names', async () => {
    const outcome = await pull({ env: {}, args: ['--only', 'usage'] });
    expect(outcome).toMatchObject({ code: 2, printed: expect.stringMatching(/^PROMETHEUS_URL is not set/) });
  });
});

describe('records that cannot be read', () => {
  const withEngagements = (count: number, broken: number) => {
    const records = small();
    const [one] = records.engagements;
    records.engagements = Array.from({ length: count }, (_, i) => ({
      ...one!,
      id: `recEngagement${String(i).padStart(3, '0')}`,
    }));
    const tables = airtableData(records);
    tables
      .Engagements!.slice(0, broken)
      .forEach((row) => (row.fields.RAG = `ask tom@sea.example, ${TOKENS.AIRTABLE_TOKEN}`));
    return { records, tables };
  };

  test('are set aside and listed, and the rest goes on', async () => {
    const { records, tables } = withEngagements(40, 2);
    const world = await start(records, { airtable: { tables } });
    const { code, printed, files, dir } = await pull({ env: world.env });
    expect(code).toBe(0);
    expect(printed).toContain(
      'Set aside: engagements Halvorsund 2026–27 (recEngagement000), field RAG: expected one of "Green", "Amber", "Red", found "ask [e-mail], [redacted]"',
    );
    const { manifest, records: read } = await readSnapshot(`${dir}/live`);
    expect(read.engagements).toHaveLength(38);
    expect(manifest.setAside).toHaveLength(2);
    expect(manifest.setAside[0]).toMatchObject({
      id: 'recEngagement000',
      links: ['9007199254740993', 'recProject01', 'recContract01'],
    });
    expect(manifest.sources[1]?.read.Engagements).toMatchObject({ records: 40, setAside: 2 });
    expect(without([printed, ...Object.values(files)], [...Object.values(TOKENS), 'tom@sea.example'])).toEqual([]);
  });

  test('refuse the pull when they are more than one and more than 5 %', async () => {
    const { records, tables } = withEngagements(40, 3);
    const world = await start(records, { airtable: { tables } });
    const { code, printed, files } = await pull({ env: world.env });
    expect(printed).toContain('3 of 40 records of engagements cannot be read');
    expect(code).toBe(3);
    expect(files).toEqual({});
  });
});

test('the invented sample is not overwritten by real data', async () => {
  const world = await start(small());
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-pull-'));
  await writeSnapshot(join(dir, 'live'), {
    pulledAt: '2026-03-02T05:00:00.000Z',
    source: 'sample',
    asOf: '2026-03-02',
    sources: [],
    setAside: [],
    records: small(),
  });
  // It has no reports on its sources, so it is damaged as well.
  const { code, printed } = await pull({ env: world.env, dir });
  expect(printed).toContain('holds the invented sample');
  expect(code).toBe(2);
});

test('a last snapshot that is damaged is replaced, and that nothing is compared with it is said', async () => {
  const world = await start(small());
  const { dir } = await pull({ env: world.env });
  await writeFile(join(dir, 'live', 'usage.json'), '[]\n');
  expect(await pull({ env: world.env, dir, args: ['--only', 'cost'] })).toMatchObject({
    code: 3,
    printed: expect.stringMatching(
      /usage\.json is damaged\.\n.*\nRun `npm run pull` without --only, which replaces it\./,
    ),
  });
  const { code, printed } = await pull({ env: world.env, dir });
  expect(printed).toMatch(/usage\.json is damaged\. So whether tables shrank .* is not checked this time\.\n/);
  expect(code).toBe(0);
  expect((await pull({ env: world.env, dir })).printed).not.toContain('is damaged');
});

test('a last snapshot whose manifest knows nothing but counts is compared with as well', async () => {
  const world = await start(small());
  const { dir } = await pull({ env: world.env });
  const path = join(dir, 'live', 'manifest.json');
  const { previous, accepted, usage, ...manifest } = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  expect([previous, accepted, usage]).toEqual([null, [], expect.anything()]);
  const sources = manifest.sources.map(({ system, status, pulledAt, read, requests, note }) => ({
    ...{ system, status, pulledAt, requests, note },
    read: Object.fromEntries(Object.entries(read).map(([what, { records }]) => [what, records])),
  }));
  await writeFile(path, JSON.stringify({ ...manifest, sources }));
  const { code } = await pull({ env: world.env, dir });
  expect(code).toBe(0);
  expect((await readSnapshot(`${dir}/live`)).manifest.previous).toMatchObject({
    id: manifest.id,
    records: { deals: 2 },
  });
});

test('the command that comes next can be copied, whatever the folder is called', async () => {
  const world = await start(small());
  const { printed } = await pull({ env: world.env, dir: await mkdtemp(join(tmpdir(), "plumbline pull's ")) });
  expect(printed).toMatch(/--data '\S*plumbline pull'\\''s \w+\/live'\n$/);
});

test('costs come from a file as well', async () => {
  const world = await start(small());
  const file = join(await mkdtemp(join(tmpdir(), 'plumbline-costs-')), 'costs.csv');
  await writeFile(file, 'community_id,month,usd\nhalvorsund,2026-01,987.65\n');
  const { dir } = await pull({ env: { ...world.env, CLOUD_COSTS_CSV: file } });
  expect((await readSnapshot(`${dir}/live`)).records.costs).toEqual(small().costs);
});

test('a token that the server sends back does not show', async () => {
  const fault = { status: 400, body: { message: `no such token ${TOKENS.HUBSPOT_ACCESS_TOKEN}`, category: 'X' } };
  const world = await start(small(), { faults: { hubspot: () => fault } });
  const { printed } = await pull({ env: world.env });
  expect(printed).toContain('no such token [redacted]');
});

test('a file that a key in the address opens: the key does not show', async () => {
  const fault = { status: 404, body: 'gone' };
  const world = await start(small(), { faults: { costs: () => fault } });
  const secret = 'd-invented-key-0004';
  const { code, printed } = await pull({
    env: { ...world.env, CLOUD_COSTS_CSV: `${world.env.CLOUD_COSTS_CSV}?key=${secret}` },
  });
  expect(code).toBe(3);
  expect(printed).not.toContain(secret);
  expect(secretsOf({ CLOUD_COSTS_CSV: `https://costs.example/e/${secret}/pub?output=csv` }, readConfig({}))).toEqual([
    expect.stringContaining('https://'),
    expect.stringContaining('https://'),
    secret,
  ]);
});

describe('a pull that reads far fewer records', () => {
  const withHubs = (count: number) => {
    const records = small();
    const [one] = records.hubs;
    records.hubs = Array.from({ length: count }, (_, i) => ({ ...one!, id: `recHub${String(i).padStart(3, '0')}` }));
    return records;
  };

  test('is refused and changes nothing, unless that is accepted for this once', async () => {
    const before = await pull({ env: (await start(withHubs(10))).env });
    expect(before.code).toBe(0);
    const fewer = await start(withHubs(7));
    const refused = await pull({ env: fewer.env, dir: before.dir });
    expect(refused.printed).toMatch(/hubs \(Airtable\) had 10, now 7\.[^]*--accept-shrink hubs\./);
    expect(refused.code).toBe(3);
    expect(refused.files).toEqual(before.files);
    const other = await pull({ env: fewer.env, dir: before.dir, args: ['--accept-shrink', 'deals'] });
    expect(other.code).toBe(3);
    const unknown = await pull({ env: fewer.env, dir: before.dir, args: ['--accept-shrink', 'hub'] });
    expect(unknown).toMatchObject({ code: 2, printed: expect.stringContaining('--accept-shrink hubs') });
    const accepted = await pull({
      env: fewer.env,
      dir: before.dir,
      args: ['--accept-shrink', 'deals,orders', '--accept-shrink', 'hubs'],
    });
    expect(accepted.code).toBe(0);
  });

  test('four fifths of a table are enough', async () => {
    const before = await pull({ env: (await start(withHubs(10))).env });
    expect(await pull({ env: (await start(withHubs(8))).env, dir: before.dir })).toMatchObject({ code: 0 });
  });

  test('the last deal or engagement does not go without a word', async () => {
    const before = await pull({ env: (await start(small())).env });
    const none = { ...small(), engagements: [], hubs: [] };
    const after = await pull({ env: (await start(none)).env, dir: before.dir });
    expect(after.printed).toContain('engagements (Airtable) had 1, now 0.');
    expect(after.printed).not.toContain('hubs (');
    expect(after.code).toBe(3);
  });
});

test('a folder that holds something else is refused before anything is asked', async () => {
  const world = await start(small());
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-pull-'));
  await mkdir(join(dir, 'live'));
  await writeFile(join(dir, 'live', 'notes.txt'), 'mine');
  expect(await pull({ env: world.env, dir })).toMatchObject({ code: 2, files: { 'live/notes.txt': 'mine' } });
  expect(world.hubspot.calls).toEqual([]);
});
