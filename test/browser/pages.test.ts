import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContext, startChromium, VIEWS, type View } from './chromium.ts';
import { servedSample } from './sites.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

let browser: Browser;
let url: string;
let community: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const [sites, chromium] = await Promise.all([servedSample(), startChromium()]);
  ({ browser } = chromium);
  ({ url } = sites);
  stops.push(sites.stop, chromium.stop);
  community = readdirSync(`${sites.dir}/communities`).filter((name) => /^[a-z0-9]+$/.test(name))[0] ?? '';
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

const TEAM = [
  'team/',
  'team/checks/',
  'team/checks/bindings/',
  'team/checks/coverage/',
  'team/checks/closed-won-deal-has-engagement/',
  'team/communities/',
  'team/handbook/',
  'team/handbook/sales/closed-won/',
  'team/handbook/leads/hail-the-lead/',
];
const COMMUNITY = ['', 'milestones/', 'impact/', 'usage/'];
const pages = () => [...TEAM, ...COMMUNITY.map((page) => `communities/${community}/${page}`)];

/** Opens a page and gathers everything that a reader's browser would complain of. */
async function open(path: string, view: View, javaScript = true) {
  const context = await openContext(browser, view, javaScript);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      complaints.push(`elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url + path);
  await page.waitForLoadState('networkidle');
  return { page, complaints, close: () => context.close() };
}

async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`,
    );
  }, WCAG);
}

describe.each(VIEWS)('$name', (view) => {
  test('every kind of page loads without complaint, fits, and axe finds nothing', async () => {
    const faults: string[] = [];
    for (const path of pages()) {
      const { page, complaints, close } = await open(path, view);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) complaints.push(`is ${wide} px too wide`);
      faults.push(...[...complaints, ...(await accessibility(page))].map((fault) => `${path}: ${fault}`));
      await close();
    }
    expect(faults).toEqual([]);
  });
});

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

test('a report page ships at most 5 kB of JavaScript before a reader acts', async () => {
  for (const report of ['', 'milestones/', 'impact/', 'usage/']) {
    const context = await openContext(browser, VIEWS[0]);
    const page = await context.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(`${url}communities/${community}/${report}`);
    await page.waitForLoadState('networkidle');
    const inline = await page.locator('script:not([src])').allTextContents();
    const bodies = [...(await Promise.all(scripts)), ...inline.map((text) => Buffer.from(text))];
    expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThanOrEqual(5 * 1024);
    await context.close();
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

test('search finds a handbook page by keyboard, and loads nothing before it is opened', async () => {
  const { page, complaints, close } = await open('team/', VIEWS[0]);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  expect(requests).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('MANIAC-T');
  await page.locator('site-search ol a').first().waitFor();
  expect(requests.some((request) => request.includes('/some/where/team/pagefind/'))).toBe(true);
  expect(await accessibility(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/some\/where\/team\/handbook\/leads\/decide\//);
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
