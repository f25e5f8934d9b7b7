import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, fromDayNumber } from '../../src/model/index.ts';
import { parseCosts } from '../../src/sources/cost/index.ts';
import { rangeFor, sampledAt, toUsage } from '../../src/sources/usage/index.ts';

describe('usage', () => {
  test('the sample for a day is taken when the day ends, in UTC', () => {
    expect(new Date(sampledAt('2026-02-28') * 1000).toISOString()).toBe('2026-03-01T00:00:00.000Z');
  });

  test('whole months are asked for, up to yesterday', () => {
    expect(rangeFor('2026-03-02', 30)).toMatchObject({
      from: '2026-01-01',
      to: '2026-03-01',
      end: Date.parse('2026-03-02') / 1000,
    });
    expect(rangeFor('2026-03-01', 1)).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
  });

  test('every sample stands on its day, once, and the other days are gaps', () => {
    const today = fc.integer({ min: 10_000, max: 40_000 }).map(fromDayNumber);
    fc.assert(
      fc.property(today, fc.integer({ min: 1, max: 800 }), fc.infiniteStream(fc.boolean()), (day, days, has) => {
        const { from, to } = rangeFor(day, days);
        const sampled = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i)).filter(
          () => has.next().value,
        );
        const samples = new Map(sampled.map((each, i) => [sampledAt(each), i]));
        const usage = toUsage({ dau: new Map([['hub', samples]]), wau: new Map(), mau: new Map() }, from, to);
        const back = usage.flatMap(({ month, dau }) =>
          dau.flatMap((value, i) => (value === null ? [] : [[addDays(`${month}-01`, i), value]])),
        );
        expect(back).toEqual(sampled.map((each, i) => [each, i]));
        for (const { month, dau, wau, mau } of usage) {
          expect([dau, wau, mau].map((values) => values.length)).toEqual(
            Array(3).fill(Number(addDays(`${month}-01`, 31).slice(8)) === 1 ? 31 : dau.length),
          );
          expect(dau.some((value) => value !== null)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('cost CSV', () => {
  test('columns in any order, a byte order mark, blank lines and quotes', () => {
    expect(parseCosts('\uFEFFmonth,usd,note,community_id\r\n\r\n2026-01,"12.5",x, tides \n')).toEqual([
      { id: 'tides/2026-01', communityId: 'tides', month: '2026-01', amount: { minor: 1250, currency: 'USD' } },
    ]);
    expect(parseCosts('community_id,month,usd\n')).toEqual([]);
  });

  test.each([
    ['community_id,month\ntides,2026-01\n', /line 1: no column "usd" among/],
    ['\uFEFF\n', /line 1: there is no header/],
    ['community_id,month,usd\ntides,2026-01,1\n,2026-01,1\n', /line 3: community_id is empty/],
    ['community_id,month,usd\ntides,2026-1,1\n', /line 2: month: expected YYYY-MM, found "2026-1"/],
    ['community_id,month,usd\ntides,2026-01,"1,000"\n', /line 2: usd/],
    [
      'community_id,month,usd\ntides,2026-01,1\n\ntides,2026-01,2\n',
      /line 4: tides in 2026-01 stands on line 2 already/,
    ],
    [
      'community_id,month,usd\ntides,2026-01\ntides,2026-1,1\n',
      /2 lines[^]*line 2: expected 3 columns as in the header, found 2; line 3: month/,
    ],
    ['community_id,month,usd,usd\ntides,2026-01,1,2\n', /line 1: more than one column "usd"/],
    ['community_id;month;usd\ntides;2026-01;1\n', /separate with commas/],
    ['<!doctype html>\n<title>Sign in</title>\n', /no column/],
  ])('%j is refused by line', (csv, reason) => {
    expect(() => parseCosts(csv)).toThrow(reason);
    expect(() => parseCosts(csv)).toThrow(expect.objectContaining({ exitCode: 3 }));
  });
});
