import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { EXIT, PlumblineError } from '../../model/index.ts';
import { startChromium } from './chromium.ts';
import { withSameBytes } from './same-bytes.ts';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

export interface Printing {
  /** The folder of the communities' sites. */
  dir: string;
  paper: Paper;
  /** Address of that folder on the web, to which links between pages then lead; null for none, and these links are left out. */
  address: string | null;
}

/** Where pages stand while they are printed when they have no address; nothing on the web has this name (RFC 2606). */
const NOWHERE = 'https://pages.invalid/';

/** Prints pages of a folder, such as `k-tide/milestones/`, one after another. Nothing is read but that folder. */
export async function printPages(
  { dir, paper, address }: Printing,
  pages: readonly string[],
  done: (page: string, pdf: Uint8Array) => Promise<void>,
): Promise<void> {
  const { browser, stop } = await startChromium();
  try {
    const base = address === null ? NOWHERE : address.replace(/\/*$/, '/');
    const context = await browser.newContext({ colorScheme: 'light', javaScriptEnabled: false, offline: true });
    await answerFrom(context, dir, base);
    const tab = await context.newPage();
    for (const page of pages) await done(page, await printed(tab, new URL(page, base).href, paper, address === null));
  } finally {
    await stop();
  }
}

/** Chromium prints lengths as it lays them out at this size of paper. */
const FORMAT: Record<Paper, string> = { a4: 'A4', letter: 'Letter' };

async function printed(tab: Page, url: string, paper: Paper, unlink: boolean): Promise<Uint8Array> {
  const missing: string[] = [];
  const note = (failed: string) => missing.push(failed);
  tab.on('requestfailed', (request) => note(request.url()));
  await tab.goto(url, { waitUntil: 'load' }).catch(() => note(url));
  if (missing.length > 0) throw unreadable(url, missing);
  tab.removeAllListeners('requestfailed');
  await tab.evaluate(
    async (home) => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const isWithin = (link: HTMLAnchorElement) => link.href.split('#')[0] === location.href.split('#')[0];
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')];
      for (const link of links)
        if (home !== null && link.href.startsWith(home) && !isWithin(link)) link.removeAttribute('href');
      await document.fonts.ready;
    },
    unlink ? new URL('/', url).href : null,
  );
  const pdf = await tab.pdf({
    format: FORMAT[paper],
    tagged: true,
    outline: true,
    printBackground: true,
    preferCSSPageSize: true,
  });
  return withSameBytes(pdf, (await tab.locator('meta[name="dcterms.date"]').getAttribute('content')) ?? '');
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Answers every request from the folder; what is not in it is not found. */
async function answerFrom(context: BrowserContext, dir: string, base: string): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (!url.startsWith(base)) return route.abort();
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(base).pathname.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const body = await readFile(join(dir, file)).catch(() => null);
    if (body === null) return route.abort();
    return route.fulfill({ body, contentType: TYPES[extname(file)] ?? 'application/octet-stream' });
  });
}

const unreadable = (url: string, missing: readonly string[]) =>
  new PlumblineError({
    what: `The page ${new URL(url).pathname} was not printed.`,
    why: `What it needs is not there: ${missing.join(', ')}.`,
    fix: 'Build the pages again with `npm run build`, then print.',
    exitCode: EXIT.fault,
  });
