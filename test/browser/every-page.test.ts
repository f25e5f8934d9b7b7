import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openContext, startChromium, VIEWS, type View } from './chromium.ts';
import { accessibility, complaintsOf, excess } from './open.ts';

const { url, dir } = inject('sample');

/** Pages of a folder of the built sites, as addresses below it. */
const pagesOf = (folder: string): string[] =>
  readdirSync(`${dir}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `${folder}/${file.slice(0, -'index.html'.length)}`)
    .sort();

const [community = ''] = readdirSync(`${dir}/communities`).filter((name) => /^[a-z0-9]+$/.test(name));
const pages = [...pagesOf('team'), ...pagesOf(`communities/${community}`)];

let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ browser, stop } = await startChromium());
});
afterAll(() => stop());

/** Everything wrong with each of the pages in one view. */
async function faultsOf(paths: readonly string[], view: View): Promise<string[]> {
  const context = await openContext(browser, view);
  const page = await context.newPage();
  const complaints = complaintsOf(page, url);
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(url + path, { waitUntil: 'load' });
    const wide = await excess(page);
    if (wide > 0) complaints.push(`is ${wide} px too wide`);
    faults.push(...[...complaints.splice(0), ...(await accessibility(page))].map((fault) => `${path}: ${fault}`));
  }
  await context.close();
  return faults;
}

/** Each page is looked at in one view, the next one in the next view; a kind of page is looked at in all of them elsewhere. */
const shareOf = (at: number) => pages.filter((_, place) => place % VIEWS.length === at);

describe('every page loads without complaint, fits, and axe finds nothing', () => {
  test('there are pages of both sites', () => {
    expect(pages.length).toBeGreaterThan(120);
    expect(pages.filter((page) => page.startsWith('communities/'))).toHaveLength(4);
  });

  test.each([
    [0, 1],
    [2, 3],
  ])('in the views %i and %i', async (one, other) => {
    const faults = await Promise.all([one, other].map((at) => faultsOf(shareOf(at), VIEWS[at] ?? VIEWS[0])));
    expect(faults.flat()).toEqual([]);
  });
});
