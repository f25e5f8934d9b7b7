import { expect, test } from 'vitest';
import { communityKeys } from '../../src/build/index.ts';

test('with a secret a folder cannot be guessed, and stays the same', () => {
  const key = communityKeys('a secret');
  expect(key('tidewater')).toMatch(/^[0-9a-f]{32}$/);
  expect(key('tidewater')).toBe(communityKeys('a secret')('tidewater'));
  expect(new Set([key('tidewater'), key('moorland'), communityKeys('another')('tidewater')]).size).toBe(3);
});

test.each([undefined, ''])('without one it is the id', (secret) => {
  expect(communityKeys(secret)('tidewater')).toBe('tidewater');
});
