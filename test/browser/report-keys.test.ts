import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { open } from './open.ts';

const { url } = inject('sample');
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

/** Everything that a reader can act on, disclosures open. */
const CONTROLS = 'a[href], button, summary, input, select, [tabindex="0"]';

test.each(
  ['tidewater/', 'tidewater/milestones/', 'tidewater/impact/', 'tidewater/usage/', 'pedralvia/usage/'].flatMap((path) =>
    [VIEWS[0], VIEWS[2]].map((view) => [path, view.name, view] as const),
  ),
)('by keyboard everything of %s is reached in order, and the focus is seen: %s', async (path, _, view) => {
  const { page, close } = await open(browser, url, `communities/${path}`, view);
  const expected = await page.evaluate((controls) => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    const all = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden' && one.tabIndex >= 0,
    );
    all.forEach((one, place) => (one.dataset.place = String(place)));
    return all.length;
  }, CONTROLS);
  expect(expected).toBeGreaterThan(10);
  const places: number[] = [];
  const faults: string[] = [];
  for (let at = 0; at <= expected; at++) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement;
      if (one === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const seen = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1;
      // What is taller than the window begins below the row or above it; nothing may lie behind it as a whole.
      const nav = document.querySelector('.report-contents');
      const row = nav?.getBoundingClientRect();
      const isBehind = row !== undefined && box.top >= row.top && box.bottom <= row.bottom && box.left < row.right;
      const covered = isBehind && box.right > row.left && nav?.contains(one) !== true;
      const name = one.outerHTML.slice(0, 120);
      return {
        place: Number(one.dataset.place ?? -1),
        fault: !seen
          ? `${name} shows no focus`
          : !inside
            ? `${name} is out of sight`
            : covered
              ? `${name} is covered`
              : null,
      };
    });
    if (state === null) break;
    places.push(state.place);
    if (state.fault !== null) faults.push(state.fault);
  }
  expect(faults).toEqual([]);
  expect(places).toEqual(Array.from({ length: expected }, (_, place) => place));
  await close();
});
