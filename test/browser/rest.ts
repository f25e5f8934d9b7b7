import type { Page, Request } from 'playwright-core';

/**
 * To be called before a page is opened: gives what ends when that page has loaded, has run what it keeps for idle moments, and
 * asks for nothing more. No half second without a request is waited for, as Playwright's `networkidle` does.
 */
export function restOf(page: Page, javaScript = true): () => Promise<void> {
  const pending = new Set<Request>();
  page.on('request', (request) => pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  return async () => {
    // Nothing can be asked of a page that runs no JavaScript.
    if (!javaScript) return page.waitForLoadState('networkidle');
    await page.waitForLoadState('load');
    // What one begins may itself wait for the next one.
    for (let quiet = 0; quiet < 2;) {
      await idle(page);
      quiet = pending.size === 0 ? quiet + 1 : 0;
      await Promise.all([...pending].map(ended));
    }
  };
}

/** At most the tenth of a second that Chromium may take to find a page idle that draws no frames. */
const idle = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve), { timeout: 100 })));

const ended = (request: Request): Promise<unknown> => request.response().then((response) => response?.finished());
