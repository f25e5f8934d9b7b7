import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PlumblineError } from '../../src/model/index.ts';

/**
 * Copies files in and writes others: first all of them beside the folder, then each to its place, so that a copy that fails leaves nothing.
 * @throws PlumblineError when it fails
 */
export async function copyIn(
  from: string,
  out: string,
  copied: readonly string[],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const files = [...copied, ...made.keys()];
  if (files.length === 0) return;
  const placed: string[] = [];
  let beside: string | null = null;
  try {
    await mkdir(out, { recursive: true });
    beside = await mkdtemp(join(out, '.import-'));
    for (const file of files) {
      await mkdir(dirname(join(beside, file)), { recursive: true });
      const text = made.get(file);
      if (text === undefined) await copyFile(join(from, file), join(beside, file));
      else await writeFile(join(beside, file), text);
    }
    for (const file of files) {
      await mkdir(dirname(join(out, file)), { recursive: true });
      await rename(join(beside, file), join(out, file));
      placed.push(file);
    }
  } catch (cause) {
    for (const file of placed) await rm(join(out, file), { force: true });
    throw new PlumblineError({
      what: 'Nothing was imported.',
      why: `${(cause as Error).message}.`,
      fix: 'Correct the place or its permissions, and import again.',
      cause,
    });
  } finally {
    if (beside !== null) await rm(beside, { recursive: true, force: true });
  }
}
