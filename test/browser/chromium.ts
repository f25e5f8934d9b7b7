import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext } from 'playwright-core';

/** A headless Chromium from npm, with a user-data folder of its own and nothing that speaks to the network by itself. */
export async function startChromium(): Promise<{ browser: Browser; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-chromium-'));
  const browser = await playwright.launch({
    executablePath: process.env.PLUMBLINE_TEST_CHROMIUM ?? (await chromium.executablePath()),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    env: { ...process.env, HOME: folder },
  });
  return {
    browser,
    stop: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const VIEWS = [
  { name: 'wide, light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'wide, dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: '375 px, light', width: 375, height: 812, colorScheme: 'light' },
  { name: '375 px, dark', width: 375, height: 812, colorScheme: 'dark' },
] as const;
export type View = (typeof VIEWS)[number];

export const openContext = (
  browser: Browser,
  { width, height, colorScheme }: View,
  javaScriptEnabled = true,
): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height }, colorScheme, javaScriptEnabled, reducedMotion: 'reduce' });
