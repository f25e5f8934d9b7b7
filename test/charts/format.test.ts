import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChange, formatDay, formatMonth, formatNumber, formatPercent } from '../../src/charts/index.ts';

const plain = (text: string) => text.replaceAll('\u202f', '').replaceAll('\u00a0', ' ').replace('\u2212', '-');

describe('formatNumber', () => {
  it.each([
    [0, 0, '0'],
    [-0.4, 0, '0'],
    [1234, 0, '1\u202f234'],
    [1234567.891, 2, '1\u202f234\u202f567.89'],
    [-4500.5, 1, '\u22124\u202f500.5'],
    [1e21, 1, '1\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000.0'],
    [NaN, 0, 'no data'],
    [null, 2, 'no data'],
  ])('%s with %i decimals is %s', (value, decimals, text) => expect(formatNumber(value, decimals)).toBe(text));

  it('is the number when the separators are taken out', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          expect(Number(plain(formatNumber(value, decimals)))).toBe(Number(value.toFixed(decimals)) + 0);
        },
      ),
    );
  });
});

describe('formatPercent', () => {
  it.each([
    [8, 11, 'deliverables', '8 of 11 deliverables, 73 %'],
    [0, 11, '', '0 of 11, 0 %'],
    [11, 11, '', '11 of 11, 100 %'],
    [1999, 2000, '', '1999 of 2000, over 99 %'],
    [1, 2000, '', '1 of 2000, under 1 %'],
    [0, 0, 'deliverables', '0 of 0 deliverables'],
  ])('%i of %i %s', (part, whole, noun, text) => expect(plain(formatPercent(part, whole, noun))).toBe(text));
});

describe('formatChange', () => {
  it.each([
    [40, 70, 'up 75 %'],
    [100, 96, 'down 4 %'],
    [5, 5, 'unchanged'],
    [1000, 1001, 'up under 1 %'],
    [0, 7, 'up'],
    [440, 876, 'up 99 %'],
    [1000, 1, 'down over 99 %'],
    [-5, -7, 'down'],
    [10, 0, 'down 100 %'],
  ])('%i to %i is %s', (from, to, text) => expect(plain(formatChange(from, to))).toBe(text));
});

describe('dates', () => {
  it('are written out in prose', () => {
    expect(plain(formatDay('2026-06-15'))).toBe('15 June 2026');
    expect(plain(formatDay('2024-02-01'))).toBe('1 February 2024');
    expect(plain(formatMonth('2026-12'))).toBe('December 2026');
  });

  it('of another form are left as they are', () => {
    expect(formatDay('soon')).toBe('soon');
    expect(formatMonth('2026-13')).toBe('2026-13');
  });
});
