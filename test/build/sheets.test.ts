import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sheetFaults } from '../../src/build/sheets.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-sheets-'));
  mkdirSync(join(dir, 'a'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const faults = (css: string) => {
  writeFileSync(join(dir, 'a/x.css'), css);
  return sheetFaults(dir, { files: new Set(['a/x.css', 'a/font.woff2', 'b.png']), facts: new Map() });
};

test('what is there, is part of the sheet or of the page is right', async () => {
  const css = `@font-face{src:url(font.woff2)}p{background:url( "../b.png" )}q{mask:url('data:image/svg+xml,<svg>')}r{marker-end:url(#arrow)}`;
  expect(await faults(css)).toEqual([]);
});

test('what is missing or comes from elsewhere is named', async () => {
  expect(
    await faults(`@import "c.css";p{background:url(d.png)}q{background:url('https://example.org/e.png')}`),
  ).toEqual([
    'a/x.css links to c.css, which is not there',
    'a/x.css links to d.png, which is not there',
    'a/x.css loads https://example.org/e.png',
  ]);
});
