import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { checkSite } from '../reports/recomputed/site.ts';

test('the sample shows no value on a page or in a file that is not recomputed and the same', () => {
  const { reports, values, figures, cells } = checkSite(join(inject('sample').dir, 'communities'));
  expect(reports).toBeGreaterThanOrEqual(27);
  expect(values).toBeGreaterThan(40_000);
  expect(figures).toBeGreaterThan(150);
  expect(cells).toBeGreaterThan(2000);
});
