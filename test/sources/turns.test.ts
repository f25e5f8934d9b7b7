import { afterEach, describe, expect, test } from 'vitest';
import { createTransport, RequestFailure, type Limits, type Transport } from '../../src/sources/transport/index.ts';
import { standIn, type Faults, type StandIn } from '../servers/http.ts';
import { fakeEffects, type FakeEffects } from './helpers.ts';

let server: StandIn | undefined;
afterEach(async () => server?.close());

const limitsOf = (effects: Pick<FakeEffects, 'now'>, rest: Partial<Limits> = {}): Limits => ({
  timeoutMs: 1_000,
  deadlineAt: effects.now() + 900_000,
  signal: new AbortController().signal,
  ...rest,
});

const status = (code: number, retryAfterMs?: number) => () =>
  Promise.reject(new RequestFailure({ kind: 'status', status: code, retryAfterMs }));

/** Fails so many times, then answers. */
function failing(times: number, fail: () => Promise<string>): () => Promise<string> {
  let left = times;
  return () => (left-- > 0 ? fail() : Promise.resolve('answer'));
}

describe('who asks a system', () => {
  test('shares its rate with all who do so in the same pull', async () => {
    const effects = fakeEffects();
    let made = 0;
    const counted = {
      ...effects,
      limiter: (...args: Parameters<typeof effects.limiter>) => (made++, effects.limiter(...args)),
    };
    const limits = limitsOf(effects);
    const all = (['airtable', 'airtable', 'usage', 'cost', 'usage'] as const).map((system) =>
      createTransport(system, counted, limits),
    );
    await Promise.all(all.map((transport) => transport.attempt('x', () => Promise.resolve())));
    expect(made).toBe(3);
    createTransport('airtable', counted, { ...limits });
    expect(made).toBe(4);
    createTransport('hubspot', counted, limits);
    expect(made).toBe(6);
  });

  test('keeps the rates of the configuration, and says how much a request matters', async () => {
    const effects = fakeEffects();
    const rate = (requests: number) => ({ requests, perMs: 1_000 });
    const rates = { hubspot: rate(1), hubspotSearch: rate(2), airtable: rate(3), airtablePenaltyMs: 5, usage: rate(4) };
    const limits = limitsOf(effects, { rates });
    const hubspot = createTransport('hubspot', effects, limits);
    await hubspot.attempt('x', () => Promise.resolve(), { priority: 7 });
    await hubspot.attempt('x', () => Promise.resolve(), { lane: 'search' });
    await createTransport('airtable', effects, limits).attempt('x', failing(1, status(429)));
    expect(effects.turns).toEqual([
      { rate: rate(1), priority: 7 },
      { rate: rate(2), priority: 0 },
      // Airtable's are kept apart.
      { rate: { ...rate(3), apartMs: 250 }, priority: 0 },
      { rate: { ...rate(3), apartMs: 250 }, priority: 0 },
    ]);
    expect(effects.holds).toEqual([5]);
  });
});

describe('everybody waits', () => {
  test.each<[Parameters<typeof createTransport>[0], () => Promise<string>, number[]]>([
    ['airtable', status(429), [30_000]],
    ['airtable', status(429, 1_000), [30_000]],
    ['airtable', status(429, 60_000), [60_000]],
    ['hubspot', status(429), [10_000]],
    ['hubspot', status(429, 4_000), [4_000]],
    ['usage', status(429, 2_000), [2_000]],
    ['usage', status(429), []],
    ['hubspot', status(503, 4_000), []],
    ['hubspot', status(423), []],
  ])('for %s when one request is refused', async (system, fail, holds) => {
    const effects = fakeEffects();
    const transport = createTransport(system, effects, limitsOf(effects));
    await expect(transport.attempt('x', failing(1, fail))).resolves.toBe('answer');
    expect(effects.holds).toEqual(holds);
    expect(effects.waits).toHaveLength(1);
  });

  test('again for each request that is refused in the meantime', async () => {
    const effects = fakeEffects();
    const transport = createTransport('airtable', effects, limitsOf(effects));
    await Promise.all([1, 2, 3].map((times) => transport.attempt('x', failing(times, status(429)))));
    expect(effects.holds).toEqual([30_000, 30_000, 30_000, 30_000, 30_000, 30_000]);
  });

  test('and a refusal without end is given up', async () => {
    const effects = fakeEffects();
    const transport = createTransport('airtable', effects, limitsOf(effects));
    await expect(transport.attempt('x', status(429))).rejects.toThrow(/after 5 attempts[^]*monthly number of calls/);
    expect(effects.holds).toHaveLength(4);
  });
});

describe('a request that waits for its turn', () => {
  /** A limiter whose turn never comes, unless the signal ends the wait. */
  const closed = (effects: FakeEffects) => ({
    ...effects,
    limiter: () => ({
      hold: () => {},
      run: <T>(_task: () => Promise<T>, { signal }: { signal: AbortSignal }) =>
        new Promise<T>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    }),
  });
  const started = { count: 0 };
  const ask = (transport: Transport) => transport.attempt('x', () => Promise.resolve(started.count++));

  test('never starts when the time of the pull is over, and says so', async () => {
    const effects = fakeEffects();
    const timers: (() => void)[] = [];
    const timer = (_ms: number, onTime: () => void) => (timers.push(onTime), () => {});
    const limits = limitsOf(effects);
    const waiting = ask(createTransport('hubspot', { ...closed(effects), timer }, limits));
    timers.forEach((onTime) => onTime());
    await expect(waiting).rejects.toThrow(/PLUMBLINE_DEADLINE_MS/);
    expect(started.count).toBe(0);
  });

  test('never starts when the pull is stopped, and leaves no timer', async () => {
    const effects = fakeEffects();
    let timers = 0;
    const timer = () => {
      timers++;
      return () => {
        timers--;
      };
    };
    const stop = new AbortController();
    const limits = limitsOf(effects, { signal: stop.signal });
    const waiting = ask(createTransport('hubspot', { ...closed(effects), timer }, limits));
    expect(timers).toBe(1);
    stop.abort(new Error('another source failed'));
    await expect(waiting).rejects.toThrow('another source failed');
    expect({ timers, started: started.count }).toEqual({ timers: 0, started: 0 });
  });

  test('is not asked for when the time is over already', async () => {
    const effects = fakeEffects();
    const transport = createTransport('hubspot', closed(effects), limitsOf(effects, { deadlineAt: effects.now() }));
    await expect(ask(transport)).rejects.toThrow(/PLUMBLINE_DEADLINE_MS/);
    expect(transport.stats().requests).toBe(0);
  });
});

describe('near the end of the time of the pull', () => {
  test('a request whose turn comes too late is not made', async () => {
    const effects = clocked(100);
    const transport = createTransport('hubspot', effects, limitsOf(effects, { deadlineAt: effects.now() + 100 }));
    let made = 0;
    await expect(transport.attempt('x', () => Promise.resolve(made++))).rejects.toThrow(/PLUMBLINE_DEADLINE_MS/);
    expect({ made, ...transport.stats() }).toMatchObject({ made: 0, requests: 0 });
  });

  test('a wait that would not end in time is not begun', async () => {
    const effects = clocked();
    const [from, transport] = [
      effects.now(),
      createTransport('hubspot', effects, limitsOf(effects, { deadlineAt: effects.now() + 4_000 })),
    ];
    await expect(transport.attempt('x', status(503, 4_000))).rejects.toThrow(/PLUMBLINE_DEADLINE_MS/);
    expect(effects.now()).toBe(from);
  });

  test('a request has no more time than is left', async () => {
    const effects = clocked(100);
    const times: number[] = [];
    const timer = (ms: number) => (times.push(ms), () => {});
    const limits = limitsOf(effects, { deadlineAt: effects.now() + 700 });
    await createTransport('hubspot', { ...effects, timer }, limits).attempt('x', () => Promise.resolve());
    expect(times.at(-1)).toBe(600);
  });
});

/** Effects whose clock is moved by waits and by turns, with the lines that were logged. */
function clocked(turnMs = 0) {
  const effects = fakeEffects();
  const lines: string[] = [];
  let now = effects.now();
  return {
    ...effects,
    lines,
    now: () => now,
    log: (line: string) => void lines.push(line),
    sleep: (ms: number) => Promise.resolve(void (now += ms)),
    limiter: () => ({
      hold: () => {},
      run: <T>(task: () => Promise<T>) => {
        now += turnMs;
        return task();
      },
    }),
  };
}

test('what the requests took is counted: attempts, further ones, and all waiting', async () => {
  const effects = clocked(100);
  const transport = createTransport('hubspot', effects, limitsOf(effects));
  await transport.attempt('x', failing(2, status(503)));
  await transport.attempt('x', () => Promise.resolve());
  await expect(transport.attempt('x', status(404))).rejects.toThrow();
  // Five turns of 100 ms, and 500 and 1000 ms between the attempts of the first.
  expect(transport.stats()).toEqual({ requests: 5, retries: 2, waitedMs: 2_000 });
});

describe('the log', () => {
  const SECRET = 'invented-token-0001';
  const answer = { deals: 'Tom of Sea <tom@sea.example>' };
  const REFUSED = { status: 429, headers: { 'retry-after': '2' }, body: { message: `slow down ${SECRET}` } };

  async function logged(faults: Faults, turnMs = 0): Promise<string[]> {
    server = await standIn(() => ({ body: answer }), faults);
    const effects = clocked(turnMs);
    const url = `${server.url}/deals?email=tom@sea.example&token=${SECRET}`;
    const init = { headers: { authorization: `Bearer ${SECRET}` } };
    await createTransport('hubspot', effects, limitsOf(effects)).send('deals, page 3', url, init, 'json', () => null);
    return effects.lines.map((line) => line.replaceAll(/in \d+ ms,/g, 'in … ms,'));
  }

  test('has each request, its answer, holds and waits, and nothing of what is in them', async () => {
    expect(await logged((n) => (n === 1 ? REFUSED : undefined), 1_500)).toEqual([
      'hubspot: deals, page 3: waited 1500 ms for its turn',
      'hubspot: deals, page 3: attempt 1',
      `hubspot: deals, page 3: status 429 in … ms, ${JSON.stringify(REFUSED.body).length} bytes`,
      'hubspot: nothing starts for 2000 ms: HubSpot asks for fewer requests in ten seconds.',
      'hubspot: deals, page 3: status 429, again in 2500 ms',
      'hubspot: deals, page 3: waited 1500 ms for its turn',
      'hubspot: deals, page 3: attempt 2',
      `hubspot: deals, page 3: status 200 in … ms, ${JSON.stringify(answer).length} bytes`,
    ]);
  });

  test('says nothing of short waits', async () => {
    expect((await logged(() => undefined, 10)).join('\n')).not.toContain('waited');
  });
});

test('a body that comes a byte at a time ends at the time of the request', async () => {
  server = await standIn(
    () => ({ body: 'x'.repeat(100_000) }),
    () => ({ trickleMs: 5 }),
  );
  const effects = fakeEffects();
  const limits = limitsOf(effects, { timeoutMs: 60 });
  const reading = createTransport('hubspot', effects, limits).send('deals', server.url, {}, 'json', () => null);
  await expect(reading).rejects.toThrow(/did not arrive in time \(60 ms\)/);
});
