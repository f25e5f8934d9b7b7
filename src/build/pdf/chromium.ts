import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { EXIT, PlumblineError } from '../../model/index.ts';

/** A headless Chromium, and how to end it. */
export interface Chromium {
  browser: Browser;
  stop: () => Promise<void>;
}

/** Both are large, and only who prints needs them. */
const fromNpm = () => Promise.all([import('@sparticuz/chromium'), import('playwright-core')]);

/**
 * Starts the Chromium that comes from npm, with a folder of its own for what it writes.
 * @throws PlumblineError when the packages are not installed or the machine cannot run them
 */
export async function startChromium(packages = fromNpm): Promise<Chromium> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-pdf-'));
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    const [{ default: chromium }, playwright] = await packages();
    const browser = await playwright.chromium.launch({
      executablePath: await chromium.executablePath(),
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Widths of letters as the font has them.
        '--font-render-hinting=none',
      ],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        TMPDIR: tmpdir(),
        LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '',
      },
    });
    const stop = async () => {
      await browser.close();
      await clear();
    };
    return { browser, stop };
  } catch (cause) {
    await clear();
    throw new PlumblineError({
      what: 'No PDF can be made: Chromium did not start.',
      why: (cause as Error).message.split('\n')[0] ?? '',
      fix: 'Run `npm ci`, which installs @sparticuz/chromium and playwright-core, on Linux with x64 or arm64; elsewhere, open the page in a browser and print it to PDF.',
      exitCode: EXIT.fault,
      cause,
    });
  }
}
