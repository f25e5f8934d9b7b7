import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { excess, open } from './open.ts';

const { url, dir } = inject('sample');
const [wide, , narrow] = VIEWS;
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

/** The page of the handbook with the most words in its own text, blocks of live data and tooltips aside. */
async function longest(page: Page): Promise<{ path: string; words: number }> {
  const files = readdirSync(`${dir}/team/handbook`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => ({ path: `team/handbook/${file.slice(0, -'index.html'.length)}`, file }));
  const counted = files.map(async ({ path, file }) => ({
    path,
    words: await page.evaluate(
      (html) => {
        const text = new DOMParser().parseFromString(html, 'text/html').querySelector('.sl-markdown-content');
        for (const aside of text?.querySelectorAll('.live, .term-tip, .visually-hidden') ?? []) aside.remove();
        return text?.textContent.split(/\s+/).length ?? 0;
      },
      readFileSync(`${dir}/team/handbook/${file}`, 'utf8'),
    ),
  }));
  return (await Promise.all(counted)).reduce((most, one) => (one.words > most.words ? one : most));
}

/** How many characters stand on each full line of the paragraphs and list items of a page. */
const lineLengths = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const lengths: number[] = [];
    for (const block of document.querySelectorAll(
      '.sl-markdown-content > p, .sl-markdown-content > :is(ul, ol) > li',
    )) {
      const lines: number[] = [];
      const range = document.createRange();
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let bottom = -Infinity;
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (let at = 0; at < (node.textContent ?? '').length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getClientRects()[0];
          if (!box || box.width === 0) continue;
          if (box.bottom > bottom + 10) lines.push(0);
          bottom = box.bottom;
          lines.push((lines.pop() ?? 0) + 1);
        }
      // The last line ends where the words do.
      lengths.push(...lines.slice(0, -1));
    }
    return lengths.sort((one, other) => one - other);
  });
const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)];

describe('a long page', () => {
  test('of 2,000 words reads well at 375 px', async () => {
    const { page, close } = await open(browser, url, 'team/handbook/', narrow);
    const { path, words } = await longest(page);
    expect(words).toBeGreaterThanOrEqual(2000);
    await page.goto(url + path);
    const size = await page
      .locator('.sl-markdown-content > p')
      .first()
      .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBeGreaterThanOrEqual(16);
    const lines = await lineLengths(page);
    expect(lines.length).toBeGreaterThan(30);
    expect(median(lines)).toBeGreaterThanOrEqual(30);
    expect(lines.at(-1)).toBeLessThanOrEqual(60);
    expect(await excess(page)).toBe(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => !one.closest('.table-scroll, [hidden], .visually-hidden, .sr-only'))
        .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(cut).toEqual([]);
    await close();
  });

  test('beside the sidebar keeps the tooltip of a term in sight', async () => {
    const { page, close } = await open(browser, url, 'team/handbook/sales/pipeline/', wide);
    for (const term of await page.locator('.sl-markdown-content .term').all()) {
      await term.locator('> a').focus();
      const shown = await term.locator('.term-tip').evaluate(async (tip) => {
        // The browser settles the side on which an anchored box stands with the next frame.
        await new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled)));
        const { left, top, right, height } = tip.getBoundingClientRect();
        const isOnTop = (x: number) => tip.contains(document.elementFromPoint(x, top + height / 2));
        return isOnTop(left + 4) && isOnTop(right - 4);
      });
      expect(shown, await term.innerText()).toBe(true);
    }
    await close();
  });

  test('has 60 to 72 characters on a line where there is room', async () => {
    const { page, close } = await open(browser, url, 'team/handbook/engagements/hand-off/', wide);
    const lines = await lineLengths(page);
    expect(median(lines)).toBeGreaterThanOrEqual(60);
    expect(median(lines)).toBeLessThanOrEqual(72);
    await close();
  });
});

/** Kinds of things to reach by keyboard, and how to know them. */
const REACHED = {
  skip: 'a[href="#_top"]',
  search: 'button.search-open',
  group: '.sidebar-pane summary',
  page: '.sidebar-pane a',
  breadcrumb: '.breadcrumbs a',
  history: '.history summary',
  term: '.term > a',
  rule: 'a.must-mark',
  copy: 'button.copy',
  disclosure: '.picture summary',
  table: '.table-scroll',
  contents: 'starlight-toc a',
  next: 'a[rel=next]',
} as const;

describe('by keyboard', () => {
  test('everything of a page is reached in order, and the focus is seen', async () => {
    const { page, close } = await open(browser, url, 'team/handbook/sales/pipeline/', wide);
    const reached = new Set<string>();
    const faults: string[] = [];
    for (let at = 0; at < 400; at++) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate((kinds) => {
        const one = document.activeElement as HTMLElement;
        if (one === document.body) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        const box = one.getBoundingClientRect();
        const seen = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
        const inside = box.bottom > 0 && box.top < innerHeight && box.width > 1;
        const tip = one.parentElement?.matches('.term') ? one.nextElementSibling : null;
        return {
          kinds: Object.entries(kinds).flatMap(([kind, selector]) => (one.matches(selector) ? [kind] : [])),
          fault:
            seen && inside ? null : `${one.outerHTML.slice(0, 120)} ${seen ? 'is out of sight' : 'shows no focus'}`,
          isTipShown: tip === null || getComputedStyle(tip).display !== 'none',
        };
      }, REACHED);
      if (state === null) break;
      for (const kind of state.kinds) reached.add(kind);
      if (state.fault !== null) faults.push(state.fault);
      expect(state.isTipShown).toBe(true);
    }
    expect(faults).toEqual([]);
    expect([...reached].sort()).toEqual(Object.keys(REACHED).sort());
    await close();
  });

  test('a text is copied as it stands, and a disclosure opens', async () => {
    const { page, close } = await open(browser, url, 'team/handbook/sales/pipeline/', wide);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copy = page.locator('button.copy').first();
    await copy.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await page.locator('.copy-frame pre').first().innerText();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text.trimEnd());
    const words = page.locator('.picture details').first();
    await words.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await words.locator('li').first().isVisible()).toBe(true);
    await close();
  });
});

describe('without JavaScript', () => {
  test('a page is read, its terms are explained, its links lead on, and nothing is offered that does not work', async () => {
    const { page, complaints, close } = await open(browser, url, 'team/handbook/sales/pipeline/', wide, false);
    expect(await page.locator('.search-open').isVisible()).toBe(false);
    expect(await page.locator('button.copy').count()).toBe(0);
    expect(await page.locator('.picture svg').first().isVisible()).toBe(true);
    const term = page.locator('.term > a').first();
    await term.hover();
    expect(await page.locator('.term-tip').first().isVisible()).toBe(true);
    const words = page.locator('.picture details').first();
    await words.locator('summary').click();
    expect(await words.locator('li').first().isVisible()).toBe(true);
    await page.mouse.move(1, 1);
    await term.click();
    await page.waitForURL(/\/team\/glossary\/#/);
    expect(await page.locator('.glossary-term :target').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the pages of the handbook are all in the sidebar', async () => {
    const { page, close } = await open(browser, url, 'team/handbook/', wide, false);
    const links = page.locator('.sidebar-pane a[href*="handbook/"]:visible, .sidebar-pane a[href^="./"]:visible');
    expect(await links.count()).toBeGreaterThan(30);
    await close();
  });
});
