import { expect, test } from 'vitest';
import { whenWords } from '../../src/reports/index.ts';

test('how many days a day is from the day of the data', () => {
  expect([-1234, -2, -1, 0, 1, 8].map(whenWords)).toEqual([
    '1\u202f234 days ago',
    '2 days ago',
    '1 day ago',
    'today',
    'in 1 day',
    'in 8 days',
  ]);
});
