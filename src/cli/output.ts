import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PlumblineError } from '../model/index.ts';

/** The text of a file; empty when it is not there. */
export async function readOptional(file: string, what: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw new PlumblineError({
      what: `${what} cannot be read from ${file}.`,
      why: `${cause.message}.`,
      fix: 'Correct its place or its permissions.',
      cause,
    });
  });
}

/** Writes what --output names: beside the file, then renamed, so that a reader never sees half of it. */
export async function writeWhole(
  file: string,
  content: string,
  what: string,
  fix = 'Name a file that can be written with --output.',
): Promise<void> {
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
      fix,
      cause,
    });
  }
}
