import { describe, expect, test } from 'vitest';
import { addDays, STAGES } from '../../src/model/index.ts';
import { committedSample, earlier } from '../../src/sample/index.ts';

const input = committedSample();
const TODAY = input.asOf ?? '';
const NIGHTS = Array.from({ length: 60 }, (_, place) => addDays(TODAY, place - 60));
const nights = NIGHTS.map((morning) => ({ morning, ...earlier(input, morning) }));
const night = (morning: string) => earlier(input, morning).records;

test('on its own morning the portfolio is as it is', () => {
  expect(earlier(input, TODAY)).toEqual(input);
});

describe('from night to night', () => {
  test('deals only go on, and nothing that was delivered is taken back', () => {
    const rank = new Map<string, number>();
    const delivered = new Set<string>();
    for (const { records } of nights) {
      for (const { id, stage } of records.deals) {
        const now = stage === null ? -1 : STAGES.indexOf(stage);
        expect(now, id).toBeGreaterThanOrEqual(rank.get(id) ?? -1);
        rank.set(id, now);
      }
      const now = new Set(records.deliverables.flatMap(({ id, status }) => (status === 'Delivered' ? id : [])));
      expect([...delivered].filter((id) => !now.has(id))).toEqual([]);
      for (const id of now) delivered.add(id);
    }
    expect(rank.size).toBeGreaterThan(15);
  });

  test('no night knows of what is dated on its day or later', () => {
    for (const { morning, records } of nights) {
      const days = [
        ...records.deals.flatMap(({ createdOn, stageEnteredOn, verbalCloseOn }) => [
          createdOn,
          stageEnteredOn,
          verbalCloseOn,
        ]),
        ...records.deliverables.map(({ deliveredOn }) => deliveredOn),
        ...records.checkIns.map(({ date }) => date),
        ...records.orders.map(({ createdOn }) => createdOn),
        ...records.engagements.flatMap((one) => [one.renewalNoticeSentOn, one.decommissionRequestedOn]),
      ];
      expect(days.filter((day) => day !== null && day >= morning)).toEqual([]);
      expect(records.costs.filter(({ month }) => month >= morning.slice(0, 7))).toEqual([]);
    }
  });
});

test('a deal stands where it stood, under the id that the pipeline has for that stage', () => {
  const stageOn = (morning: string) => night(morning).deals.find(({ id }) => id === '15779241405');
  expect(stageOn('2026-06-12')).toMatchObject({ stage: 'Contract Admin', stageId: 'contractsent' });
  expect(stageOn('2026-06-13')).toMatchObject({
    stage: 'Closed Won',
    stageId: 'closedwon',
    stageEnteredOn: '2026-06-12',
  });
});

test('the samples of a month end with the day before', () => {
  const samples = (morning: string) =>
    night(morning).usage.find(({ month, mau }) => month === '2026-05' && mau.some((value) => value !== null))?.mau ??
    [];
  expect(samples('2026-05-11').findLastIndex((value) => value !== null)).toBe(9);
  expect(samples('2026-06-11').findLastIndex((value) => value !== null)).toBe(30);
});
