import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { accessibility, open } from './open.ts';

const { url } = inject('sample');
const [wide, dark, narrow] = VIEWS;
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

const at = (path: string, view: (typeof VIEWS)[number] = wide) => open(browser, url, `communities/${path}`, view);
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);

test.each(['tidewater/milestones/', 'tidewater/impact/', 'pedralvia/usage/'])(
  'each chart of %s is explored, left and given back by keyboard',
  async (path) => {
    const { page, complaints, close } = await at(path);
    const figures = page.locator('[data-chart]');
    const count = await figures.count();
    expect(count).toBeGreaterThan(1);
    for (let place = 0; place < count; place++) {
      const figure = figures.nth(place);
      await figure.locator('[data-explore]').focus();
      await press(page, 'Enter');
      await figure.locator('canvas').waitFor();
      expect(await isFocused(page, 'canvas')).toBe(true);
      const outline = await figure.locator('canvas').evaluate((one) => getComputedStyle(one).outlineStyle);
      expect(outline).not.toBe('none');
      await press(page, 'Home', 'ArrowRight', 'ArrowDown');
      expect((await figure.locator('.chart-readout').innerText()).length).toBeGreaterThan(5);
      // What shows and hides a series comes next, then the files of the chart: nothing holds the focus.
      await press(page, 'Tab');
      if (await isFocused(page, 'input[type=checkbox]')) {
        await press(page, 'Space');
        expect(await figure.locator('input').first().isChecked()).toBe(false);
        await press(page, 'Space');
        for (let series = await figure.locator('input').count(); series > 0; series--) await press(page, 'Tab');
      }
      expect(await isFocused(page, '[data-explore]')).toBe(true);
      await figure.locator('canvas').focus();
      await press(page, 'Escape');
      expect(await isFocused(page, '[data-explore]')).toBe(true);
      await figure.locator('canvas').waitFor({ state: 'hidden' });
      expect(await figure.locator('.chart-svg:visible').count()).toBe(1);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test.each([wide, dark])('axe finds nothing once all charts are explored and all tables open: $name', async (view) => {
  for (const path of ['tidewater/milestones/', 'pedralvia/usage/']) {
    const { page, close } = await at(path, view);
    const buttons = page.locator('[data-explore]');
    for (let place = 0; place < (await buttons.count()); place++) {
      await buttons.nth(place).click();
      await page.locator('[data-chart]').nth(place).locator('canvas').waitFor();
    }
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    expect(await accessibility(page), path).toEqual([]);
    await close();
  }
});

test('a table opens with Enter, and scrolls with the arrows where it is wider than the phone', async () => {
  const { page, close } = await at('tidewater/milestones/', narrow);
  const details = page.locator('details.chart-data').first();
  await details.locator('summary').focus();
  await press(page, 'Enter');
  expect(await details.evaluate((one: HTMLDetailsElement) => one.open)).toBe(true);
  const region = page.locator('.table-scroll').first();
  await region.focus();
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  await close();
});

test('a link to a section takes the focus there: the next Tab goes on from it', async () => {
  const { page, close } = await at('tidewater/impact/');
  await page.locator('.report-contents a').last().focus();
  await press(page, 'Enter', 'Tab');
  const isBelow = await page.evaluate(() => {
    const target = document.querySelector(location.hash);
    const focused = document.activeElement;
    return target !== null && focused !== null && !!(target.compareDocumentPosition(focused) & 4);
  });
  expect(isBelow).toBe(true);
  await close();
});

test('the first Tab offers to skip to the report, and the next one is in it', async () => {
  const { page, close } = await at('pedralvia/milestones/', narrow);
  await press(page, 'Tab');
  expect(await isFocused(page, '.skip-link')).toBe(true);
  await press(page, 'Enter', 'Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await close();
});

test('text for a funder is copied with Space, and the button says so', async () => {
  const { page, close } = await at('tidewater/impact/funder/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const button = page.locator('[data-copy]').first();
  const before = await button.innerText();
  await button.focus();
  await press(page, 'Space');
  await expect.poll(() => button.innerText()).not.toBe(before);
  expect(await button.getAttribute('aria-live')).toBe('polite');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/\r/g, '')).toBe(await page.locator('.copyable-text').first().textContent());
  expect(await isFocused(page, '[data-copy]')).toBe(true);
  await close();
});

test('with less motion wanted, nothing moves by itself', async () => {
  const { page, close } = await at('tidewater/usage/');
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth';
      }).length,
  );
  expect(moving).toBe(0);
  await close();
});
