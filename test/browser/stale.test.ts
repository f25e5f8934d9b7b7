import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { openContext, startChromium, VIEWS } from './chromium.ts';
import { command, ROOT } from './sites.ts';

const PULLED = '2026-06-15T04:00:00.000Z';
const stops: (() => Promise<void>)[] = [];
let chromium: Awaited<ReturnType<typeof startChromium>>;
let url: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-stale-'));
  const { manifest, records } = await readSnapshot(join(ROOT, 'data/sample'));
  await writeSnapshot(join(folder, 'live'), { ...manifest, records, source: 'live', asOf: null, pulledAt: PULLED });
  const out = join(folder, 'dist');
  expect(await command('build.ts', ['--data', join(folder, 'live'), '--site', 'team', '--out', out])).toMatchObject({
    status: 0,
  });
  const served = await serve(out, 0);
  chromium = await startChromium();
  url = served.url;
  stops.push(served.close, chromium.stop, () => rm(folder, { recursive: true }));
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

test.each([
  ['2026-06-16T05:00:00Z', null],
  [
    '2026-06-16T07:00:00Z',
    'This page is 27 hours old: no night has published since. Look at the last run of the nightly job.',
  ],
  [
    '2026-06-20T05:00:00Z',
    'This page is 5 days old: no night has published since. Look at the last run of the nightly job.',
  ],
])('read at %s, a page of live data says %s', async (now, words) => {
  const context = await openContext(chromium.browser, VIEWS[0]);
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(`${url}team/handbook/`);
  const banner = page.locator('.stale');
  expect((await banner.isVisible()) ? await banner.innerText() : null).toBe(words);
  await context.close();
});
