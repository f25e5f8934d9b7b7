import type { Browser, Page } from 'playwright-core';
import { openContext, type View } from './chromium.ts';
import { accessibility, colours, complaintsOf, excess } from './open.ts';

/**
 * Everything wrong with pages in one view, what is folded included: complaints of the browser, width, and what axe finds.
 * @param dark those that are turned dark too, as they stand
 */
export async function sweep(
  browser: Browser,
  url: string,
  paths: readonly string[],
  view: View,
  dark: readonly string[] = [],
): Promise<string[]> {
  const context = await openContext(browser, view);
  const page = await context.newPage();
  const complaints = complaintsOf(page, url);
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(url + path, { waitUntil: 'load' });
    const wide = await excess(page);
    if (wide > 0) complaints.push(`is ${wide} px too wide`);
    // What is folded has to be as good as the rest.
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    complaints.push(...(await accessibility(page)));
    if (dark.includes(path)) complaints.push(...(await inDark(page)));
    faults.push(...complaints.splice(0).map((fault) => `${view.name}: ${path}: ${fault}`));
  }
  await context.close();
  return faults;
}

async function inDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === 'dark');
  const faults = (await colours(page)).map((fault) => `turned dark: ${fault}`);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
