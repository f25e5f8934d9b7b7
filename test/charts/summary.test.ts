import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingNotes, extentOf, formatNumber, summarise } from '../../src/charts/index.ts';
import { chart, SPECS } from './specs.ts';

const month = (i: number) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
const of = (values: (number | null)[], more: { unit?: string; decimals?: number } = {}) =>
  chart({
    x: { kind: 'month', label: 'Month', values: values.map((_, i) => month(i)) },
    series: [{ id: 'a', label: 'North', values }],
    ...more,
  });
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('summarise', () => {
  it('says end, start, change, peak, low and what is missing', () => {
    expect(plain(summarise(of([40, null, 10, 90, 70])))).toBe(
      'North: 70 users in May 2020, up 75 % from 40 in January 2020; highest 90 in April 2020, lowest 10 in March 2020; no data for 1 of 5 months.',
    );
  });

  it.each([
    [[null, null], 'No data from January 2020 to February 2020.'],
    [[null], 'No data for January 2020.'],
    [[], 'No data.'],
    [[7], 'North: 7 users in January 2020.'],
    [[7, 7], 'North: 7 users in February 2020, the same as 7 in January 2020.'],
    [
      [0, 7],
      'North: 7 users in February 2020, up from 0 in January 2020; highest 7 in February 2020, lowest 0 in January 2020.',
    ],
    [[7.2, 7.4], 'North: 7 users in February 2020, the same as 7 in January 2020.'],
  ])('of %j', (values, sentence) => expect(plain(summarise(of(values)))).toBe(sentence));

  it('is one sentence that names the true peak, low and number of gaps', () => {
    const values = fc.array(fc.option(fc.integer({ min: -999, max: 99_999 })), { minLength: 2, maxLength: 36 });
    fc.assert(
      fc.property(values, (all) => {
        const sentence = summarise(of(all));
        const known = all.filter((value) => value !== null);
        const missing = all.length - known.length;
        expect(sentence.match(/\.(?=\s|$)/g)).toHaveLength(1);
        expect(sentence).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(sentence.startsWith('No data')).toBe(known.length === 0);
        if (new Set(known).size > 1) {
          expect(sentence).toContain(`highest ${formatNumber(Math.max(...known))} in`);
          expect(sentence).toContain(`lowest ${formatNumber(Math.min(...known))} in`);
        }
        expect(sentence.includes(`no data for ${missing} of ${all.length} months`)).toBe(
          missing > 0 && known.length > 0,
        );
      }),
    );
  });

  it('counts the series that it leaves out', () => {
    expect(summarise(SPECS.legend)).toMatch(/; 2 more in the table\.$/);
  });
});

describe('summarise says nothing false', () => {
  it('of month-end values, whose highest is not the highest of all samples', () => {
    expect(plain(summarise(of([40, 90, 70]), 'month-end value'))).toBe(
      'North: 70 users in March 2020, up 75 % from 40 in January 2020; highest month-end value 90 in February 2020, lowest month-end value 40 in January 2020.',
    );
  });

  it.each([
    [[2, 465], 'up from 2 in January 2020'],
    [[-1, 5], 'up from −1 in January 2020'],
    [[10, 11], 'up 10 % from 10 in January 2020'],
  ])('of a small base, of which it gives no percentage: %j', (values, part) =>
    expect(plain(summarise(of(values)))).toContain(part),
  );

  it('of a series that ends before the chart does', () => {
    const two = (values: (number | null)[]) => {
      const spec = of([7, 8, 9]);
      return plain(summarise({ ...spec, series: [...spec.series, { id: 'b', label: 'South', values }] }));
    };
    expect(two([5, 5, null])).toContain('South 5 in January 2020 and in February 2020, no data for 1 of 3 months');
    expect(two([5, null, 5])).toContain('South 5 at both ends, no data for 1 of 3 months');
  });
});

describe('extentOf', () => {
  it('takes the first of equal peaks and ignores what is not known', () => {
    expect(extentOf([null, 3, 9, NaN, 9, 1])).toEqual({
      first: { index: 1, value: 3 },
      last: { index: 5, value: 1 },
      peak: { index: 2, value: 9 },
      low: { index: 5, value: 1 },
      missing: 2,
    });
    expect(extentOf([null, Infinity])).toBeNull();
  });
});

describe('drawingNotes', () => {
  it.each([
    ['one-hub-with-gaps', ['Hatching marks months without data.']],
    ['two-hubs', ['Dotted lines mark months without data.']],
    ['bars-grouped', ['Hatching marks months without data.']],
    ['legend', ['The chart draws the first 6 of 8; all 8 are in the table.']],
    ['close-ends', []],
    ['empty', []],
    [
      'daily',
      [
        'The line is the mean of the seven days around each; the table has every day.',
        'Hatching marks days without data.',
      ],
    ],
  ] as const)('of %s', (name, notes) => expect(drawingNotes(SPECS[name])).toEqual(notes));
});
