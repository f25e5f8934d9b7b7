import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemEffects, type Limiter, type Rate } from '../../src/sources/transport/index.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const AIRTABLE: Rate = { requests: 5, perMs: 1_000 };
const never = new AbortController().signal;
const effects = systemEffects({ now: () => Date.now(), random: () => 0.5 });

/** Asks for a turn and notes when it came. */
function ask(limiter: Limiter, starts: number[], { tookMs = 0, priority = 0, signal = never } = {}): Promise<void> {
  return limiter.run(
    () => {
      starts.push(Date.now());
      return new Promise((resolve) => setTimeout(resolve, tookMs));
    },
    { priority, signal },
  );
}

/** The most starts within any stretch of that length. */
const most = (starts: number[], perMs: number) =>
  Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + perMs).length));

describe('the rate', () => {
  const rates = fc.record({ requests: fc.integer({ min: 1, max: 8 }), perMs: fc.integer({ min: 50, max: 2_000 }) });
  const requests = fc.array(fc.record({ atMs: fc.nat(4_000), tookMs: fc.nat(3_000) }), { minLength: 1, maxLength: 40 });

  test('holds in any stretch of time, whenever requests come and however long they take', async () => {
    await fc.assert(
      fc.asyncProperty(rates, requests, async (rate, all) => {
        const limiter = effects.limiter(rate);
        const starts: number[] = [];
        for (const { atMs, tookMs } of all) setTimeout(() => void ask(limiter, starts, { tookMs }), atMs);
        await vi.runAllTimersAsync();
        expect(starts).toHaveLength(all.length);
        expect(most(starts, rate.perMs)).toBeLessThanOrEqual(rate.requests);
      }),
      { numRuns: 40 },
    );
  });

  test('of a lane holds as well, and its requests count against the other', async () => {
    await fc.assert(
      fc.asyncProperty(rates, rates, requests, async (wide, narrow, all) => {
        const main = effects.limiter(wide);
        const lane = effects.limiter(narrow, main);
        const [every, some]: [number[], number[]] = [[], []];
        all.forEach(({ atMs, tookMs }, place) => {
          const inLane = place % 2 === 0;
          const noted = { push: (at: number) => (inLane && some.push(at), every.push(at)) } as number[];
          setTimeout(() => void ask(inLane ? lane : main, noted, { tookMs }), atMs);
        });
        await vi.runAllTimersAsync();
        expect(every).toHaveLength(all.length);
        expect(most(every, wide.perMs)).toBeLessThanOrEqual(wide.requests);
        expect(most(some, narrow.perMs)).toBeLessThanOrEqual(narrow.requests);
      }),
      { numRuns: 40 },
    );
  });

  test('is used up to 3 %, margin and first connections included', async () => {
    const limiter = effects.limiter(AIRTABLE);
    const starts: number[] = [];
    for (let i = 0; i < 500; i++) void ask(limiter, starts, { tookMs: 150 });
    await vi.runAllTimersAsync();
    expect(starts).toHaveLength(500);
    expect(Math.max(...starts)).toBeLessThan((500 / 5) * 1_000 * 1.03);
  });

  test('apart, requests never start in a bunch, and the rate is used all the same', async () => {
    const limiter = effects.limiter({ ...AIRTABLE, apartMs: 150 });
    const starts: number[] = [];
    for (let i = 0; i < 100; i++) void ask(limiter, starts);
    await vi.runAllTimersAsync();
    const gaps = starts.slice(1).map((at, i) => at - (starts[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(150);
    expect(most(starts, 1_000)).toBe(5);
    expect((starts.at(-1) ?? 0) - (starts[5] ?? 0)).toBeLessThanOrEqual(19 * 1_030);
  });

  test('leaves the first connections time to open before the second stretch', async () => {
    const limiter = effects.limiter(AIRTABLE);
    const starts: number[] = [];
    for (let i = 0; i < 11; i++) void ask(limiter, starts);
    await vi.runAllTimersAsync();
    expect(starts).toEqual([0, 0, 0, 0, 0, 1270, 1270, 1270, 1270, 1270, 2290]);
  });
});

test('a request that a busy process sends late pushes back the one that would come too close', async () => {
  const limiter = effects.limiter(AIRTABLE);
  const sent: number[] = [];
  const busy = (ms: number) => () => {
    setImmediate(() => sent.push(Date.now()));
    vi.setSystemTime(Date.now() + ms);
    return Promise.resolve();
  };
  for (let i = 0; i < 20; i++) void limiter.run(busy(i === 9 ? 80 : 0), { priority: 0, signal: never });
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(20);
  expect(most(sent, AIRTABLE.perMs)).toBeLessThanOrEqual(5);
});

test('so does one whose answer takes much longer than others, because it may have arrived late', async () => {
  const limiter = effects.limiter(AIRTABLE);
  const starts: number[] = [];
  for (let i = 0; i < 20; i++) void ask(limiter, starts, { tookMs: i === 9 ? 300 : 100 });
  await vi.runAllTimersAsync();
  expect(starts.slice(5)).toEqual([
    ...[1_270, 1_270, 1_270, 1_270, 1_270],
    // The last of the stretch before may have arrived 200 ms late.
    ...[2_290, 2_290, 2_290, 2_290, 2_490],
    ...[3_310, 3_310, 3_310, 3_310, 3_510],
  ]);
});

test('a lane counts from the answer, because a request may arrive at any time before', async () => {
  const lane = effects.limiter({ requests: 2, perMs: 1_000 }, effects.limiter({ requests: 190, perMs: 10_000 }));
  const starts: number[] = [];
  for (let i = 0; i < 4; i++) void ask(lane, starts, { tookMs: 400 });
  await vi.runAllTimersAsync();
  expect(starts).toEqual([0, 0, 1_400, 1_400]);
});

test('no more than 20 requests are under way at once', async () => {
  const limiter = effects.limiter({ requests: 190, perMs: 10_000 });
  const starts: number[] = [];
  for (let i = 0; i < 60; i++) void ask(limiter, starts, { tookMs: 1_000 });
  await vi.runAllTimersAsync();
  expect([0, 1_000, 2_000].map((at) => starts.filter((start) => start === at).length)).toEqual([20, 20, 20]);
});

test('who matters more goes first, and among equals who came first', async () => {
  const limiter = effects.limiter({ requests: 1, perMs: 1_000 });
  const order: string[] = [];
  const run = (name: string, priority: number) =>
    void limiter.run(() => Promise.resolve(order.push(name)), { priority, signal: never });
  run('at once', 0);
  run('short, first', 1);
  run('short, second', 1);
  run('long', 9);
  run('short, third', 1);
  await vi.runAllTimersAsync();
  expect(order).toEqual(['at once', 'long', 'short, first', 'short, second', 'short, third']);
});

describe('a hold', () => {
  test('stops everything that waits, and each further one begins anew', async () => {
    const limiter = effects.limiter(AIRTABLE);
    const starts: number[] = [];
    limiter.hold(30_000);
    void ask(limiter, starts);
    setTimeout(() => limiter.hold(30_000), 20_000);
    // A shorter one does not shorten it.
    setTimeout(() => limiter.hold(1_000), 25_000);
    await vi.runAllTimersAsync();
    expect(starts).toEqual([50_000]);
  });

  test('holds for a request that has left the queue already as well', async () => {
    const limiter = effects.limiter({ requests: 1, perMs: 1_000 });
    const starts: number[] = [];
    for (let i = 0; i < 3; i++) void ask(limiter, starts);
    // The second has its turn after 1020 ms and waits for the first connection, which is as good as open after 1270 ms.
    setTimeout(() => limiter.hold(5_000), 1_100);
    await vi.runAllTimersAsync();
    expect(starts).toEqual([0, 6_100, 7_120]);
  });

  test('of a lane is one of the whole system', async () => {
    const main = effects.limiter({ requests: 190, perMs: 10_000 });
    const starts: number[] = [];
    effects.limiter(AIRTABLE, main).hold(10_000);
    void ask(main, starts);
    await vi.runAllTimersAsync();
    expect(starts).toEqual([10_000]);
  });
});

test.each([
  ['a limiter', () => effects.limiter({ requests: 1, perMs: 1_000 })],
  ['a lane', () => effects.limiter({ requests: 1, perMs: 1_000 }, effects.limiter(AIRTABLE))],
])('what waits for %s when it is stopped never starts, and ends at once', async (_name, create) => {
  const limiter = create();
  const stop = new AbortController();
  const starts: number[] = [];
  void ask(limiter, starts);
  const waiting = expect(ask(limiter, starts, { signal: stop.signal })).rejects.toThrow('enough');
  await vi.advanceTimersByTimeAsync(10);
  stop.abort(new Error('enough'));
  await vi.advanceTimersByTimeAsync(0);
  await waiting;
  expect(Date.now()).toBe(10);
  await vi.runAllTimersAsync();
  expect(starts).toEqual([0]);
  // The place of the one that never started is free for another.
  void ask(limiter, starts);
  await vi.runAllTimersAsync();
  expect(starts).toHaveLength(2);
});

test('a request that fails leaves its place to others', async () => {
  const limiter = effects.limiter(AIRTABLE, effects.limiter(AIRTABLE));
  const failed = limiter.run(() => Promise.reject(new Error('no')), { priority: 0, signal: never });
  await expect(failed).rejects.toThrow('no');
  const starts: number[] = [];
  void ask(limiter, starts);
  await vi.runAllTimersAsync();
  expect(starts).toHaveLength(1);
});
