import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthRange } from '../../src/model/index.ts';
import { usageReport } from '../../src/reports/index.ts';
import { extractOf, usageMonth, type Given } from './portfolio.ts';

const MONTHS = monthRange('2024-06', '2026-05');
const hubs = (number: number, more: object[] = []) =>
  Array.from({ length: number }, (_, i) => ({
    ...{ id: `recH${i}`, name: `Hub ${i + 1}`, communityId: 'lumen', namespace: `ns${i}` },
    ...more[i],
  }));
/** Month-end values by hub; null for a month without samples. */
const use = (...values: (number | null)[][]) =>
  values.flatMap((of, i) =>
    of.flatMap((value, m) => (value === null ? [] : [usageMonth(`ns${i}`, MONTHS[m] ?? '', () => value)])),
  );
const all = (value: number | null, months = 24) => Array.from({ length: months }, () => value);
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');
const report = (given: Given) => usageReport(extractOf(given));
const sum = (given: Given) => report(given).monthly.find(({ id }) => id === 'sum-over-hubs');
const totals = (given: Given) => {
  const spec = sum(given);
  return spec?.x.values.map((_, i) =>
    spec.series.some(({ values }) => values[i] === null)
      ? null
      : spec.series.reduce((total, { values }) => total + (values[i] ?? 0), 0),
  );
};

describe('a sum over hubs', () => {
  it('is that of the month ends, and is called so', () => {
    const given = { hubs: hubs(2), usage: use(all(10), all(5)) };
    expect(totals(given)).toEqual(all(15));
    expect(plain(sum(given)?.title)).toBe('Sum over hubs of monthly active users: 15 in May 2026');
    const figure = report(given).figures.find(({ id }) => id === 'sum');
    expect(figure).toMatchObject({ raw: 15, definition: 'sum' });
    expect(figure?.note).toBe('The same as a year before; a person who uses two hubs counts twice');
  });

  it('is a gap with a note where a hub that ran has no value', () => {
    const second = all(5).map((value, i) => (i === 21 ? null : value));
    const given = { hubs: hubs(2), usage: use(all(10), second) };
    expect(totals(given)).toEqual(all(15).map((value, i) => (i === 21 ? null : value)));
    expect(sum(given)?.notes.map(plain)).toContain('No sum for March 2026: no data for Hub 2.');
    const newest = { hubs: hubs(2), usage: use(all(10), all(5, 23)) };
    expect(report(newest).figures.find(({ id }) => id === 'sum')).toMatchObject({ raw: null, value: 'no data' });
  });

  it('does not wait for a hub before its first sample and after it was decommissioned', () => {
    const late = [...all(null, 6), ...all(7, 18)];
    expect(totals({ hubs: hubs(2), usage: use(all(10), late) })?.slice(4, 8)).toEqual([10, 10, 17, 17]);
    const closed = { hubs: hubs(2, [{}, { decommissionedOn: '2025-12-01' }]), usage: use(all(10), all(7, 18)) };
    expect(totals(closed)?.slice(16, 20)).toEqual([17, 17, 10, 10]);
    expect(sum(closed)?.notes).toContain(
      'A hub adds nothing before its first sample and after it was decommissioned: the table has a 0 there.',
    );
  });

  it('waits for a hub that may have run: one without samples, and one whose days could not be read', () => {
    expect(sum({ hubs: hubs(2), usage: use(all(10)) })).toBeUndefined();
    const late = [...all(null, 6), ...all(7, 18)];
    const extract = extractOf({ hubs: hubs(2), usage: use(all(10), late) });
    const gaps = [{ namespace: 'ns1', from: '2024-10-01', to: '2024-11-30' }];
    const unread = usageReport({ ...extract, usageHistory: { ...extract.usageHistory, gaps } });
    const first = unread.monthly.find(({ id }) => id === 'sum-over-hubs')?.series[0]?.values;
    expect(first?.slice(2, 7)).toEqual([10, 10, null, null, 10]);
  });

  it('of one hub is not made', () => {
    expect(sum({ hubs: hubs(1), usage: use(all(10)) })).toBeUndefined();
  });

  it('of many hubs has six layers that add up to all of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 2, maxLength: 12 }), (values) => {
        const usage = values.map((value, i) => usageMonth(`ns${i}`, '2026-05', () => value));
        const spec = sum({ hubs: hubs(values.length), usage });
        const total = values.reduce((one, other) => one + other, 0);
        expect((spec?.series ?? []).length).toBeLessThanOrEqual(6);
        const shown = (spec?.series ?? []).reduce((one, other) => one + (other.values.at(-1) ?? 0), 0);
        expect(shown).toBe(total);
      }),
      { numRuns: 25 },
    );
  });
});
