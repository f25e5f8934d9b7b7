import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { formatNumber } from '../../src/charts/format.ts';
import { choicesOf } from '../../src/ui/work-table/filter.ts';
import type { PackedTable } from '../../src/ui/work-table/packed.ts';
import { startChromium, VIEWS } from './chromium.ts';
import { accessibility, excess, open } from './open.ts';

const { url, dir } = inject('sample');
/** A page whose main table has choices, ranges and many rows. */
const PAGE = 'team/deliverables/';
const ID = 'deliverables';
const table = JSON.parse(readFileSync(`${dir}/team/download/${ID}.rows.json`, 'utf8')) as PackedTable;
const { columns, rows } = table;
const valueIn = (row: PackedTable['rows'][number], column: string) => {
  const cell = row[columns.findIndex(({ id }) => id === column)];
  return Array.isArray(cell) ? cell[0] : cell;
};
const state = choicesOf(table, 'state')[0]?.value ?? '';
const chosen = rows.filter((row) => valueIn(row, 'state') === state);

let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ browser, stop } = await startChromium());
});
afterAll(() => stop());

const section = (page: Page) => page.locator(`[data-work-table=${ID}]`);
const shownRows = (page: Page) => section(page).locator('tbody tr').count();
const counted = (page: Page, words: string) =>
  section(page).locator('[data-count]').getByText(words, { exact: true }).waitFor();
const asked = (page: Page, search: string) =>
  page.waitForURL((address) => decodeURIComponent(address.search) === search);

describe('a table of the workspace by keyboard', () => {
  test('is searched, narrowed, sorted, cleared, and shared by its address', async () => {
    const { page, complaints, close } = await open(browser, url, PAGE, VIEWS[0]);
    const plain = await shownRows(page);
    expect(plain).toBe(rows.length);
    await section(page).getByLabel('Search').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-choice'))).toBe('state');
    await page.keyboard.press('ArrowDown');
    await counted(page, `${chosen.length} of ${rows.length} rows`);
    expect(await shownRows(page)).toBe(chosen.length);
    await asked(page, `?state=${state}`);

    await section(page).getByRole('button', { name: 'Due', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await asked(page, `?state=${state}&sort=-due`);
    const heading = section(page).locator('th[data-column=due]');
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Due');
    const days = chosen.map((row) => valueIn(row, 'due')).filter((day) => day !== null);
    const place = (await section(page).locator('th[scope=col]').allInnerTexts()).findIndex((one) =>
      one.startsWith('Due'),
    );
    const first = section(page).locator(`tbody tr:first-child > :nth-child(${place + 1}) .work-line`);
    expect(await first.innerText()).toBe(days.sort().at(-1));

    const shared = page.url();
    const html = await section(page).locator('tbody').innerHTML();
    await page.goto(`${url}team/checks/`);
    await page.goto(shared);
    await counted(page, `${chosen.length} of ${rows.length} rows`);
    expect(await section(page).locator('tbody').innerHTML()).toBe(html);
    expect(await section(page).getByLabel('State').inputValue()).toBe(state);

    await section(page).getByRole('button', { name: 'Clear' }).focus();
    await page.keyboard.press('Enter');
    await asked(page, '');
    expect(await shownRows(page)).toBe(plain);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-q'))).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('is as it was after going on and back', async () => {
    const { page, close } = await open(browser, url, PAGE, VIEWS[0]);
    await section(page).getByLabel('State').selectOption(state);
    await asked(page, `?state=${state}`);
    await page.goto(`${url}team/checks/`);
    await page.goBack();
    await counted(page, `${chosen.length} of ${rows.length} rows`);
    expect(await section(page).getByLabel('State').inputValue()).toBe(state);
    await page.evaluate(() => history.pushState(null, '', '?sort=due'));
    await page.goBack();
    await counted(page, `${chosen.length} of ${rows.length} rows`);
    await page.goForward();
    await counted(page, `${rows.length} rows`);
    expect(await section(page).getByLabel('State').inputValue()).not.toBe(state);
    await close();
  });

  test('the rows that are shown are downloaded', async () => {
    const { page, close } = await open(browser, url, `${PAGE}?state=${state}`, VIEWS[0]);
    await counted(page, `${chosen.length} of ${rows.length} rows`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section(page).getByRole('button', { name: 'These rows as CSV' }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe(`${ID}-selected.csv`);
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    const whole = readFileSync(`${dir}/team/download/${ID}.csv`, 'utf8').split('\r\n');
    expect(lines).toHaveLength(chosen.length + 2);
    expect(lines.filter((line) => !whole.includes(line))).toEqual([]);
    await close();
  });
});

test('what an address asks for and the table does not have is said; a value that no row has finds none', async () => {
  const { page, complaints, close } = await open(browser, url, `${PAGE}?state=Nonsense&due=soon&x=<b>`, VIEWS[2]);
  await counted(page, `0 of ${rows.length} rows`);
  expect(await section(page).locator('[data-ignored]').innerText()).toContain('“due=soon”, “x=<b>”');
  expect(await section(page).locator('tbody').innerText()).toBe('No row fits.');
  expect(await section(page).getByLabel('State').locator('option:checked').innerText()).toBe('Nonsense (0)');
  expect(complaints).toEqual([]);
  await close();
});

test('the table is whole where its rows cannot be loaded, and the reader is told', async () => {
  const { page, close } = await open(browser, url, PAGE, VIEWS[0]);
  await page.route('**/*.rows.json', (route) => route.abort());
  await section(page).getByLabel('Search').pressSequentially('hub');
  await section(page).getByText('The rows could not be loaded.').waitFor();
  expect(await shownRows(page)).toBe(rows.length);
  await page.unroute('**/*.rows.json');
  await section(page).getByLabel('Search').press('s');
  await section(page)
    .getByText(/ of .* rows/)
    .waitFor();
  await close();
});

test('nothing is loaded before a reader is about to use a table', async () => {
  const { page, close } = await open(browser, url, PAGE, VIEWS[0]);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.includes('.rows.json') || name.includes('/live.'))).toEqual([]);
  await close();
});

test.each([VIEWS[0], VIEWS[3]])(
  'with every filter open, axe finds nothing and nothing is too wide: $name',
  async (view) => {
    const { page, close } = await open(browser, url, `${PAGE}?q=e&due=2024-01-01..&sort=-due`, view);
    await section(page)
      .getByText(/ of .* rows/)
      .waitFor();
    expect(await section(page).locator('.work-bar details').getAttribute('open')).toBe('');
    expect(await accessibility(page)).toEqual([]);
    expect(await excess(page)).toBe(0);
    await close();
  },
);

test('without JavaScript the table is whole, and nothing is offered that does not work', async () => {
  const { page, close } = await open(browser, url, `${PAGE}?state=${state}`, VIEWS[0], false);
  expect(await shownRows(page)).toBe(rows.length);
  expect(await page.locator('main button:visible, main input:visible, main select:visible').count()).toBe(0);
  expect(await section(page).getByRole('link', { name: 'All rows as CSV' }).isVisible()).toBe(true);
  await close();
});

test.each(['hand-off/', 'hand-off/delivered/', 'deliverables/', 'engagements/', 'renewals/', 'pipeline/', 'checks/'])(
  'a window of 1280 px has room for every column of %s',
  async (room) => {
    const { page, close } = await open(browser, url, `team/${room}`, VIEWS[0]);
    const frames = await page
      .locator('.work-table .table-scroll')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('aria-label'), one.scrollWidth - one.clientWidth]));
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter(([, beyond]) => beyond !== 0)).toEqual([]);
    await close();
  },
);

test('on paper: the rows and how they were chosen, without what only works on a screen', async () => {
  const { page, close } = await open(browser, url, `${PAGE}?state=${state}&sort=due`, VIEWS[0]);
  await counted(page, `${chosen.length} of ${rows.length} rows`);
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.work-bar', '.work-files', '.sidebar-pane'])
    expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  expect(await section(page).locator('.work-said').innerText()).toBe(
    `Only rows with State: ${state}. Sorted by Due, ascending.`,
  );
  const heads = section(page).locator('thead');
  expect(await heads.evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group');
  await close();
});

test('of many rows the first are shown, and more by keyboard; a filter counts them all', async () => {
  const { page, close } = await open(browser, url, PAGE, VIEWS[0]);
  const many = { columns, rows: Array.from({ length: 10_000 }, (_, at) => rows[at % rows.length] ?? []) };
  await page.route('**/*.rows.json', (route) => route.fulfill({ json: many }));
  await section(page).getByLabel('Search').focus();
  await section(page).getByRole('button', { name: 'Due', exact: true }).click();
  await section(page).locator('th[aria-sort=ascending]').waitFor();
  expect(await shownRows(page)).toBe(100);
  const more = section(page).getByRole('button', { name: 'Show more rows' });
  await more.focus();
  await page.keyboard.press('Enter');
  expect(await shownRows(page)).toBe(200);
  await section(page).getByLabel('State').selectOption(state);
  const found = many.rows.filter((row) => valueIn(row, 'state') === state);
  await counted(page, `${formatNumber(found.length)} of ${formatNumber(many.rows.length)} rows`);
  await close();
});

test('a chart of a room turns interactive by keyboard, and its files are there', async () => {
  const { page, complaints, close } = await open(browser, url, 'team/capacity/', VIEWS[3]);
  const chart = page.locator('.chart').first();
  for (const link of await chart.locator('.chart-tools a').all()) {
    const { href } = await link.evaluate((anchor: HTMLAnchorElement) => ({ href: anchor.href }));
    expect((await page.request.get(href)).status(), href).toBe(200);
  }
  await chart.getByRole('button', { name: /explore/i }).press('Enter');
  await chart.locator('canvas').waitFor();
  expect(await excess(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a page of a record leads back to its room, which is marked, and carries the handbook as one link', async () => {
  const [slug = ''] = readdirSync(`${dir}/team/hand-off`).filter((name) => /^\d+$/.test(name));
  const { page, close } = await open(browser, url, `team/hand-off/${slug}/`, VIEWS[0]);
  const room = page.locator('.sidebar-pane a[aria-current=true]');
  expect(await room.allInnerTexts()).toEqual(['Hand-off']);
  expect(await page.locator('.sidebar-pane a').count()).toBeLessThan(20);
  await page.locator('nav[aria-label=Breadcrumbs]').getByRole('link', { name: 'Hand-off' }).press('Enter');
  await page.waitForURL(`${url}team/hand-off/`);
  expect(await page.locator('.sidebar-pane a[aria-current=page]').innerText()).toBe('Hand-off');
  await close();
});
