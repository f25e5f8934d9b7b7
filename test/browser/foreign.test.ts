import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { startChromium, VIEWS } from './chromium.ts';
import { open } from './open.ts';
import { command, ROOT } from './sites.ts';
import { sweep } from './sweep.ts';

const HANDBOOK = join(ROOT, 'test/fixtures/handbook/constructs');
let browser: Browser;
let url: string;
let pages: string[];
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  const dist = mkdtempSync(join(tmpdir(), 'plumbline-foreign-'));
  stops.push(() => rmSync(dist, { recursive: true, force: true }));
  const data = join(ROOT, 'data/sample');
  const [built, chromium] = await Promise.all([
    command('build.ts', ['--data', data, '--site', 'team', '--handbook', HANDBOOK, '--out', dist]),
    startChromium(),
  ]);
  stops.push(chromium.stop);
  if (built.status !== 0) throw new Error(built.stderr);
  ({ browser } = chromium);
  const served = await serve(dist, 0);
  stops.push(served.close);
  ({ url } = served);
  pages = readdirSync(join(dist, 'team/handbook'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `team/handbook/${file.slice(0, -'index.html'.length)}`)
    .concat('team/handbook-health/', 'team/print/')
    .sort();
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** Each theme and each width once; nothing of a page depends on the pair. */
const [wideLight, , , narrowDark] = VIEWS;

test.each([wideLight, narrowDark])(
  'every construct of MyST loads without complaint, fits, and axe finds nothing: $name',
  async (view) => {
    expect(pages.length).toBeGreaterThan(10);
    expect(await sweep(browser, url, pages, view)).toEqual([]);
  },
);

test('a picture stands in its line, and a formula is not spaced like paragraphs', async () => {
  const { page, close } = await open(browser, url, 'team/handbook/figures/', wideLight);
  const line = page.locator('.sl-markdown-content p', { hasText: 'Text with' });
  expect((await line.boundingBox())?.height).toBeLessThan(50);
  const margins = await page
    .locator('math *')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).marginTop).filter((margin) => margin !== '0px'));
  expect(margins).toEqual([]);
  await close();
});
