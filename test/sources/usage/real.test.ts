import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, readConfig, type Usage } from '../../../src/model/index.ts';
import { MAX_POINTS, readSeries } from '../../../src/sources/usage/index.ts';
import { createTransport } from '../../../src/sources/index.ts';
import { NOW, none } from '../../fixtures/sources/records.ts';
import { startWorld } from '../../servers/index.ts';
import {
  backFill,
  copyOf,
  prometheusFolder,
  startPrometheus,
  withToken,
  type RealPrometheus,
  type RealSeries,
} from '../../servers/real-prometheus.ts';
import { fakeEffects, pull } from '../helpers.ts';
import { days, prometheus, read, sampleOf, YESTERDAY } from './helpers.ts';

const bin = prometheusFolder() ?? '';
if (bin === '') {
  process.stderr.write(
    '\nSKIPPED: the tests against a real Prometheus. `npm run prometheus` gets it on Debian and Ubuntu; elsewhere put prometheus and promtool into PATH.\n\n',
  );
}

const DAYS = 400;
const PERIODS = { dau: '24h', wau: '7d', mau: '30d' } as const;
const HUBS = ['reef', 'kelp'] as const;
/** Newest last. */
const ALL = Array.from({ length: DAYS }, (_, i) => addDays(YESTERDAY, i + 1 - DAYS));
const valueOf = (hub: string, period: string, place: number) =>
  (hub === 'reef' ? 100 : 900) + place + (period === '24h' ? 0 : period === '7d' ? 1000 : 5000);

const hubs: RealSeries[] = HUBS.flatMap((namespace) =>
  Object.values(PERIODS).map((period) => ({
    labels: { namespace, period },
    samples: ALL.map((day, i): [number, number] => [sampleOf(day), valueOf(namespace, period, i)]),
  })),
);
const expected = (hub: string, period: string) =>
  Object.fromEntries(ALL.map((day, i) => [day, valueOf(hub, period, i)]));
const wholeHistory = (usage: readonly Usage[]) => {
  for (const hub of HUBS)
    for (const measure of ['dau', 'wau', 'mau'] as const)
      expect(days(usage, hub, measure)).toEqual(expected(hub, PERIODS[measure]));
};

describe.skipIf(bin === '')('a real Prometheus', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await backFill(bin, hubs);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of open.splice(0).toReversed()) await server.close();
  });
  const opened = async <T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> => {
    open.push(await server);
    return server;
  };
  const start = async (options = {}) => opened(startPrometheus(bin, await copyOf(folder), options));
  const serving = async (series: RealSeries[]): Promise<RealPrometheus> =>
    opened(startPrometheus(bin, await backFill(bin, series)));

  test('gives 400 days of two hubs, complete and to the value, through the whole pull', async () => {
    const { url } = await start();
    const world = await opened(startWorld(none()));
    const { code, printed, files } = await pull({
      env: { ...world.env, PROMETHEUS_URL: url, PROMETHEUS_TOKEN: undefined },
    });
    expect(printed).toContain('Usage: 30 hub-months of prometheus (');
    expect(code).toBe(0);
    wholeHistory(JSON.parse(files['live/usage.json']!));
  });

  test('drops old days after its retention, and the next snapshot still has all of them', async () => {
    const world = await opened(startWorld(none()));
    const night = (url: string, dir?: string) =>
      pull({
        env: { ...world.env, PROMETHEUS_URL: url, PROMETHEUS_TOKEN: undefined },
        ...(dir === undefined ? {} : { dir }),
      });
    const first = await night((await start()).url);
    wholeHistory(JSON.parse(first.files['live/usage.json']!));

    const short = await start({ retention: '15d' });
    const { records } = await read([prometheus(short.url)]);
    const left = Object.keys(days(records.usage, 'reef')).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(60);

    const second = await night(short.url, first.dir);
    expect({ code: second.code, printed: second.printed }).toMatchObject({ code: 0 });
    wholeHistory(JSON.parse(second.files['live/usage.json']!));
    const history = (files: Record<string, string>) =>
      Object.entries(files).filter(([file]) => file.startsWith('history/'));
    expect(history(first.files).length).toBeGreaterThan(DAYS / 31);
    expect(history(second.files)).toEqual(history(first.files));
    expect(JSON.parse(second.files['live/manifest.json']!).usage).toEqual({
      corrections: [],
      unexplained: [],
      gaps: [],
    });
  });

  test('below a path with a token before it, as behind Grafana', async () => {
    const { url } = await start({ prefix: '/api/datasources/proxy/uid/abc123' });
    const door = await opened(withToken(url, 'invented-token'));
    expect(door.url).toMatch(/\/api\/datasources\/proxy\/uid\/abc123$/);
    wholeHistory((await read([prometheus(door.url, { token: 'invented-token' })])).records.usage);
    await expect(read([prometheus(door.url, { token: 'wrong-token' })])).rejects.toThrow(/does not accept the token/);
    await expect(read([prometheus(new URL(url).origin)])).rejects.toThrow(/no Prometheus API at this address/);
  });

  test.each([MAX_POINTS, MAX_POINTS + 1])('answers a range of %i days', async (points) => {
    const { url } = await start();
    const effects = fakeEffects(NOW);
    const limits = { timeoutMs: 30_000, deadlineAt: NOW + 900_000, signal: new AbortController().signal };
    const end = sampleOf(YESTERDAY);
    const range = { start: end - (points - 1) * 86_400, end };
    const transport = createTransport('usage', effects, limits);
    const found = await readSeries(transport, prometheus(url), readConfig({}).usage, 'dau', range);
    expect(found.requests).toBe(points === MAX_POINTS ? 1 : 2);
    expect([...(found.series.get('reef') ?? [])]).toEqual(
      ALL.map((day, i) => [sampleOf(day), valueOf('reef', '24h', i)]),
    );
  });

  test('NaN and +Inf are set aside and the rest goes on; the greater of two series of a hub counts', async () => {
    const samples = (value: (place: number) => string | number) =>
      ALL.map((day, i): [number, string | number] => [sampleOf(day), value(i)]);
    const of = (pod: string, value: (place: number) => string | number) => ({
      labels: { namespace: 'reef', period: '24h', pod },
      samples: samples(value),
    });
    const { url } = await serving([
      of('a', (i) => (i === 1 ? 'NaN' : i === 2 ? '+Inf' : 10)),
      of('b', (i) => (i === 1 ? 'NaN' : i === 3 ? 70 : 4)),
    ]);
    const { records, setAside } = await read([prometheus(url)]);
    expect(setAside).toEqual(
      [
        [ALL[1], '"NaN"'],
        [ALL[2], '"+Inf"'],
      ].map(([day = '', found]) => ({
        noun: 'usage',
        id: `reef/${day.slice(0, 7)}`,
        name: null,
        field: `dau on ${day}`,
        expected: 'a whole number of users',
        found,
        links: [],
      })),
    );
    expect(days(records.usage, 'reef')).toEqual(
      Object.fromEntries(ALL.flatMap((day, i) => (i === 1 || i === 2 ? [] : [[day, i === 3 ? 70 : 10]]))),
    );
  });

  test('a sample is seen for five minutes: one that was taken earlier in the day is a gap, not a wrong value', async () => {
    const at = (day: string, seconds: number): [number, number] => [sampleOf(day) - seconds, 5];
    const { url } = await serving([
      {
        labels: { namespace: 'reef', period: '24h' },
        samples: [
          at('2026-02-01', 3600),
          at('2026-02-02', 299),
          at('2026-02-03', 301),
          at('2026-02-04', 0),
          at('2026-02-05', -1),
        ],
      },
    ]);
    const { records } = await read([prometheus(url)]);
    expect(days(records.usage, 'reef')).toEqual({ '2026-02-02': 5, '2026-02-04': 5 });
  });

  test('a metric that it does not know gives no hub, and a note', async () => {
    const { url } = await start();
    const { records, notes } = await read([prometheus(url)], { metric: 'other_metric' });
    expect(records.usage).toEqual([]);
    expect(notes).toEqual(['The usage endpoint prometheus has no series of other_metric by namespace.']);
  });
});
