import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { excess, open } from './open.ts';
import { reportPages } from './report-kinds.ts';

const { url, dir } = inject('sample');
const [wide, , narrow] = VIEWS;
/** Each kind once in each language, and an edition. */
const pages = reportPages(dir, ['tidewater', 'pedralvia']).filter((page) => !/pedralvia.editions/.test(page));
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => ({ browser, stop } = await startChromium()));
afterAll(() => stop());

/** The words of a page in reading order, those of buttons aside. */
const words = (page: Page): Promise<string> =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    for (const one of document.querySelectorAll('button')) one.remove();
    return document.body.innerText.replace(/\s+/g, ' ').trim();
  });

describe('without JavaScript', () => {
  test.each(pages)('nothing of %s is missing but interaction', async (path) => {
    const [scripted, plain] = await Promise.all(
      [true, false].map(async (javaScript) => {
        const { page, complaints, close } = await open(browser, url, path, wide, javaScript);
        const offered = await page.locator('button:visible').allInnerTexts();
        const text = await words(page);
        await close();
        return { text, complaints, offered };
      }),
    );
    expect(plain?.complaints).toEqual([]);
    expect(plain?.offered).toEqual([]);
    expect(plain?.text.replace(/\s/g, '')).toBe(scripted?.text.replace(/\s/g, ''));
  });
});

describe('a page reads in a sensible order', () => {
  test.each(pages)('%s', async (path) => {
    const { page, close } = await open(browser, url, path, wide);
    const found = await page.evaluate(() => {
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.tagName[1]));
      const at = (selector: string) => [...document.querySelectorAll('*')].findIndex((one) => one.matches(selector));
      const names = [...document.querySelectorAll('nav, [role=region]')].map(
        (one) =>
          one.getAttribute('aria-label') ??
          (one.getAttribute('aria-labelledby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
            .join(' '),
      );
      return {
        levels,
        names,
        order: ['header', 'h1', 'main', '.headline', 'main section', 'footer'].map(at),
        firsts: document.querySelectorAll('h1').length,
        mains: document.querySelectorAll('main').length,
        lang: document.documentElement.lang,
      };
    });
    expect(found.firsts).toBe(1);
    expect(found.mains).toBe(1);
    found.levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((found.levels[at - 1] ?? 0) + 1));
    expect(found.order.every((place, at) => place > (found.order[at - 1] ?? -1))).toBe(true);
    expect(found.names.filter((name) => name === '')).toEqual([]);
    expect(new Set(found.names).size).toBe(found.names.length);
    expect(found.lang).toBe(path.includes('pedralvia') ? 'es' : 'en');
    await close();
  });
});

test('the way between the sections stays in sight, and leads to each of them', async () => {
  for (const view of [wide, narrow]) {
    const { page, close } = await open(browser, url, 'communities/tidewater/impact/', view);
    const links = page.locator('.report-contents a');
    expect(await links.count()).toBeGreaterThan(2);
    const headings = await page.locator('.report-body h2[id]').evaluateAll((all) => all.map(({ id }) => `#${id}`));
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(headings);
    await links.last().click();
    await page.waitForFunction(
      (id) => {
        const { top } = document.querySelector(id)?.getBoundingClientRect() ?? { top: Infinity };
        return top >= 0 && top < innerHeight;
      },
      headings.at(-1) ?? '',
    );
    const seen = await page.evaluate(
      (id) => {
        const heading = document.querySelector(id)?.getBoundingClientRect();
        const nav = document.querySelector('.report-contents')?.getBoundingClientRect();
        const isBeside = (nav?.left ?? 0) > (heading?.right ?? 0);
        return { nav: nav?.top, clear: isBeside || (heading?.top ?? 0) >= (nav?.bottom ?? 0) };
      },
      headings.at(-1) ?? '',
    );
    expect(seen.nav).toBeGreaterThanOrEqual(0);
    expect(seen.nav).toBeLessThan(80);
    expect(seen.clear).toBe(true);
    await close();
  }
});

test('prose has 60 to 72 characters on a line where there is room', async () => {
  const { page, close } = await open(browser, url, 'communities/tidewater/', wide);
  const lines = await page.evaluate(() => {
    const probe = document.createElement('p');
    const sentence = 'What was promised, what was delivered, what it changed, and where the figures come from. ';
    probe.textContent = sentence.repeat(20);
    document.querySelector('#ask')?.after(probe);
    return (
      probe.textContent.length / (probe.getBoundingClientRect().height / parseFloat(getComputedStyle(probe).lineHeight))
    );
  });
  expect(lines).toBeGreaterThanOrEqual(60);
  expect(lines).toBeLessThanOrEqual(72);
  await close();
});

test.each([
  ['a long name', 'Interuniversitätszusammenschlussforschungsrechenzentrumsverwaltungsgesellschaft of the '.repeat(3)],
  ['a name from right to left', 'شبكة علوم الجليد في المد والجزر'],
])('%s breaks nothing at 375 px', async (_, name) => {
  const { page, close } = await open(browser, url, 'communities/tidewater/usage/', narrow);
  await page.evaluate((text) => {
    for (const one of document.querySelectorAll('.report-community, .headline, .report-by span, .report-contents a'))
      one.textContent = text;
  }, name);
  expect(await excess(page)).toBe(0);
  const direction = await page.locator('.report-community').evaluate((one) => getComputedStyle(one).direction);
  expect(direction).toBe(/\p{Script=Arabic}/u.test(name) ? 'rtl' : 'ltr');
  await close();
});

test('a figure stands whole in its place at 375 px', async () => {
  for (const path of pages.filter((one) => !one.includes('definitions'))) {
    const { page, close } = await open(browser, url, path, narrow);
    const broken = await page
      .locator('.figure-value')
      .evaluateAll((all) =>
        all.flatMap((one) => (one.scrollWidth > one.clientWidth + 1 ? [one.textContent.trim()] : [])),
      );
    expect(broken, path).toEqual([]);
    await close();
  }
});

test('with the colours of the system every mark is still there', async () => {
  const { page, close } = await open(browser, url, 'communities/tidewater/milestones/', wide);
  await page.emulateMedia({ forcedColors: 'active' });
  const faint = await page.evaluate(() => {
    const here = document.querySelector('.report-nav [aria-current]');
    return here ? getComputedStyle(here).borderBlockEndStyle : 'none';
  });
  expect(faint).toBe('solid');
  expect(await page.locator('.status:visible').count()).toBeGreaterThan(0);
  await close();
});
