import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { KINDS } from './kinds.ts';
import { sweep } from './sweep.ts';

const { url, dir } = inject('sample');

/** Pages of a folder of the built team site, as addresses below it; report-budget.test.ts looks at the communities' pages. */
const pagesOf = (folder: string): string[] =>
  readdirSync(`${dir}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `${folder}/${file.slice(0, -'index.html'.length)}`)
    .sort();

/** Pages of one record or rule each, of which so many of a kind show all that the others could. */
const RECORDS = /^team\/(hand-off|engagements|communities|checks\/findings|checks|renewals\/agreements)\/[^/]+\/$/;
const OF_EACH = 3;

const records = Map.groupBy(
  pagesOf('team').filter((page) => RECORDS.test(page)),
  (page) => RECORDS.exec(page)?.[1],
);
const left = new Set(
  [...records.values()].flatMap((same) => same.filter((_, place) => place % Math.ceil(same.length / OF_EACH) !== 0)),
);
const others = pagesOf('team').filter((page) => !KINDS.includes(page) && !left.has(page));

/** Many pages are opened; a machine that has other work is no fault. */
const SLOW = { timeout: 900_000 };
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ browser, stop } = await startChromium());
});
afterAll(() => stop());

/** Each theme and each width once: no colour hangs on the width, and no width on the theme. */
const LOOKS = [VIEWS[0], VIEWS[3]];

test('there are pages of every kind', () => {
  expect(others.length).toBeGreaterThan(80);
  expect(KINDS.filter((page) => !pagesOf('team').includes(page))).toEqual([]);
});

/** A page of every kind is looked at in both views, and the others by turns. */
test('every page loads without complaint, fits, and axe finds nothing', SLOW, async () => {
  const shareOf = (turn: number) => [...KINDS, ...others.filter((_, place) => place % LOOKS.length === turn)];
  const faults = await Promise.all(LOOKS.map((view, turn) => sweep(browser, url, shareOf(turn), view)));
  expect(faults.flat()).toEqual([]);
});
