import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { open } from './open.ts';
import { reportPages } from './report-kinds.ts';
import { spokenTree } from './tree.ts';

const { url, dir } = inject('sample');
const GOLDEN = join(import.meta.dirname, 'golden');
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

const cover = reportPages(dir, ['tidewater']).find((path) => /editions\/[^/]+\/$/.test(path)) ?? '';
/** A page of each kind. */
const PAGES = {
  index: 'communities/tidewater/',
  edition: cover,
  milestones: 'communities/tidewater/milestones/',
  impact: 'communities/tidewater/impact/',
  funder: 'communities/pedralvia/impact/funder/',
  usage: 'communities/pedralvia/usage/',
  definitions: 'communities/tidewater/definitions/',
  'not-found': 'communities/404.html',
};

test.each(Object.entries(PAGES))('a screen reader is given %s in this order', async (kind, path) => {
  const { page, close } = await open(browser, url, path, VIEWS[0]);
  const tree = await spokenTree(page);
  await close();
  const golden = join(GOLDEN, `${kind}.txt`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(golden), { recursive: true });
    writeFileSync(golden, tree);
  }
  expect(tree).toBe(readFileSync(golden, 'utf8'));
  // Whatever the golden says: a drawing is one picture with a name and a description, and nothing that acts is nameless.
  expect(tree).not.toMatch(/^\s*(link|button|image|region|navigation|figure|table row|checkbox)$/m);
  const drawings = tree.match(/^\s*image “.*”.*$/gm) ?? [];
  expect(drawings.filter((line) => !/Logo|Logotipo/.test(line) && !/\(.{20,}\)$/.test(line))).toEqual([]);
  expect(tree).not.toContain('SvgRoot');
});
