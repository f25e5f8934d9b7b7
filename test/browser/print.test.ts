import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { startChromium } from './chromium.ts';
import { command, ROOT } from './sites.ts';

const front = (lines: string) => `---\n${lines}\n---\n\n`;

/** A handbook with a page of every standing, one that moved, and links of every kind. The sample is as of 15 June 2026. */
const PAGES: Record<string, string> = {
  'index.md': `${front('title: Ours\nowner: BD\nreviewed: 2026-06-01')}Begin with [one](sales/one.md).\n`,
  'sales/one.md': `${front('title: One\nowner: DE\nreviewed: 2026-06-01\naudience: [BD, community]\nmovedFrom: [leads/first, older/name]')}## Steps

1. Do [the other thing](two.md#done-when).
2. Look [elsewhere](https://example.org/far).

- [ ] First criterion
- [x] Second criterion

:::{dropdown} More
Hidden words.
:::

## Done when

[The steps](#steps) are done, see [the checks](../index.md).
`,
  'sales/two.md': `${front('title: Two\nowner: BD\nreviewed: 2025-01-10')}## Steps\n\nNone.\n\n## Done when\n\nNever.\n`,
  'draft.md': `${front('title: A draft\nowner: BD\nstatus: draft\nreviewed: 2026-06-01')}Words.\n`,
  'old.md': `${front('title: Old\nstatus: out-of-date')}Words.\n`,
  'myst.yml':
    'version: 1\nproject:\n  toc:\n    - file: index.md\n    - title: Sales\n      children:\n        - file: sales/one.md\n        - file: sales/two.md\n    - file: draft.md\n    - file: old.md\n',
};

let browser: Browser;
let page: Page;
let url: string;
let dist: string;
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-print-'));
  stops.push(() => rmSync(dir, { recursive: true, force: true }));
  const handbook = join(dir, 'hand book');
  for (const [file, text] of Object.entries(PAGES)) {
    mkdirSync(join(handbook, file, '..'), { recursive: true });
    writeFileSync(join(handbook, file), text);
  }
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: handbook,
      stdio: 'ignore',
      env: {
        ...{ PATH: process.env.PATH, HOME: dir, GIT_AUTHOR_DATE: '2026-05-04T12:00:00Z' },
        ...{ GIT_COMMITTER_DATE: '2026-05-04T12:00:00Z', GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org' },
        ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' },
      },
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'Write "it" <down>');
  dist = join(dir, 'dist');
  const [built, chromium] = await Promise.all([
    command('build.ts', ['--data', join(ROOT, 'data/sample'), '--site', 'team', '--handbook', handbook, '--out', dist]),
    startChromium(),
  ]);
  stops.push(chromium.stop);
  if (built.status !== 0) throw new Error(built.stderr);
  ({ browser } = chromium);
  const served = await serve(dist, 0);
  stops.push(served.close);
  url = `${served.url}team/`;
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

const text = async (selector: string) =>
  (await page.locator(selector).allInnerTexts()).map((one) => one.replace(/\s+/g, ' '));

test('a page says where it stands, who keeps it and how it changed', async () => {
  await page.goto(`${url}handbook/sales/one/`);
  expect(await text('nav[aria-label="Breadcrumbs"] li')).toEqual(['Handbook', 'Sales', 'One']);
  const [facts] = await text('.page-facts');
  expect(facts).toMatch(
    /^Owner: Delivery Enablement · For BD, the community · Reviewed 1 June 2026 · Next review by 1 December 2026/,
  );
  await page.getByText('Changed 4 May 2026 by Ada: Write "it" <down> History').click();
  expect(await text('.history li')).toEqual([
    expect.stringMatching(/^2026-05-04 Write "it" <down> Ada · [0-9a-f]{10}$/),
  ]);
  expect(await page.getByRole('link', { name: 'Edit this page' }).count()).toBe(0);
  expect(await page.locator('.page-banner').count()).toBe(0);
});

test.each([
  ['draft', /^This page is a draft .* ask Business Development\.$/],
  ['old', /^This page is out of date .* has no owner\.$/],
  ['sales/two', /^This page was due for review on 10 July 2025 and may .* ask Business Development\.$/],
])('a banner before the text of %s', async (id, sentence) => {
  await page.goto(`${url}handbook/${id}/`);
  expect(await text('.page-banner')).toEqual([expect.stringMatching(sentence)]);
});

test('an old address leads to the page, and is in no search', async () => {
  for (const old of ['leads/first', 'older/name']) {
    await page.goto(`${url}handbook/${old}/`);
    await page.waitForURL(`${url}handbook/sales/one/`);
    const html = readFileSync(join(dist, 'team/handbook', old, 'index.html'), 'utf8');
    expect(html).toContain('<link rel="canonical" href="../../../handbook/sales/one/">');
    expect(html).toContain('noindex');
  }
});

test('a section and the whole handbook are documents whose links stay inside', async () => {
  await page.goto(`${url}handbook/sales/one/`);
  await page.getByRole('link', { name: 'Print this section' }).click();
  await page.waitForURL(`${url}print/sales/`);
  expect(await text('.printed-contents li')).toEqual(['One', 'Two']);
  expect(await text('.printed h2, .printed h3')).toEqual([
    'Contents',
    'One',
    'Steps',
    'Done when',
    'Two',
    'Steps',
    'Done when',
  ]);
  await page.getByRole('link', { name: 'the other thing' }).click();
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#sales/two:done-when');
  await page.goto(`${url}print/`);
  expect(await text('.printed > h2, .printed-page > :first-child')).toEqual([
    'Ours',
    'Sales',
    'One',
    'Two',
    'A draft',
    'Old',
  ]);
  const broken = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    const lost = [...document.querySelectorAll<HTMLAnchorElement>('.printed a[href^="#"]')]
      .map((link) => decodeURIComponent(link.hash.slice(1)))
      .filter((id) => !ids.includes(id));
    return { twice, lost };
  });
  expect(broken).toEqual({ twice: [], lost: [] });
  expect(await page.locator('[data-pagefind-body]').count()).toBe(0);
});

test('on paper: the text without what only works on a screen', async () => {
  await page.goto(`${url}handbook/sales/one/`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const gone of [
    '.page > header',
    'nav[aria-label="Main"]',
    'nav[aria-label="Breadcrumbs"]',
    '.page-links',
    '.history',
  ])
    for (const one of await page.locator(gone).all()) expect(await one.isVisible(), gone).toBe(false);
  expect(await text('.on-paper')).toEqual(['Invented sample data. As of 15 June 2026']);
  expect(await page.getByText('Hidden words.').isVisible()).toBe(true);
  const look = await page.evaluate(() => {
    const after = (selector: string) =>
      [...document.querySelectorAll(selector)].map((link) => getComputedStyle(link, '::after').content);
    const box = document.querySelector('.sl-markdown-content input[type="checkbox"]');
    return {
      elsewhere: after('.sl-markdown-content a[href^="http"]'),
      inside: new Set(after('.sl-markdown-content p a:not([href^="http"])')).size,
      box: box && getComputedStyle(box).appearance,
      ink: getComputedStyle(document.body).color,
    };
  });
  expect(look).toMatchObject({ elsewhere: ['" (https://example.org/far)"'], inside: 1, box: 'none' });
  expect(look.ink).toBe('rgb(26, 31, 38)');
  const pdf = await page.pdf({ format: 'Letter' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });
});

test('the page about the handbook answers in its first line and names file and line', async () => {
  await page.goto(`${url}handbook-health/`);
  expect(await text('.answer')).toEqual([
    expect.stringMatching(
      /^The handbook needs work: 1 of 5 pages is overdue for review, 1 is out of date, 1 is a draft, 1 is without an owner/,
    ),
  ]);
  expect(await text('.page-list[aria-label="Overdue reviews"] li')).toEqual(['Two due 10 July 2025']);
});
