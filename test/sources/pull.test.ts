import { afterEach, describe, expect, test } from 'vitest';
import { readConfig, type ConfigInput } from '../../src/model/index.ts';
import { pullAll, readSettings, secretsOf, type PullOptions } from '../../src/sources/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { airtableData, startWorld, TOKENS, type World } from '../servers/index.ts';
import { fakeEffects, pull, without } from './helpers.ts';

const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});
const start: typeof startWorld = async (...args) => {
  const world = await startWorld(...args);
  worlds.push(world);
  return world;
};

/** A pull without the command around it, with a configuration of its own. */
function pulled(env: World['env'], input: ConfigInput, options: Partial<PullOptions> = {}) {
  const config = readConfig(input);
  const progress = { update: () => {}, done: () => {} };
  const settings = readSettings(env, config);
  const secrets = secretsOf(env, config);
  return pullAll({ settings, config, progress, secrets, previous: null, effects: fakeEffects(), ...options });
}

describe('a deal that was merged is named by its id of today', () => {
  const DEAL = '9007199254740993';
  const merged = { hubspot: { gone: { merged: { [DEAL]: '3002' } } } };
  const named = async (dir: string) => (await readSnapshot(`${dir}/live`)).records.engagements[0]?.dealIds;

  test('in what is kept, when only HubSpot is read', async () => {
    const { dir } = await pull({ env: (await start(small())).env });
    expect(await named(dir)).toEqual([DEAL]);
    const { env } = await start(small(), merged);
    expect(await pull({ env, dir, args: ['--only', 'hubspot'] })).toMatchObject({ code: 0 });
    expect(await named(dir)).toEqual(['3002']);
  });

  test('in what is read, when HubSpot is kept that said so the last time', async () => {
    const { env } = await start(small(), merged);
    const { dir } = await pull({ env });
    expect(await pull({ env, dir, args: ['--only', 'airtable'] })).toMatchObject({ code: 0 });
    expect(await named(dir)).toEqual(['3002']);
  });
});

test('what was set aside of a system that is kept stays listed', async () => {
  const tables = airtableData(small());
  Object.assign(tables.Hubs![0]!.fields, { 'Budget alert': 'much' });
  const { env } = await start(small(), { airtable: { tables } });
  const { dir } = await pull({ env });
  const { manifest: before } = await readSnapshot(`${dir}/live`);
  expect(before.setAside).toMatchObject([{ noun: 'hubs', field: 'Budget alert' }]);
  expect(await pull({ env, dir, args: ['--only', 'cost'] })).toMatchObject({ code: 0 });
  expect((await readSnapshot(`${dir}/live`)).manifest.setAside).toEqual(before.setAside);
});

test('the history of usage is written beside the snapshot, and only when the pull is not refused', async () => {
  const before = await pull({ env: (await start(small())).env });
  const history = (files: Record<string, string>) =>
    Object.entries(files).filter(([file]) => file.startsWith('history/usage/'));
  const [february, march] = ['history/usage/2026-02.json', 'history/usage/2026-03.json'];
  expect(Object.keys(before.files)).toEqual(expect.arrayContaining([february, march]));

  const changed = small();
  changed.usage[0]!.dau = changed.usage[0]!.dau.map((value) => value && value + 1);
  changed.engagements = [];
  const { env } = await start(changed);
  const refused = await pull({ env, dir: before.dir });
  expect(refused.code).toBe(3);
  expect(history(refused.files)).toEqual(history(before.files));
  const accepted = await pull({ env, dir: before.dir, args: ['--accept-shrink', 'engagements'] });
  expect(accepted.code).toBe(0);
  expect(history(accepted.files)).not.toEqual(history(before.files));
});

describe('the configuration', () => {
  test('gives each system its rate', async () => {
    const { env } = await start(small());
    const rate = (requests: number) => ({ requests, perMs: 1_000 });
    const rates = { hubspot: rate(11), hubspotSearch: rate(12), airtable: rate(13), usage: rate(14) };
    const effects = fakeEffects();
    await pulled(env, { rates }, { effects });
    const kept = new Set(effects.turns.map((turn) => turn.rate.requests));
    expect([...kept].sort()).toEqual([11, 12, 13, 14]);
  });

  test('and the environment say which proxies stand on the way', async () => {
    const { env } = await start(small());
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', address: '192.0.2.7', port: 3128 });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: refused }));
    const effects = { ...fakeEffects(), fetch };
    await expect(pulled(env, {}, { effects, proxies: ['192.0.2.7:3128'] })).rejects.toThrow(/proxy stands on the way/);
  });
});

describe('a secret that comes back does not show', () => {
  const secret = TOKENS.PROMETHEUS_TOKEN;
  const secrets = Object.values(TOKENS);

  test('in the lines of --verbose', async () => {
    const { env } = await start(small());
    const effects = fakeEffects();
    let asked = 0;
    const broken = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: secret }) });
    const fetch: typeof effects.fetch = (...args) => (asked++ ? effects.fetch(...args) : Promise.reject(broken));
    const { printed } = await pull({ env, args: ['--verbose'], effects: { ...effects, fetch } });
    expect(printed).toMatch(/connection \[redacted\], again in \d+ ms/);
    expect(without([printed], secrets)).toEqual([]);
  });

  test('in the name of a record that is set aside', async () => {
    const records = small();
    const tables = airtableData(records);
    Object.assign(tables.Engagements![0]!.fields, { Name: `Hub ${secret}`, RAG: 'Pink' });
    const { env } = await start(records, { airtable: { tables } });
    const { code, printed, files } = await pull({ env });
    expect({ code, printed }).toMatchObject({ code: 0, printed: expect.stringContaining('Hub [redacted]') as string });
    expect(without([printed, ...Object.values(files)], secrets)).toEqual([]);
  });

  test('in a row that is refused', async () => {
    const body = `community_id,month,usd\nreef,2026-01,${secret}\n`;
    const { env } = await start(small(), {
      faults: { costs: () => ({ headers: { 'content-type': 'text/csv' }, body }) },
    });
    const { code, printed } = await pull({ env });
    expect({ code, printed }).toMatchObject({ code: 3, printed: expect.stringContaining('[redacted]') as string });
    expect(without([printed], secrets)).toEqual([]);
  });

  test('where the words of a system are cut in the middle of it', async () => {
    const message = `${'x'.repeat(195)}${secret}`;
    const { env } = await start(small(), { faults: { hubspot: () => ({ status: 400, body: { message } }) } });
    expect((await pull({ env })).printed).not.toContain(`x${secret.slice(0, 2)}`);
  });

  test('in the reason why an optional endpoint was left out', async () => {
    const { env, prometheus } = await start(small(), {
      faults: {
        prometheus: () => ({
          body: {
            status: 'success',
            data: { resultType: 'matrix', result: [{ metric: { namespace: 'reef' }, values: samplesOf(secret) }] },
          },
        }),
      },
    });
    const endpoints = [{ id: 'west', url: prometheus.url, tokenVariable: 'PROMETHEUS_TOKEN', optional: true }];
    const { usage, sources } = await pulled({ ...env, PROMETHEUS_URL: '' }, { usage: { endpoints } });
    expect(usage?.failed).toMatchObject([
      { endpoint: 'west', reason: expect.stringContaining('found "[redacted]"') as string },
    ]);
    expect(without([JSON.stringify([usage, sources])], secrets)).toEqual([]);
  });
});

const samplesOf = (value: string) => ['2026-02-01', '2026-02-02'].map((day) => [Date.parse(day) / 1000, value]);
