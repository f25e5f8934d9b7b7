import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startChromium, VIEWS, type View } from './chromium.ts';
import { KINDS } from './kinds.ts';
import { open as openPage } from './open.ts';
import { scriptWeight } from './weight.ts';

const { url, dir } = inject('sample');
const [community = ''] = readdirSync(`${dir}/communities`).filter((name) => /^[a-z0-9]+$/.test(name));

let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ browser, stop } = await startChromium());
});
afterAll(() => stop());

const open = (path: string, view: View, javaScript = true) => openPage(browser, url, path, view, javaScript);

describe('without JavaScript', () => {
  test.each(['milestones/', 'impact/', 'usage/'])('the report %s says everything', async (report) => {
    const { page, complaints, close } = await open(`communities/${community}/${report}`, VIEWS[0], false);
    expect(await page.locator('.headline').innerText()).toMatch(/\w+ .+\./);
    expect(await page.locator('.figure-value').count()).toBeGreaterThanOrEqual(3);
    for (const svg of await page.locator('.chart svg[role=img]').all())
      if (await svg.isVisible()) expect((await svg.boundingBox())?.height).toBeGreaterThan(100);
    expect(await page.locator('button:visible').count()).toBe(0);
    expect(await page.locator('table').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a handbook page and a rule page can be read and walked', async () => {
    const { page, close } = await open('team/handbook/sales/closed-won/', VIEWS[0], false);
    await page.locator('.checks a').first().click();
    await page.waitForURL(/checks\//);
    expect(await page.locator('h1').innerText()).not.toBe('');
    await page.locator('.rule-facts a').click();
    await page.waitForURL(/handbook\/sales\/closed-won\/#engagement/);
    await close();
  });
});

test('a page of the team ships at most 10 kB of JavaScript before a reader acts', async () => {
  for (const path of KINDS) {
    const weight = await scriptWeight(browser, url + path);
    expect(weight, path).toBeGreaterThan(0);
    expect(weight, path).toBeLessThanOrEqual(10 * 1024);
  }
});

test('a chart turns interactive by keyboard, with the same data', async () => {
  const { page, complaints, close } = await open(`communities/${community}/usage/`, VIEWS[0]);
  const explore = page.getByRole('button', { name: /explore/i }).first();
  await explore.focus();
  await page.keyboard.press('Enter');
  const canvas = page.locator('.chart canvas').first();
  await canvas.waitFor();
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('.chart [aria-live]').first().innerText()).toMatch(/\d/);
  expect(complaints).toEqual([]);
  await close();
});

test('the first Tab reaches the skip link, and focus is visible', async () => {
  for (const path of ['team/', `communities/${community}/usage/`]) {
    const { page, close } = await open(path, VIEWS[0]);
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        href: element.getAttribute('href'),
        outline: outlineStyle !== 'none' && outlineWidth !== '0px',
        box: element.getBoundingClientRect().width,
      };
    });
    expect(focused.href).toMatch(/^#/);
    expect(focused.box).toBeGreaterThan(1);
    await close();
  }
});
