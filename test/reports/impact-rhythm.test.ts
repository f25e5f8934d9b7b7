import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthRange, readConfig } from '../../src/model/index.ts';
import { impactReport } from '../../src/reports/index.ts';
import { isInTerm } from '../../src/reports/rhythm.ts';
import { ASOF, extractOf, usageMonth, type Given } from './portfolio.ts';

const terms = [
  { id: 'autumn', label: 'Autumn term', from: '09-01', to: '01-31' },
  { id: 'spring', label: 'Spring term', from: '02-01', to: '06-30' },
];
const settings = readConfig({ calendar: { terms } });
const hub = { id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns' };
const summer = (month: string) => /-0[78]$/.test(month);
/** Monthly active users; the weekly ones are half of them. */
const use = (at: (month: string) => number | null) =>
  monthRange('2024-06', '2026-05').map((month) => usageMonth('ns', month, () => at(month)));
const rhythm = (given: Given, config = settings) =>
  impactReport(extractOf({ hubs: [hub], ...given }, ASOF, config)).rhythm;

describe('term rhythm', () => {
  it('sets weekly active users in term against those between terms, and the year before', () => {
    const usage = use((month) => (summer(month) ? 40 : month < '2025-06' ? 80 : 100));
    const { rows, sentences, notes } = rhythm({ usage });
    expect(
      rows.map(({ when, now, before, change }) => [when, now.mean, now.known, now.days, before?.mean, change]),
    ).toEqual([
      ['term', 50, 303, 303, 40, expect.stringMatching(/^up 25\s% from 40 a year before$/)],
      ['between', 20, 62, 62, 20, 'the same as a year before'],
    ]);
    expect(sentences).toEqual(['Hub: on average 50 weekly active users in term, 20 between terms.']);
    expect(notes).toEqual([]);
  });

  it('compares nothing where a month that it touches has no data, and says of how many days there are', () => {
    const { rows, sentences } = rhythm({ usage: use((month) => (month === '2025-07' ? null : 100)) });
    expect(rows.find(({ when }) => when === 'between')).toMatchObject({
      value: '50',
      basis: '31 of 62 days',
      change: 'no comparison: data on 31 of 62 days',
    });
    expect(sentences).toEqual([]);
    expect(rhythm({ usage: use((month) => (month === '2024-09' ? null : 100)) }).rows[0]?.change).toBe(
      'no comparison: data on 273 of 303 days a year before',
    );
  });

  it('says that no terms are configured', () => {
    expect(rhythm({ usage: use(() => 100) }, readConfig({}))).toEqual({
      rows: [],
      sentences: [],
      notes: ['No academic terms are configured, so use in term and between terms is not told apart.'],
    });
  });

  it('says what there is nothing to compare with', () => {
    const extract = {
      ...extractOf({ hubs: [hub], usage: use(() => 100) }, '2026-04-01', settings),
      period: { id: '2026-Q1', kind: 'quarter' as const, name: null, from: '2026-01-01', to: '2026-03-31' },
    };
    expect(impactReport(extract).rhythm).toMatchObject({
      rows: [{ when: 'term' }],
      notes: ['The whole period lies in term, so there is nothing to compare it with.'],
    });
    expect(rhythm({ hubs: [{ ...hub, namespace: null }] }).notes).toEqual([
      'Weekly active users have no data in the period, so term and the time between terms are not compared.',
    ]);
  });
});

it('puts each date of the year in a term or in none, whatever the year', () => {
  const year = fc.integer({ min: 2000, max: 2090 });
  const date = fc.constantFrom('01-31', '02-01', '02-28', '06-30', '07-01', '08-31', '09-01', '12-31', '01-01');
  fc.assert(
    fc.property(year, date, (one, day) => {
      const configured = terms.map(({ id, label, from, to }) => ({ id, name: label, from, to }));
      expect(isInTerm(`${one}-${day}`, configured)).toBe(!['07-01', '08-31'].includes(day));
    }),
  );
});
