import { expect, test } from 'vitest';
import { standingOf, warningOf } from '../../src/handbook/index.ts';
import { reviewDue, type HandbookPage } from '../../src/model/index.ts';
import { sopPageCurrent } from '../../src/invariants/rules/system/sop-page-current.ts';
import { sopPageExamples } from '../../src/invariants/rules/system/sop-page-current.examples.ts';

const page = (status: HandbookPage['status'], reviewed: string | null) => ({
  ...{ status, reviewed, due: reviewed === null ? null : reviewDue(reviewed, 6) },
});

test('a review is overdue from the day after it was due, and due soon for thirty days before', () => {
  const review = (asOf: string) => standingOf(page('current', '2025-08-31'), asOf).review;
  expect(review('2025-08-30')).toBe('not known');
  expect(review('2025-08-31')).toBe('in time');
  expect(review('2026-01-28')).toBe('in time');
  expect(review('2026-01-29')).toBe('soon');
  expect(review('2026-02-28')).toBe('soon');
  expect(review('2026-03-01')).toBe('overdue');
  expect(standingOf(page('current', null), '2026-03-01').review).toBe('not known');
});

test('the banner and the rule sop-page-current agree on every example of the rule', () => {
  let overdue = 0;
  for (const { handbook, asOf, outcome } of sopPageExamples) {
    const [one] = handbook?.pages ?? [];
    if (!one || one.owner === null || one.reviewed === null || one.problem !== null) continue;
    const due = reviewDue(one.reviewed, one.reviewEvery);
    const warning = warningOf(standingOf({ ...one, due }, asOf), 'the team', due);
    expect(warning !== null, `${asOf} ${outcome}`).toBe(outcome === 'fail');
    overdue++;
  }
  expect(overdue).toBeGreaterThan(2);
  expect(sopPageCurrent.examples).toBe(sopPageExamples);
});

test('one sentence says what it means and whom to ask', () => {
  const say = (status: HandbookPage['status'], asOf: string, ask: string | null = 'Business Development') =>
    warningOf(standingOf(page(status, '2025-08-31'), asOf), ask, '28 February 2026');
  expect(say('current', '2026-01-01')).toBeNull();
  expect(say('current', '2026-03-01')).toBe(
    'This page was due for review on 28 February 2026 and may tell what is not done any more: if something does not fit, ask Business Development.',
  );
  expect(say('draft', '2026-01-01')).toBe(
    'This page is a draft and nobody has agreed to it yet: before you follow it, ask Business Development.',
  );
  expect(say('draft', '2026-03-01')).toContain('is a draft that was due for review on 28 February 2026 and nobody');
  expect(say('out-of-date', '2026-01-01', null)).toBe(
    'This page is out of date and tells what is not done any more: before you follow it, ask in the team, because the page has no owner.',
  );
});
