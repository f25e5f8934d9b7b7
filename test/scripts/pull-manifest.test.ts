import { afterEach, expect, test } from 'vitest';
import { BLANK_REPORT, readConfig, wholeRead } from '../../src/model/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { outcomeLine } from '../../src/sources/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { startWorld, TOKENS, type World } from '../servers/index.ts';
import { pull, without } from '../sources/helpers.ts';

const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});
async function start(...args: Parameters<typeof startWorld>): Promise<World> {
  const world = await startWorld(...args);
  worlds.push(world);
  return world;
}

test('the manifest names the snapshot that was replaced, its counts, and what shrinking was accepted', async () => {
  const { dir } = await pull({ env: (await start(small())).env });
  const { manifest: first } = await readSnapshot(`${dir}/live`);
  expect(first).toMatchObject({ previous: null, accepted: [] });
  const fewer = small();
  fewer.engagements = [];
  const args = ['--accept-shrink', 'engagements,deals'];
  expect(await pull({ env: (await start(fewer)).env, dir, args })).toMatchObject({ code: 0 });
  const { manifest } = await readSnapshot(`${dir}/live`);
  expect(manifest.previous).toMatchObject({
    id: first.id,
    pulledAt: first.pulledAt,
    records: { deals: 2, engagements: 1 },
  });
  expect(manifest.accepted).toEqual(['deals', 'engagements']);
});

test('each source has a line with its pages and requests', async () => {
  const { printed } = await pull({ env: (await start(small())).env });
  expect(printed).toMatch(/^HubSpot: .*2 deals.* \(\d+ pages, \d+ requests\b.*\)/m);
  expect(printed).toMatch(/^Cost: 1 month of cost \(1 page, 1 request\b.*\)$/m);
});

test('waits that add up to more than the time are said to be those of all requests', () => {
  const read = { deals: wholeRead(41, 3) };
  const report = { ...BLANK_REPORT, system: 'hubspot', status: 'complete', pulledAt: null, read, requests: 5 } as const;
  const line = (waitedMs: number) => outcomeLine({ ...report, elapsedMs: 3100, waitedMs }, readConfig({}));
  expect(line(6700)).toBe('HubSpot: 41 deals (3 pages, 5 requests, 3.1 s; requests waited 6.7 s in all)\n');
  expect(line(40)).toBe('HubSpot: 41 deals (3 pages, 5 requests, 3.1 s)\n');
});

test('--verbose shows requests and further attempts, and no secret', async () => {
  const once = (n: number) => (n === 3 ? { status: 503, body: 'later' } : undefined);
  const world = await start(small(), { faults: { hubspot: once } });
  const quiet = await pull({ env: (await start(small())).env });
  expect(quiet.printed).not.toContain('hubspot: ');
  const { code, printed } = await pull({ env: world.env, args: ['--verbose'] });
  expect(code).toBe(0);
  expect(printed).toMatch(/^hubspot: /m);
  expect(printed).toMatch(/again in \d+ ms/);
  expect(without([printed], Object.values(TOKENS))).toEqual([]);
});
