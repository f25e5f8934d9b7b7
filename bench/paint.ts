import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serve } from '../src/cli/serve.ts';
import { startChromium } from '../test/browser/chromium.ts';
import { command } from '../test/browser/sites.ts';

/** Lighthouse's slow phone: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
const PHONE = { cpu: 4, latencyMs: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 };
const RUNS = 3;
const PAGES = ['', 'milestones/', 'impact/', 'impact/funder/', 'usage/', 'definitions/'];

/**
 * `npm run bench -- paint`: milliseconds to the largest contentful paint of each kind of report page of the sample, on loopback, with the
 * processor four times slower, and then behind slow 4G too (our server does not compress, a host does): the median of three loads
 * with nothing cached.
 */
export async function benchPaint(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-paint-'));
  const { status, stderr } = await command('build.ts', [
    '--site',
    'communities',
    '--data',
    'data/sample',
    '--out',
    dir,
  ]);
  if (status !== 0) throw new Error(stderr);
  const [{ url, close }, { browser, stop }] = await Promise.all([serve(dir, 0), startChromium()]);
  console.log('page                                 slow phone  behind slow 4G');
  for (const page of PAGES) {
    const path = `communities/tidewater/${page}`;
    const columns: string[] = [];
    for (const network of [false, true]) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) times.push(await paintOf(browser, url + path, network));
      columns.push(`${(times.sort((a, b) => a - b)[1] ?? 0).toFixed(0)} ms`);
    }
    console.log(`${path.padEnd(36)}${columns.map((column) => column.padStart(11)).join('  ')}`);
  }
  await Promise.all([stop(), close()]);
  rmSync(dir, { recursive: true, force: true });
}

async function paintOf(browser: Browser, url: string, network: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { cpu, latencyMs: latency, bytesPerSecond } = PHONE;
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const speed = { downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond };
  if (network) await session.send('Network.emulateNetworkConditions', { offline: false, latency, ...speed });
  await page.goto(url, { waitUntil: 'networkidle' });
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await context.close();
  return time;
}
