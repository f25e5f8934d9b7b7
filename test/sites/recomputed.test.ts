import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { command, ROOT } from '../browser/sites.ts';
import { open, sampleRecords } from '../reports/recomputed/db.ts';
import { checkReport, reportFolders } from '../reports/recomputed/pages.ts';

/*
 * Every figure, cell, point and headline of the sample's built pages and of the files beside them, recomputed from the raw
 * records: rolling reports and editions, English and Spanish.
 */
const db = open(sampleRecords());
const folder = mkdtempSync(join(tmpdir(), 'plumbline-recomputed-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Pages that show a figure; each must stand beside a report's values. */
const pagesWithFigures = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && readFileSync(join(dir, name), 'utf8').includes('data-figure='))
    .map((name) => join(dir, name));

function checkSite(dir: string): { reports: number; values: number; figures: number; cells: number } {
  const folders = reportFolders(dir);
  for (const page of pagesWithFigures(dir)) expect(folders.map((one) => join(one, 'index.html'))).toContain(page);
  const sums = { reports: folders.length, values: 0, figures: 0, cells: 0 };
  for (const one of folders) {
    const { values, figures, cells } = checkReport(one, db);
    Object.assign(sums, { values: sums.values + values, figures: sums.figures + figures, cells: sums.cells + cells });
  }
  return sums;
}

describe('the sample', () => {
  it('shows no value on a page or in a file that is not recomputed and the same', () => {
    const { reports, values, figures, cells } = checkSite(join(inject('sample').dir, 'communities'));
    expect(reports).toBeGreaterThanOrEqual(27);
    expect(values).toBeGreaterThan(40_000);
    expect(figures).toBeGreaterThan(150);
    expect(cells).toBeGreaterThan(2000);
  });

  it('shows none in an edition either', async () => {
    const editions = ['--editions', join(folder, 'editions')];
    const communities = ['tidewater', 'halvorsund', 'pedralvia'].flatMap((id) => ['--community', id]);
    for (const period of ['2025', '2026-Q1', '2025-autumn'])
      await command('publish.ts', [
        '--data',
        join(ROOT, 'data/sample'),
        '--period',
        period,
        ...communities,
        ...editions,
        '--with-notes',
      ]);
    const dist = join(folder, 'dist');
    const args = [
      '--data',
      join(ROOT, 'data/sample'),
      '--site',
      'communities',
      ...communities,
      ...editions,
      '--out',
      dist,
    ];
    expect(await command('build.ts', args)).toMatchObject({ status: 0 });
    expect(checkSite(join(dist, 'communities')).reports).toBe(3 * 3 * 4);
  });
});
