import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/model/index.ts';
import { terminalProgress } from '../../src/sources/index.ts';
import {
  createTransport,
  maskEmails,
  readErrorBody,
  reading,
  readPages,
  redactor,
  RequestFailure,
  retryAfter,
  RULES,
  type Transport,
} from '../../src/sources/transport/index.ts';
import { fakeEffects } from './helpers.ts';

const transport = (effects = fakeEffects()): Transport =>
  createTransport('hubspot', effects, {
    timeoutMs: 1000,
    deadlineAt: effects.now() + 900_000,
    signal: new AbortController().signal,
  });

test('a list is read to its end, each record once and newest, however it is cut into pages', async () => {
  const record = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), version: fc.nat(9) });
  const pages = fc.array(fc.array(record, { maxLength: 3 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(pages, async (all) => {
      const { records, duplicates } = await readPages({
        transport: transport(),
        call: 'list',
        read: (cursor) => {
          const place = Number(cursor ?? 0);
          return Promise.resolve({
            records: all[place] ?? [],
            next: place + 1 < all.length ? String(place + 1) : null,
          });
        },
        id: ({ id }) => id,
        newer: (a, b) => a.version > b.version,
      });
      const flat = all.flat();
      expect(records.length + duplicates).toBe(flat.length);
      for (const { id, version } of records) {
        expect(version).toBe(Math.max(...flat.filter((other) => other.id === id).map((other) => other.version)));
      }
      expect(new Set(records.map(({ id }) => id))).toEqual(new Set(flat.map(({ id }) => id)));
    }),
  );
});

test('waits grow, have a limit, and are never less than the server asks for', async () => {
  const effects = fakeEffects();
  const fail = (retryAfterMs?: number) =>
    transport(effects).attempt('x', () =>
      Promise.reject(new RequestFailure({ kind: 'status', status: 503, retryAfterMs })),
    );
  await expect(fail()).rejects.toMatchObject({ exitCode: 3, action: 'retry' });
  expect(effects.waits).toEqual([500, 1000, 2000, 4000]);
  effects.waits.length = 0;
  await expect(fail(9000)).rejects.toThrow(/after 5 attempts/);
  expect(effects.waits).toEqual([9500, 10_000, 11_000, 13_000]);
});

test('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-03-02T05:00:00Z');
  expect(
    ['7', ' 0 ', '1.5', 'Mon, 02 Mar 2026 05:01:00 GMT', 'Mon, 02 Mar 2026 04:00:00 GMT', 'later', null].map((text) =>
      retryAfter(text, now),
    ),
  ).toEqual([7000, 0, 1500, 60_000, 0, undefined, undefined]);
});

describe('error bodies', () => {
  test.each([
    ['{"error":{"type":"T","message":"m"}}', 'T', 'm'],
    ['{"error":"NOT_FOUND"}', 'NOT_FOUND', 'NOT_FOUND'],
    ['{"errors":[{"error":"RATE","message":"m"}]}', 'RATE', 'm'],
    ['{"category":"C","policyName":"DAILY","message":"m"}', 'DAILY', 'm'],
    ['{"errorType":"bad_data","error":"e","status":"error"}', 'bad_data', 'e'],
    ['<html>', undefined, undefined],
    ['null', undefined, undefined],
    ['{"errors":[null],"error":null}', undefined, undefined],
  ])('%s', (body, type, detail) => {
    expect(readErrorBody(body)).toMatchObject({ type, detail });
  });
});

test('a secret is unreadable in every form, and so is what looks like one', () => {
  const redact = redactor(['pat-na1/secret+word', undefined, 'x']);
  const text = 'Bearer abcdefgh1234 pat-na1/secret+word ?t=pat-na1%2Fsecret%2Bword http://me:pass@host/ x';
  expect(redact(text)).toBe('Bearer [redacted] [redacted] ?t=[redacted] http://[redacted]@host/ x');
});

test('a password in an address is unreadable, whatever signs it has', () => {
  const redact = redactor(['pat/secret']);
  expect(redact('via http://me:p@ss:w@proxy.example:80/ and http://:word@host, ?t=pat%2fsecret')).toBe(
    'via http://[redacted]@proxy.example:80/ and http://[redacted]@host, ?t=[redacted]',
  );
  expect(redact('http://127.0.0.1:8080/a, tom@sea.example')).toBe('http://127.0.0.1:8080/a, tom@sea.example');
});

test('the beginning of a secret that was cut off is unreadable as well', () => {
  const redact = redactor(['invented-token-0001']);
  expect(redact('found "ask, invente…; and invented-token-000…, inv…')).toBe(
    'found "ask, [redacted]…; and [redacted]…, inv…',
  );
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 19 }), fc.string(), (length, before) => {
      expect(redact(`${before}${'invented-token-0001'.slice(0, length)}…`)).not.toContain('invent');
    }),
  );
});

test('a secret at the end of what a message has room for is not shown in part', async () => {
  const effects = fakeEffects();
  const limits = { timeoutMs: 1000, deadlineAt: effects.now() + 900_000, signal: new AbortController().signal };
  const detail = `${'x'.repeat(189)} invented-token-0001`;
  const failed = createTransport('hubspot', effects, { ...limits, redact: redactor(['invented-token-0001']) }).attempt(
    'x',
    () => Promise.reject(new RequestFailure({ kind: 'status', status: 400, detail })),
  );
  await expect(failed).rejects.not.toThrow(/inven/);
});

test('a request that is given up leaves no timer, and a wrong part of an answer is a fault of its shape', async () => {
  const effects = fakeEffects();
  let timers = 0;
  const stop = new AbortController();
  const timer: typeof effects.timer = (ms, onTime) => {
    const cancel = effects.timer(ms, onTime);
    let open = ++timers > 0;
    return () => {
      cancel();
      if (open) timers--;
      open = false;
    };
  };
  const stalled = createTransport(
    'airtable',
    { ...effects, timer },
    {
      timeoutMs: 600_000,
      deadlineAt: effects.now() + 900_000,
      signal: stop.signal,
    },
  ).attempt('x', () => new Promise(() => {}));
  await new Promise(setImmediate);
  expect(timers).toBe(1);
  stop.abort();
  await expect(stalled).rejects.toThrow();
  expect(timers).toBe(0);
  expect(() => reading(() => (null as unknown as { a: string }).a)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'shape' }) }),
  );
});

test('the search for e-mail addresses ends soon, however long the text', () => {
  expect(maskEmails('ask tom@sea.example')).toBe('ask [e-mail]');
  expect(maskEmails('a'.repeat(1_000_000))).toHaveLength(2000);
});

test('every line of the policy says why, and what to do', () => {
  for (const { why, fix } of RULES) {
    expect(why).toMatch(/^[A-Z].*\.$/);
    expect(fix).toMatch(/^[A-Z].*\.$/);
  }
});

test('on a terminal each source has one line, which is rewritten', () => {
  let screen = '';
  const progress = terminalProgress((text) => (screen += text), ['hubspot', 'cost'], readConfig({}), 40);
  progress.update('hubspot', '3 deals');
  progress.done('cost', 'x'.repeat(80));
  const lines = screen.split('\n').map((line) => line.replaceAll(/\u001b\[\d*[AK]/g, ''));
  expect(lines.slice(2, 4)).toEqual(['  HubSpot   3 deals', `  Cost      ${'x'.repeat(26)}`]);
  expect(screen).toContain('\u001b[2A');
});
