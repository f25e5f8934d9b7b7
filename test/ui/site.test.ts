/**
 * Chart.astro and Status.astro in a small Astro site, built and opened in Chromium under a strict Content-Security-Policy. The
 * two real sites are looked at in test/browser.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { build } from 'astro';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SPECS } from '../charts/specs.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'";

let folder: string;
let server: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-ui-'));
  const dist = join(folder, 'dist');
  await build({
    root: join(import.meta.dirname, '../..'),
    configFile: false,
    srcDir: join(import.meta.dirname, 'site'),
    outDir: dist,
    cacheDir: join(folder, 'cache'),
    logLevel: 'error',
    build: { inlineStylesheets: 'never' },
  });
  server = createServer((request, response) => {
    const path = request.url === '/' ? 'index.html' : (request.url ?? '');
    readFile(join(dist, path)).then(
      (content) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'content-security-policy': POLICY })
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  // The package's own list of arguments would switch off the browser's web security, and with it what is tested here.
  const args = ['--no-sandbox', '--disable-background-networking'];
  browser = await playwright.launch({
    executablePath: process.env.PLUMBLINE_TEST_CHROMIUM ?? (await chromium.executablePath()),
    ...{ args, headless: true },
  });
});

afterAll(async () => {
  await browser.close();
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true });
});

/** A page with all that it complains about and asks for. */
async function open(options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url().replace(address, '/')));
  await page.goto(address);
  return { page, complaints, requests };
}

const chartOf = (page: Page, id: keyof typeof SPECS) => page.locator(`#chart-${id}`);

describe('a page with charts', () => {
  it('is readable without JavaScript', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false });
    const chart = chartOf(page, 'two-hubs');
    expect(await chart.locator('svg:visible').count()).toBe(1);
    expect(await chart.getByRole('button').count()).toBe(0);
    await chart.locator('summary').click();
    expect(await chart.locator('tbody tr').count()).toBe(24);
    expect(await chart.locator('tbody tr').nth(6).textContent()).toBe('2025-0140no data');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('loads less than 1.5 kB of JavaScript before a reader asks for more', async () => {
    const { page, requests } = await open();
    const scripts = requests.filter((url) => url.endsWith('.js'));
    const bodies = await Promise.all(scripts.map((url) => readFile(join(folder, 'dist', url))));
    expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThan(1500);
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(
          (one) =>
            one.matches('[style], style, script:not([src])') ||
            one.getAttributeNames().some((name) => name.startsWith('on')),
        )
        .map((one) => one.outerHTML),
    );
    expect(inline).toEqual([]);
    await page.close();
  });

  it('draws with Chart.js when asked, from its own JSON, and can be read with the keyboard', async () => {
    const { page, complaints, requests } = await open();
    const chart = chartOf(page, 'two-hubs');
    await chart.getByRole('button', { name: 'Explore' }).focus();
    await page.keyboard.press('Enter');
    await chart.locator('canvas').waitFor();
    expect(await chart.locator('svg:visible').count()).toBe(0);
    expect(requests.filter((url) => url.includes('data/'))).toEqual(['/data/two-hubs.json']);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    const readout = chart.locator('[aria-live]');
    expect(await readout.textContent()).toBe('June\u00a02026, Teaching: 70 users');
    await page.keyboard.press('Home');
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
    expect(await readout.textContent()).toBe('January\u00a02025, Teaching: no data');
    await chart.getByRole('checkbox', { name: 'Teaching' }).uncheck();
    await chart.locator('canvas').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(await readout.textContent()).toBe('January\u00a02025, Research: 40 users');
    await chart.getByRole('button', { name: 'Still picture' }).click();
    await chart.locator('canvas').waitFor({ state: 'hidden' });
    expect(await chart.locator('svg:visible').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('says so when the data cannot be reached', async () => {
    const { page } = await open();
    await page.route('**/data/**', (route) => route.abort());
    await chartOf(page, 'bars').getByRole('button').click();
    await chartOf(page, 'bars').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await chartOf(page, 'bars').locator('svg:visible').count()).toBe(1);
    await page.close();
  });

  it('shows hostile names as text in every part', async () => {
    const { page, complaints } = await open();
    const chart = page.locator('figure', { hasText: SPECS.hostile.title }).last();
    expect(await chart.locator('h3').textContent()).toBe('<img src=x onerror=alert(1)>');
    expect(await chart.locator('th').nth(1).textContent()).toBe('<img src=x onerror=alert(1)> (=HYPERLINK("x"))');
    await chart.getByRole('button').click();
    await chart.locator('canvas').waitFor();
    expect(await chart.getByRole('checkbox', { name: '<img src=x onerror=alert(1)>' }).count()).toBe(1);
    expect(await page.locator('img, figure script').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([1000, 375])('does not scroll sideways at %i px', async (width) => {
    const { page } = await open({ viewport: { width, height: 800 } });
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const shown = chartOf(page, 'two-hubs').locator('svg:visible');
    expect(await shown.getAttribute('class')).toContain(width > 600 ? 'chart-wide' : 'chart-narrow');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds (%s)', async (colorScheme) => {
    const { page } = await open({ colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js') });
    await chartOf(page, 'two-hubs').getByRole('button').click();
    await page.locator('canvas').waitFor();
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    expect(violations).toEqual([]);
    await page.close();
  });
});
