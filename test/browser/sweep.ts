import type { Browser } from 'playwright-core';
import { openContext, type View } from './chromium.ts';
import { accessibility, complaintsOf, excess } from './open.ts';

/** Everything wrong with pages in one view, what is folded included: complaints of the browser, width, and what axe finds. */
export async function sweep(browser: Browser, url: string, paths: readonly string[], view: View): Promise<string[]> {
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
    const found = await accessibility(page);
    faults.push(...[...complaints.splice(0), ...found].map((fault) => `${view.name}: ${path}: ${fault}`));
  }
  await context.close();
  return faults;
}
