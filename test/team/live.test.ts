import { describe, expect, test } from 'vitest';
import { nextStatus, noticeStatus, shortMessage, sinceWords, stateStatus } from '../../src/team/live.ts';

describe('a message is cut before its consequence, and never inside a name', () => {
  test.each([
    ['Reef hub', 'Deal “Reef hub” has no amount, so it counts for nothing.', 'Deal “Reef hub” has no amount.'],
    ['So, so good', 'Deal “So, so good” has no amount.', 'Deal “So, so good” has no amount.'],
    ['So, so good', 'Deal “So, so good” has no amount, so it is 0.', 'Deal “So, so good” has no amount.'],
    ['not named here', 'The record has no date, so nobody knows.', 'The record has no date.'],
    ['x', 'Deal “x” waits.', 'Deal “x” waits.'],
  ])('%s: %s', (name, message, short) => {
    expect(shortMessage({ message, subject: { type: 'deal', id: '1', name } })).toBe(short);
  });
});

test('a status has a word of its own, whatever its colour', () => {
  const state = {
    criterion: 'a',
    words: 'No order',
    rule: 'a',
    severity: 'error',
    isWaived: false,
    reason: null,
  } as const;
  expect(stateStatus({ ...state, says: 'lacking' })).toEqual({ kind: 'due', word: 'No order' });
  expect(stateStatus({ ...state, says: 'lacking', isWaived: true })).toEqual({
    kind: 'open',
    word: 'No order (waived)',
  });
  expect(stateStatus({ ...state, says: 'unknown' })).toEqual({ kind: 'cancelled', word: 'Not known: No order' });
  expect(stateStatus({ ...state, says: 'met' })).toEqual({ kind: 'delivered', word: 'No order' });
  const words = (['sent', 'missing', 'later', 'ended', 'unknown'] as const).map(
    (one) => noticeStatus({ state: one, on: '2026-06-15', reason: null }).word,
  );
  expect(words).toEqual([
    ...['Notice sent 2026-06-15', 'Notice not sent', 'Notice due 2026-06-15', 'No notice recorded'],
    'Whether a notice was sent is not known',
  ]);
  expect(nextStatus({ state: 'none', words: 'Nothing', url: null, reason: null })).toEqual({
    ...{ kind: 'due', word: 'Nothing' },
  });
});

test('the age of a finding is told where it is known', () => {
  expect(sinceWords({ status: 'open', firstSeen: null })).toBeNull();
  expect(sinceWords({ status: 'new', firstSeen: '2026-06-15' })).toBe('new');
  expect(sinceWords({ status: 'open', firstSeen: '2026-06-03' })?.replaceAll('\u00a0', ' ')).toBe('since 3 June 2026');
});
