import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../src/model/index.ts';
import { MAX_POINTS, parseUsage, windowsOf, type CsvPlace } from '../../../src/sources/usage/index.ts';
import type { Fault, StandIn } from '../../servers/index.ts';
import { standIn } from '../../servers/http.ts';
import { prometheusServer } from '../../servers/prometheus.ts';
import { without } from '../helpers.ts';
import { days, prometheus, read, sampleOf, YESTERDAY } from './helpers.ts';

const TOKEN = 'invented-usage-token-0004';
const servers: StandIn[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

type Values = Record<string, string | number>;
const periods = (hubs: Record<string, Values>) =>
  Object.fromEntries(
    Object.entries(hubs).map(([namespace, values]) => [
      namespace,
      Object.entries(values).map(([day, value]): [number, string] => [sampleOf(day), String(value)]),
    ]),
  );

/** A Prometheus with daily users only, and what goes wrong with every request. */
async function serve(hubs: Record<string, Values>, fault?: Fault): Promise<StandIn> {
  const data = { '24h': periods(hubs), '7d': {}, '30d': {} };
  const server = await prometheusServer({ data, token: TOKEN, ...(fault ? { faults: () => fault } : {}) });
  servers.push(server);
  return server;
}

const endpoint = async (id: string, hubs: Record<string, Values>, given = {}, fault?: Fault) =>
  prometheus((await serve(hubs, fault)).url, {
    id,
    token: TOKEN,
    urlSetting: `usage.endpoints[${id}].url`,
    tokenSetting: `${id.toUpperCase()}_TOKEN`,
    ...given,
  });

const D1 = '2026-02-27';
const D2 = '2026-02-28';

describe('several endpoints', () => {
  test('are read side by side, each with a proof of its own', async () => {
    const places = [
      await endpoint('tokyo', { reef: { [D1]: 1, [YESTERDAY]: 2 } }),
      await endpoint('sitka', { kelp: { [D1]: 3 } }),
    ];
    const found = await read(places);
    expect(days(found.records.usage, 'reef')).toEqual({ [D1]: 1, [YESTERDAY]: 2 });
    expect(days(found.records.usage, 'kelp')).toEqual({ [D1]: 3 });
    const proof = { pages: 3, duplicates: 0, setAside: 0, total: null };
    expect(found.read).toEqual({
      'hub-months of tokyo': { ...proof, records: 2 },
      'hub-months of sitka': { ...proof, records: 1 },
    });
    expect(found.pulled).toMatchObject({ to: YESTERDAY, endpoints: { tokyo: ['reef'], sitka: ['kelp'] }, failed: [] });
  });

  test('that have a namespace of the same name and different values are refused', async () => {
    const places = [
      await endpoint('tokyo', { reef: { [D1]: 1, [D2]: 5 } }),
      await endpoint('sitka', { reef: { [D1]: 1, [D2]: 7 } }),
    ];
    await expect(read(places)).rejects.toMatchObject({
      exitCode: 3,
      what: 'The namespace reef stands at the usage endpoints tokyo and sitka with different values.',
      why: `dau on ${D2} is 5 at tokyo and 7 at sitka, so these are two hubs.`,
      fix: expect.stringContaining('prefix'),
    });
    const apart = await read([places[0]!, { ...places[1]!, prefix: 'sitka-' }]);
    expect(days(apart.records.usage, 'sitka-reef')).toEqual({ [D1]: 1, [D2]: 7 });
    expect(apart.pulled.endpoints).toEqual({ tokyo: ['reef'], sitka: ['sitka-reef'] });
  });

  test('give the greater value where the other is 0, whichever comes first', async () => {
    const places = [
      await endpoint('tokyo', { reef: { [D1]: 0, [D2]: 5 } }),
      await endpoint('sitka', { reef: { [D1]: 4, [D2]: 0 } }),
    ];
    for (const order of [places, places.toReversed()])
      expect(days((await read(order)).records.usage, 'reef')).toEqual({ [D1]: 4, [D2]: 5 });
  });
});

describe('an endpoint that fails', () => {
  const HTML = '<!doctype html><title>Grafana</title>';
  const html = { headers: { 'content-type': 'text/html' }, body: HTML };
  const error = (status: number, errorType: string, text: string): Fault => ({
    status,
    body: { status: 'error', errorType, error: text },
  });
  const nan = (hubs: number): Fault => ({
    body: {
      status: 'success',
      data: {
        resultType: 'matrix',
        result: Array.from({ length: hubs }, (_, i) => ({
          metric: { namespace: `hub${i}` },
          values: [[sampleOf(D1), i < 1 ? 'NaN' : '3']],
        })),
      },
    },
  });
  const cases: [string, Fault, RegExp, RegExp][] = [
    ['401 in plain text', { status: 401, body: 'Unauthorized\n' }, /does not accept the token/, /SITKA_TOKEN/],
    [
      '404 in plain text',
      { status: 404, body: '404 page not found\n' },
      /no Prometheus API/,
      /usage\.endpoints\[sitka\]\.url/,
    ],
    ["Grafana's login page", html, /login page/, /usage\.endpoints\[sitka\]\.url/],
    ['503 timeout', error(503, 'timeout', 'query timed out'), /timed out/, /./],
    ['422', error(422, 'execution', 'too many samples'), /too many samples/, /./],
    ['400', error(400, 'bad_data', 'exceeded maximum resolution'), /exceeded maximum resolution/, /./],
    ['a connection that is cut', { truncate: true }, /./, /./],
    ['10 % of NaN', nan(10), /3 of 30 samples of the usage endpoint sitka are no numbers of users/, /usage\.metric/],
  ];
  test.each(cases)(
    'with %s ends the pull, and where it is optional leaves a gap with the reason',
    async (_, fault, why, fix) => {
      const sound = await endpoint('tokyo', { reef: { [D1]: 1 } });
      const broken = await endpoint('sitka', {}, {}, fault);
      const failure = await read([sound, broken]).catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({ exitCode: 3, fix: expect.stringMatching(fix) });
      expect((failure as Error).message).toMatch(why);
      expect((failure as Error).message).not.toMatch(/PROMETHEUS_/);

      const { pulled, notes, records, read: proofs } = await read([sound, { ...broken, optional: true }]);
      expect(days(records.usage, 'reef')).toEqual({ [D1]: 1 });
      expect(Object.keys(proofs)).toEqual(['hub-months of tokyo']);
      expect(pulled.failed).toEqual([{ endpoint: 'sitka', reason: expect.stringMatching(why) }]);
      expect(pulled.failed[0]?.reason).not.toContain('could not be read');
      expect(notes).toEqual([expect.stringMatching(/^The optional usage endpoint sitka could not be read: /)]);
      expect(without([JSON.stringify(pulled), ...notes, (failure as Error).message], [TOKEN])).toEqual([]);
    },
  );

  test('that has no variable for a token is told to name one, and not to write the token down', async () => {
    const place = await endpoint(
      'sitka',
      {},
      { tokenSetting: 'usage.endpoints[sitka].tokenVariable' },
      { status: 401 },
    );
    await expect(read([place])).rejects.toMatchObject({
      fix: 'Name in usage.endpoints[sitka].tokenVariable the variable that holds a token that may query the data source.',
    });
  });

  test('5 % of NaN are set aside, and the rest is taken', async () => {
    const { setAside, records, pulled, read: proofs } = await read([await endpoint('sitka', {}, {}, nan(20))]);
    expect(setAside).toHaveLength(3);
    expect(setAside[0]).toMatchObject({ noun: 'usage', id: 'hub0/2026-02', field: `dau on ${D1}`, found: '"NaN"' });
    expect(records.usage).toHaveLength(19);
    expect(pulled.firm).toHaveLength(19);
    expect(proofs['hub-months of sitka']?.setAside).toBe(3);
  });

  test('one that lacks its token is not asked', async () => {
    const place = await endpoint('sitka', {}, { optional: true, fault: 'SITKA_TOKEN is not set.' });
    const { pulled } = await read([place]);
    expect(pulled.failed[0]?.reason).toContain('SITKA_TOKEN is not set.');
    expect(servers[0]?.calls).toEqual([]);
  });
});

describe('an answer', () => {
  const answer = (values: [number, string][], more: object = {}): Fault => ({
    body: {
      status: 'success',
      data: { resultType: 'matrix', result: [{ metric: { namespace: 'reef' }, values }] },
      ...more,
    },
  });
  test.each(['NaN', '+Inf', '-Inf', '-1', '2.5', '1e300', '', '0x10'])(
    'with the value %j is never taken',
    async (value) => {
      const many = Array.from({ length: 40 }, (_, i): [number, string] => [sampleOf(addDays(YESTERDAY, -i - 1)), '7']);
      const { records, setAside } = await read([
        await endpoint('tokyo', {}, {}, answer([...many, [sampleOf(YESTERDAY), value]])),
      ]);
      expect(setAside.map(({ field, found }) => [field, found])).toEqual(
        ['dau', 'wau', 'mau'].map((measure) => [`${measure} on ${YESTERDAY}`, JSON.stringify(value)]),
      );
      expect(Object.keys(days(records.usage, 'reef'))).toHaveLength(40);
      expect(days(records.usage, 'reef')).not.toHaveProperty(YESTERDAY);
    },
  );

  test('0 and 1e3 are numbers of users', async () => {
    const values: [number, string][] = [
      [sampleOf(D1), '0'],
      [sampleOf(D2), '1e3'],
    ];
    const { records } = await read([await endpoint('tokyo', {}, {}, answer(values))]);
    expect(days(records.usage, 'reef')).toEqual({ [D1]: 0, [D2]: 1000 });
  });

  test('with warnings fills days, and says so', async () => {
    const { pulled, notes, records } = await read([
      await endpoint('tokyo', {}, {}, answer([[sampleOf(D1), '3']], { warnings: ['a store is down'] })),
    ]);
    expect(pulled.firm).toEqual([]);
    expect(pulled.tentative).toEqual(records.usage);
    expect(days(pulled.tentative, 'reef', 'mau')).toEqual({ [D1]: 3 });
    expect(notes).toEqual([
      'The usage endpoint tokyo warns: a store is down.',
      'What tokyo gave fills days without data and changes no other.',
    ]);
  });

  test('with samples of today, of the future, or of before the range is cut to what was asked for', async () => {
    const values = ['2020-01-01', D1, '2026-03-02', '2026-03-20'].map((day): [number, string] => [sampleOf(day), '3']);
    const { records, notes } = await read([await endpoint('tokyo', {}, {}, answer(values))]);
    expect(days(records.usage, 'reef')).toEqual({ [D1]: 3 });
    expect(notes).toEqual(['Samples of tokyo outside the days that were asked for are left out: 9.']);
  });
});

test('windows hold every day once, and none more points than the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * MAX_POINTS }), (length) => {
      const range = { start: 86_400, end: 86_400 * (length + 1) };
      const windows = windowsOf(range);
      expect(windows[0]?.start).toBe(range.start);
      expect(windows.at(-1)?.end).toBe(range.end);
      windows.forEach(({ start, end }, i) => {
        expect((end - start) / 86_400).toBeLessThan(MAX_POINTS);
        expect(end).toBeGreaterThanOrEqual(start);
        if (i > 0) expect(start - windows[i - 1]!.end).toBe(86_400);
      });
    }),
  );
});

describe('a CSV', () => {
  const place = (given: Partial<CsvPlace>): CsvPlace => ({
    kind: 'csv',
    id: 'old',
    place: '',
    measure: 'mau',
    optional: false,
    prefix: '',
    ...given,
  });
  const CSV = `date,hub,users,cluster\n2019-05-01,reef,4,tokyo\n${D1},reef,5,tokyo\n2026-03-02,reef,6,tokyo\n`;

  test('is read from a file, also of days before the range; days that are not over are left out', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plumbline-csv-'));
    try {
      const file = join(dir, 'usage.csv');
      await writeFile(file, CSV);
      const { records, notes, read: proofs, pulled } = await read([place({ place: file })]);
      expect(days(records.usage, 'reef', 'mau')).toEqual({ '2019-05-01': 4, [D1]: 5 });
      expect(days(records.usage, 'reef')).toEqual({});
      expect(pulled.firm).toEqual(records.usage);
      expect(notes).toEqual(['Rows of old that are of days that are not over yet are left out: 1.']);
      expect(proofs).toEqual({
        'hub-months of old': { records: 2, pages: 1, duplicates: 0, setAside: 0, total: null },
      });
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  test('is read from an address; one that fails does not repeat it', async () => {
    let status = 200;
    const server = await standIn(() => ({ status, headers: { 'content-type': 'text/csv' }, body: CSV }));
    servers.push(server);
    const from = place({ place: `${server.url}/key-0123456789abcdef/usage.csv`, measure: 'dau' });
    expect(days((await read([from])).records.usage, 'reef')).toMatchObject({ [D1]: 5 });
    status = 403;
    const failure = await read([from]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 3, what: 'The usage CSV old could not be fetched.' });
    expect((failure as Error).message).not.toContain('0123456789abcdef');
  });

  test('that is not there ends the pull; an optional one leaves a gap', async () => {
    const gone = place({ place: '/nowhere/usage.csv' });
    await expect(read([gone])).rejects.toMatchObject({
      exitCode: 2,
      what: expect.stringContaining('/nowhere/usage.csv'),
    });
    expect((await read([{ ...gone, optional: true }])).pulled.failed).toMatchObject([{ endpoint: 'old' }]);
  });

  const parsed = (csv: string, prefix = '') => parseUsage(csv, { id: 'old', prefix });
  test('columns stand in any order; the cluster counts only where the prefix asks for it', () => {
    const row = { day: D1, users: 5 };
    expect(parsed(`\uFEFFusers,hub,date\r\n5,reef,${D1}\r\n`)).toEqual([{ ...row, namespace: 'reef' }]);
    expect(parsed(CSV, 'x-')[1]).toEqual({ ...row, namespace: 'x-reef' });
    const two = `date,hub,users,cluster\n${D1},reef,5,tokyo\n${D1},reef,6,sitka\n`;
    expect(parsed(two, '{cluster}/').map(({ namespace }) => namespace)).toEqual(['tokyo/reef', 'sitka/reef']);
    expect(() => parsed(two)).toThrow(`line 3: reef on ${D1} stands on line 2 already`);
  });

  test.each([
    ['date,hub\n', '', /line 1: no column "users" among/],
    [
      `date,hub,users\n2026-02-30,reef,1\n`,
      '',
      /line 2: date: expected a calendar date as YYYY-MM-DD, found "2026-02-30"/,
    ],
    [`date,hub,users\n${D1},,1\n`, '', /line 2: hub is empty/],
    [`date,hub,users\n${D1},reef,-1\n`, '', /line 2: users: expected a whole number that is not below 0, found "-1"/],
    [`date,hub,users\n${D1},reef,1.5\n`, '', /found "1.5"/],
    [`date,hub,users\n${D1},reef,NaN\n`, '', /found "NaN"/],
    [`date,hub,users\n${D1},reef,\n`, '', /found ""/],
    [`date,hub,users\n${D1},reef\n${D1},reef,x\n`, '', /2 lines[^]*line 2: expected 3 columns[^]*line 3: users/],
    [`date,hub,users\n${D1},reef,1\n`, '{cluster}-', /no column "cluster" among/],
    [`date,hub,users,cluster\n${D1},reef,1,\n`, '{cluster}-', /line 2: cluster is empty/],
  ])('%j is refused whole, by line', (csv, prefix, reason) => {
    expect(() => parsed(csv, prefix)).toThrow(reason);
    expect(() => parsed(csv, prefix)).toThrow(expect.objectContaining({ exitCode: 3 }));
  });
});
