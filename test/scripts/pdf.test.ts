import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../scripts/pdf.ts';
import { folderOf } from '../../scripts/pdf/pages.ts';
import { startChromium } from '../../src/build/pdf/chromium.ts';
import { reportPages } from '../../src/build/pdf/index.ts';
import { withSameBytes } from '../../src/build/pdf/same-bytes.ts';
import { runMain } from './run-main.ts';

describe('what is refused before anything is built', () => {
  it.each([
    ['no community', [], /--community names no community\. Name one or more community ids/],
    ['an empty community', ['--community', ' , '], /--community names no community/],
    ['a report that there is not', ['--community', 'tidewater', '--report', 'impakt'], /Write --report impact\./],
    ['paper that there is not', ['--community', 'tidewater', '--paper', 'a5'], /Expected one of: a4, letter\./],
    ['an option that there is not', ['--comunity', 'tidewater'], /Did you mean --community\?/],
  ])('%s', async (_, args, message) => {
    const { code, err } = await runMain(main, args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('the folder of a period', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-editions-'));
  for (const period of ['2026-Q1', '2025']) mkdirSync(join(dir, 'k-tide/editions', period), { recursive: true });

  it.each([
    ['latest', 'k-tide'],
    ['2026-Q1', 'k-tide/editions/2026-Q1'],
  ])('of %s is %s', async (period, folder) =>
    expect(await folderOf(dir, { id: 'tidewater', key: 'k-tide', period })).toBe(folder),
  );

  it.each([
    ['k-tide', '2026-Q2', 'Published are: 2025, 2026-Q1. Publish it with `npm run publish -- --period 2026-Q2'],
    ['k-none', '2025', 'Nothing was published of it yet.'],
    ['k-tide', '..', 'There is no edition .. of tidewater'],
  ])('of %s for %s is refused with what there is', async (key, period, message) =>
    expect(folderOf(dir, { id: 'tidewater', key, period })).rejects.toThrow(message),
  );
});

it('says what to do where Chromium is missing', async () => {
  const missing = () => Promise.reject(new Error("Cannot find package '@sparticuz/chromium'\nRequire stack: …"));
  await expect(startChromium(missing)).rejects.toThrow(
    /^No PDF can be made: Chromium did not start\. Cannot find package '@sparticuz\/chromium' Run `npm ci`/,
  );
});

it('dates a PDF and counts its parts without moving a byte', () => {
  const pdf = Buffer.from(
    "%PDF\xff /CreationDate (D:20261121220426+00'00')\n/ModDate (D:20261121220426+00'00')>>\xfe(node00000093)(node00000012)(node00000093)",
    'latin1',
  );
  const dated = Buffer.from(withSameBytes(pdf, '2026-06-15'));
  expect(dated.toString('latin1')).toBe(
    "%PDF\xff /CreationDate (D:20260615000000+00'00')\n/ModDate (D:20260615000000+00'00')>>\xfe(node00000002)(node00000001)(node00000002)",
  );
});

it('prints reports, and no other page', () =>
  expect(
    reportPages([
      'k/usage/index.html',
      'k/index.html',
      'k/definitions/index.html',
      'k/impact/funder/index.html',
      'k/editions/2026-Q1/impact/index.html',
      'k/editions/2026-Q1/index.html',
      '404.html',
    ]),
  ).toEqual(['k/editions/2026-Q1/impact/', 'k/usage/']));
