import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openContext, startChromium, VIEWS } from './chromium.ts';
import { reportPages } from './report-kinds.ts';
import { restOf } from './rest.ts';
import { sweep } from './sweep.ts';
import { scriptWeight } from './weight.ts';

const { url, dir } = inject('sample');
const pages = reportPages(dir);
const communities = readdirSync(`${dir}/communities`).filter((name) => /^[a-z0-9]+$/.test(name));
const all = reportPages(dir, communities);
/** Many pages are opened; a machine that has other work is no fault. */
const SLOW = { timeout: 900_000 };
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

test('there are reports in both languages, and an edition', () => {
  for (const page of ['tidewater/', 'pedralvia/usage/', 'tidewater/definitions/'])
    expect(pages).toContain(`communities/${page}`);
  expect(pages.some((page) => page.includes('/editions/'))).toBe(true);
});

/** Each theme and each width once: no colour hangs on the width, and no width on the theme. */
const LOOKS = [VIEWS[0], VIEWS[3]];

/** The latest reports of the communities that show every kind in both views; of every community each report by turns. */
test('every report loads without complaint, fits, and axe finds nothing', SLOW, async () => {
  const isShown = (page: string) => pages.includes(page) && !page.includes('/editions/');
  const byTurns = (turn: number) => all.filter((page, at) => isShown(page) || at % LOOKS.length === turn);
  const faults = await Promise.all(LOOKS.map((view, turn) => sweep(browser, url, byTurns(turn), view)));
  expect(faults.flat()).toEqual([]);
});

describe.each(pages)('%s', (path) => {
  test('is small', async () => {
    const html = readFileSync(`${dir}/${path}index.html`);
    expect(gzipSync(html).length).toBeLessThanOrEqual(60 * 1024);
    expect(await scriptWeight(browser, url + path)).toBeLessThanOrEqual(5 * 1024);
  });
});

/** The seconds are measured by `npm run bench -- paint`; these are what they hang on, and no machine is too slow for them. */
test('nothing stands between a page and its first paint but its style sheets and the one font that is asked for first', async () => {
  const context = await openContext(browser, VIEWS[2]);
  const page = await context.newPage();
  const loaded: { type: string; bytes: Promise<number> }[] = [];
  page.on('response', (response) => {
    const bytes = response.body().then((body) => gzipSync(body).length);
    loaded.push({ type: response.request().resourceType(), bytes });
  });
  const rest = restOf(page);
  await page.goto(`${url}communities/tidewater/impact/`);
  await rest();
  const blocking = await page.evaluate(
    () => document.querySelectorAll('head script:not([type=module], [async], [defer])').length,
  );
  expect(blocking).toBe(0);
  const preloaded = await page.locator('link[rel=preload][as=font]').count();
  expect(preloaded).toBe(1);
  const sheets = loaded.filter(({ type }) => type === 'stylesheet');
  const styles = (await Promise.all(sheets.map(({ bytes }) => bytes))).reduce((sum, size) => sum + size, 0);
  expect(styles).toBeLessThanOrEqual(20 * 1024);
  expect(loaded.filter(({ type }) => type === 'font').length).toBeLessThanOrEqual(2);
  await context.close();
});

test('nothing moves while a page loads', async () => {
  for (const path of pages.filter((page) => page.includes('tidewater'))) {
    const context = await openContext(browser, VIEWS[2]);
    await context.addInitScript(() => {
      const seen = globalThis as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const page = await context.newPage();
    const rest = restOf(page);
    await page.goto(url + path);
    await rest();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.evaluate(() => (globalThis as unknown as { shift: number }).shift), path).toBeLessThan(0.02);
    await context.close();
  }
});

test('a link to a report shows a card: words for all, and a picture of the size that is asked for', async () => {
  const context = await openContext(browser, VIEWS[0]);
  const page = await context.newPage();
  await page.goto(`${url}communities/pedralvia/usage/`);
  const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content');
  expect(await meta('title')).toBe('Informe de uso · Pedrálvia');
  expect(await meta('description')).toBe((await page.locator('.headline').innerText()).trim());
  expect(await meta('locale')).toBe('es_ES');
  expect(await meta('image')).toBe('./card.png');
  const png = readFileSync(`${dir}/communities/pedralvia/usage/card.png`);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThan(300_000);
  await context.close();
});
