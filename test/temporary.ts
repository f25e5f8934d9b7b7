import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the whole run a temporary folder of its own, which is gone afterwards with all that the tests left in it. Commands that
 * the tests start find there what Node compiled for those before them.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-tests-'));
  process.env.TMPDIR = folder;
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
