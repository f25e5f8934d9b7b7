import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openContext, VIEWS } from './chromium.ts';
import { restOf } from './rest.ts';

/** What a page loads of JavaScript before a reader acts, in bytes of gzip. */
export async function scriptWeight(browser: Browser, url: string): Promise<number> {
  const context = await openContext(browser, VIEWS[0]);
  const page = await context.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  const rest = restOf(page);
  await page.goto(url);
  await rest();
  const inline = await page.locator('script:not([src])').allTextContents();
  const bodies = [...(await Promise.all(scripts)), ...inline.map((text) => Buffer.from(text))];
  await context.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}
