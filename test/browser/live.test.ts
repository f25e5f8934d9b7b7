import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { checkResultSchema } from '../../src/findings/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { startWorld } from '../servers/index.ts';
import { openContext, startChromium, VIEWS } from './chromium.ts';
import { command, ROOT } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-live-'));
const live = join(folder, 'live');
const dist = join(folder, 'dist');
const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true })];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** The sample as the vendors would serve it, pulled and built by the commands. */
beforeAll(async () => {
  const { records } = await readSnapshot(join(ROOT, 'data/sample'));
  const servers = await startWorld(records);
  stops.push(() => servers.close());
  expect(await command('pull.ts', ['--out', live], servers.env)).toMatchObject({ status: 0 });
  const options = ['--data', live, '--as-of', '2026-06-15', '--community', 'tidewater', '--out', dist];
  expect(await command('build.ts', options)).toMatchObject({ status: 0 });
});

test('what was pulled is checked and built, and says nowhere that it is invented', async () => {
  const options = ['--data', live, '--format', 'json', '--as-of', '2026-06-15', '--fail-on', 'never'];
  const checked = await command('check.ts', options);
  expect(checked.status).toBe(0);
  expect(checkResultSchema.parse(JSON.parse(checked.stdout)).snapshot.source).toBe('live');
  for (const page of ['team', 'communities/tidewater'])
    expect(readFileSync(join(dist, page, 'index.html'), 'utf8')).not.toContain('Invented sample');
});

test('a page says how old it is once a night has published nothing', async () => {
  const { pulledAt } = (await readSnapshot(live)).manifest;
  const [{ url, close }, { browser, stop }] = await Promise.all([serve(dist, 0), startChromium()]);
  stops.push(close, stop);
  const saysAfter = async (hours: number) => {
    const context = await openContext(browser, VIEWS[0]);
    const page = await context.newPage();
    await page.clock.setFixedTime(Date.parse(pulledAt) + hours * 3_600_000);
    await page.goto(`${url}team/handbook/`);
    const banner = page.locator('.stale');
    const words = (await banner.isVisible()) ? await banner.innerText() : null;
    await context.close();
    return words;
  };
  const next = 'no night has published since. Look at the last run of the nightly job.';
  expect(await saysAfter(25)).toBeNull();
  expect(await saysAfter(27)).toBe(`This page is 27 hours old: ${next}`);
  expect(await saysAfter(5 * 24 + 1)).toBe(`This page is 5 days old: ${next}`);
});
