import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { open, sampleRecords } from './db.ts';
import { checkReport, reportFolders } from './pages.ts';

/** Pages that show a figure; each must stand beside a report's values. */
const pagesWithFigures = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && readFileSync(join(dir, name), 'utf8').includes('data-figure='))
    .map((name) => join(dir, name));

/**
 * Compares every figure, cell, point and headline of the sample's built pages, and of the files beside them, with what the raw
 * records give when they are computed another way. Returns how many were compared.
 */
export function checkSite(dir: string): { reports: number; values: number; figures: number; cells: number } {
  const db = open(sampleRecords());
  const folders = reportFolders(dir);
  for (const page of pagesWithFigures(dir)) expect(folders.map((one) => join(one, 'index.html'))).toContain(page);
  const sums = { reports: folders.length, values: 0, figures: 0, cells: 0 };
  for (const one of folders) {
    const { values, figures, cells } = checkReport(one, db);
    Object.assign(sums, { values: sums.values + values, figures: sums.figures + figures, cells: sums.cells + cells });
  }
  return sums;
}
