import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/cli/serve.ts';
import { buildInto, ROOT } from './sites.ts';

/** Both sites of the sample, built once for all files, and served below a path, as a host would that serves other things too. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  // Unpacked once: of two workers that do it at the same time, one would start a file that the other still writes.
  process.env.PLUMBLINE_TEST_CHROMIUM = await chromium.executablePath();
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-sites-'));
  const dir = join(folder, 'some/where');
  await buildInto(dir, join(ROOT, 'data/sample'));
  const { url, close } = await serve(folder, 0);
  provide('sample', { url: `${url}some/where/`, dir });
  return async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    sample: { url: string; dir: string };
  }
}
