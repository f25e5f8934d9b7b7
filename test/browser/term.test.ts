import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { termHtml } from '../../src/handbook/glossary/html.ts';
import { openContext, startChromium, VIEWS, type View } from './chromium.ts';
import { ROOT } from './sites.ts';

const source = (file: string) => readFileSync(join(ROOT, 'src', file), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const meaning =
  'All the work that one agreement covers, with a start and an end that span the contract or grant. '.repeat(2);
const term = (id: string, words: string) => termHtml({ id, meaning }, words, '');
const BODY = `<main class="sl-markdown-content">
  <h1>Terms</h1>
  <p id="left">${term('left', 'Engagement')} stands at the left edge of its line.</p>
  <p id="right">A line with ${term('right', 'engagement')} at its end.</p>
  <div class="frame" tabindex="0" role="region" aria-label="Table">
    <table><tr><td>A cell that is far too wide for a small window and holds an</td><td id="cell">${term('cell', 'engagement')}</td></tr></table>
  </div>
  <p id="bottom">Here is the ${term('bottom', 'last line')} of the page.</p>
</main>`;
const LAYOUT = `body { margin: 1rem } #right { text-align: right } .frame { overflow: auto; max-inline-size: 20rem }
  td { white-space: nowrap } #bottom { margin-block-start: 60vh }`;
const HTML = `<!doctype html><html lang="en"><title>Terms</title><style>${source('ui/tokens.css')}
  body { background: var(--paper); color: var(--ink); font: 17px/1.55 sans-serif }
  ${source('team/styles/glossary.css')} ${LAYOUT}</style>${BODY}</html>`;

let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

async function open(view: View, javaScript = true): Promise<Page> {
  const context = await openContext(browser, view, javaScript);
  const page = await context.newPage();
  await page.setContent(HTML);
  if (javaScript) await page.addScriptTag({ content: source('team/term.ts') });
  return page;
}

const tip = (page: Page, id: string) => page.locator(`#term-tip-${id}`);
const [wide] = VIEWS;

describe('the tooltip of a term', () => {
  test.each(VIEWS)('is inside the window and moves nothing: $name', async (view) => {
    const page = await open(view);
    const height = () =>
      page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
    const before = await height();
    for (const id of ['left', 'right', 'cell', 'bottom']) {
      await page.mouse.move(1, 1);
      await page.locator(`#${id} .term > a`).focus();
      await page.locator(`#${id} .term > a`).hover();
      const box = await tip(page, id).boundingBox();
      const link = await page.locator(`#${id} .term > a`).boundingBox();
      if (!box || !link) throw new Error(`${id} is not shown.`);
      expect(box.x, id).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, id).toBeLessThanOrEqual(view.width);
      expect(box.y, id).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height, id).toBeLessThanOrEqual(view.height);
      // Nothing is between, so that the pointer can move onto it.
      const gap = Math.max(box.y - (link.y + link.height), link.y - (box.y + box.height));
      expect(gap, id).toBeLessThanOrEqual(1);
      // Nothing that scrolls cuts it off.
      const top = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('.term-tip')?.id, [
        box.x + 4,
        box.y + box.height - 4,
      ] as const);
      expect(top).toBe(`term-tip-${id}`);
    }
    expect(await height()).toEqual(before);
    await page.context().close();
  });

  test('stays while the pointer is on it, goes with Escape, and comes back the next time', async () => {
    const page = await open(wide);
    const link = page.locator('#left .term > a');
    const shown = () => tip(page, 'left').isVisible();
    expect(await shown()).toBe(false);
    await link.hover();
    expect(await shown()).toBe(true);
    await tip(page, 'left').hover();
    expect(await shown()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await shown()).toBe(false);
    await link.hover();
    await page.mouse.move(2, 2);
    await link.hover();
    expect(await shown()).toBe(true);
    await page.mouse.move(2, 2);
    expect(await shown()).toBe(false);
    await page.context().close();
  });

  test('is shown by the keyboard, goes with Escape while the focus stays, and comes back the next time', async () => {
    const page = await open(wide);
    await page.keyboard.press('Tab');
    expect(await tip(page, 'left').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tip(page, 'left').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/glossary/#left');
    await page.keyboard.press('Tab');
    expect(await tip(page, 'right').isVisible()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await tip(page, 'left').isVisible()).toBe(true);
    expect(await tip(page, 'right').isVisible()).toBe(false);
    await page.context().close();
  });

  test('needs no script', async () => {
    const page = await open(wide, false);
    await page.locator('#right .term > a').hover();
    expect(await tip(page, 'right').isVisible()).toBe(true);
    await page.context().close();
  });

  test('describes its link, is not part of the text, and is not printed', async () => {
    const page = await open(wide);
    expect(await page.locator('#left').innerText()).toBe('Engagement stands at the left edge of its line.');
    const link = page.locator('#left .term > a');
    expect(await link.getAttribute('aria-describedby')).toBe('term-tip-left');
    await link.hover();
    await page.emulateMedia({ media: 'print' });
    expect(await tip(page, 'left').isVisible()).toBe(false);
    expect(await link.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('none');
    await page.context().close();
  });

  test.each(VIEWS)('is accessible: $name', async (view) => {
    const page = await open(view);
    await page.locator('#left .term > a').hover();
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axeCore }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });
});
