import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startChromium, VIEWS } from './chromium.ts';
import { accessibility, open } from './open.ts';

const { url } = inject('sample');
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ browser, stop } = await startChromium());
});
afterAll(() => stop());

/** What a member of the team types, and the page that comes first. */
const FIRST: [query: string, page: string][] = [
  ['renewal', 'handbook/renewals/renewal/'],
  ['MoU', 'glossary/#mou'],
  ['RAG', 'handbook/engagements/rag/'],
  ['60 days', 'handbook/renewals/sixty-day-notice/'],
  ['community_id', 'handbook/data/community-id/'],
  ['mou', 'glossary/#mou'],
  ['proposal', 'handbook/sales/proposal/'],
  ['hail', 'handbook/leads/hail-the-lead/'],
  ['running notes', 'handbook/leads/running-notes/'],
  ['offboarding', 'handbook/renewals/offboarding/'],
  ['shutdown notice', 'handbook/renewals/offboarding/#the-shutdown-notice'],
  ['invoicing', 'handbook/partners/invoicing/'],
  ['SAGE', 'glossary/#sage'],
  ['hub setup', 'handbook/delivery/hub-setup/'],
  ['budget alert', 'handbook/delivery/cloud-cost/#budget-alerts'],
  ['FTE clause', 'handbook/engagements/workflow/#fte-clauses'],
  ['MANIAC-T', 'handbook/leads/decide/#maniac-t'],
  ['closed lost', 'handbook/sales/closed-lost/'],
  ['negotiation', 'handbook/sales/negotiation/'],
  ['contract admin', 'handbook/sales/contract-admin/'],
  ['waivers', 'handbook/data/reading-findings/#waivers'],
  ['tiers', 'handbook/delivery/tiers/'],
  ['signatures', 'handbook/prospects/signatures/'],
  ['capacity', 'handbook/engagements/workflow/#capacity'],
  ['satisfaction', 'handbook/partners/check-in/'],
  ['quote', 'handbook/leads/triage-and-quote/#quote'],
  ['purchase order', 'glossary/#purchase-order'],
  ['DAU', 'glossary/#dau'],
  ['who signs', 'handbook/prospects/signatures/'],
  ['send contract', 'handbook/prospects/draft-contract/'],
  ['renewal-notice-sent', 'checks/renewal-notice-sent/'],
  ['renewel', 'handbook/renewals/renewal/'],
  ['ofboarding', 'handbook/renewals/offboarding/'],
  ['check-in', 'handbook/partners/check-in/'],
  ['hand-off', 'handbook/engagements/hand-off/'],
  ['known gaps', 'handbook/overview/known-gaps/'],
  ['Calendly', 'glossary/#calendly'],
  ['who does what', 'who-does-what/'],
  ['artefacts', 'artefacts/'],
  ['overdue', 'deliverables/'],
  ['findings', 'checks/'],
  ['KPIs', 'pipeline/'],
  ['portfolio', 'engagements/'],
  ['downloads', 'data/'],
  ['ending agreements', 'renewals/'],
];

async function firstOf(page: Page, query: string): Promise<string> {
  await page.locator('site-search input').fill(query);
  await page.waitForFunction(
    (typed) => document.querySelector('site-search')?.getAttribute('data-answered') === typed,
    query,
  );
  const href = await page.locator('site-search ol a').first().getAttribute('href');
  return (href ?? '').replace(`${url}team/`, '');
}

test('what a member of the team types finds the right page first', async () => {
  const { page, complaints, close } = await open(browser, url, 'team/handbook/', VIEWS[0]);
  await page.keyboard.press('Control+k');
  const found: [string, string][] = [];
  for (const [query] of FIRST) found.push([query, await firstOf(page, query)]);
  expect(found).toEqual(FIRST);
  expect(complaints).toEqual([]);
  await close();
});

test('each community is found by name and by id', async () => {
  const { page, close } = await open(browser, url, 'team/communities/', VIEWS[2]);
  const first = page.locator('main tbody tr').first();
  const name = await first.locator('.work-line').first().innerText();
  const id = await first.locator('.work-note').first().innerText();
  await page.keyboard.press('Control+k');
  expect(await firstOf(page, name)).toMatch(/^communities\/\d+\/$/);
  expect(await firstOf(page, id)).toMatch(/^communities\/\d+\/$/);
  await close();
});

test('odd queries are answered, and run nothing', async () => {
  const { page, complaints, close } = await open(browser, url, 'team/handbook/', VIEWS[3]);
  await page.keyboard.press('Control+k');
  const input = page.locator('site-search input');
  for (const query of ['qqzzxxj', '<img src=x onerror=alert(1)>', 'x'.repeat(5000), '"\'\\(){}[]', '   ']) {
    await input.fill(query);
    await page.waitForFunction(
      (typed) => document.querySelector('site-search')?.getAttribute('data-answered') === typed,
      query,
    );
  }
  await input.fill('qqzzxxj');
  await page.getByText('Nothing found for “qqzzxxj”. Try fewer words').waitFor();
  expect(await page.locator('site-search img').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('search works by keyboard, and loads nothing before it is opened', async () => {
  const { page, complaints, close } = await open(browser, url, 'team/', VIEWS[0]);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  expect(requests).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('MANIAC-T');
  await page.locator('site-search ol a').first().waitFor();
  expect(requests.some((request) => request.includes('/some/where/team/pagefind/'))).toBe(true);
  expect(await accessibility(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/some\/where\/team\/handbook\/leads\/decide\//);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  expect(await page.locator('site-search dialog').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});
