import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PlumblineError } from '../model/index.ts';

/** Writes what --output names: beside the file, then renamed, so that a reader never sees half of it. */
export async function writeWhole(file: string, content: string, what: string): Promise<void> {
  const next = join(dirname(file), `.${basename(file)}.${process.pid}.next`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(next, content);
    await rename(next, file);
  } catch (cause) {
    await rm(next, { force: true }).catch(() => undefined);
    throw new PlumblineError({
      what: `${what} could not be written to ${file}.`,
      why: `${(cause as Error).message}.`,
      fix: 'Name a file that can be written with --output.',
      cause,
    });
  }
}
