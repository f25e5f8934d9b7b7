import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, parseMoney } from '../../src/model/index.ts';

test.each([
  ['48150.00', 'USD', 4_815_000],
  ['1000.5', 'EUR', 100_050],
  ['0', 'USD', 0],
  ['-0', 'USD', 0],
  [' 12 ', 'USD', 1200],
  ['1500', 'JPY', 1500],
  ['1.234', 'KWD', 1234],
  ['7.100', 'USD', 710],
  ['9.99', null, 999],
])('%s %s', (text, currency, minor) => {
  expect(parseMoney(text, currency)).toEqual({ minor, currency });
});

test.each(['1,000', '1.005', '', 'abc', '1e3', '--1', '$5', '99999999999999999'])('%j is no amount of USD', (text) => {
  expect(parseMoney(text, 'USD')).toBeNull();
});

test('an amount and its decimal are each other', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('USD', 'JPY', 'KWD', null), (minor, currency) => {
      expect(parseMoney(decimal({ minor, currency }), currency)).toEqual({ minor: minor === 0 ? 0 : minor, currency });
    }),
  );
});
