import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { parse, type PlumblineError } from '../model/index.ts';
import { replace, syncFolder } from './history/write.ts';
import { parseJson } from './json.ts';

/**
 * Reads a JSON file that is kept from night to night; null when there is none yet. What it holds stands nowhere else, so one
 * that cannot be read is never begun anew without a word.
 * @param damaged the error to throw, given the file and why it cannot be used
 */
export async function readKept<S extends z.ZodType>(
  dir: string,
  name: string,
  schema: S,
  damaged: (path: string, why: string) => PlumblineError,
): Promise<z.output<S> | null> {
  const path = join(dir, name);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw damaged(path, `It cannot be read (${error.message}).`);
  });
  if (bytes === null) return null;
  const result = parse(
    schema,
    decoded(bytes, (why) => damaged(path, why)),
  );
  if (result.ok) return result.value;
  const [problem] = result.problems;
  throw damaged(path, `Field ${problem?.path.join('.')}: expected ${problem?.expected}, found ${problem?.found}.`);
}

/**
 * Writes such a file, all or nothing, and returns once it is on the disk. What is the same already is left as it is. One writer at
 * a time: who writes holds the folder's lock.
 * @param unwritten the error to throw, given what went wrong
 */
export async function writeKept(
  dir: string,
  name: string,
  content: string,
  unwritten: (cause: Error) => PlumblineError,
): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await replace(dir, name, content);
    await syncFolder(dir);
  } catch (cause) {
    throw unwritten(cause as Error);
  }
}

function decoded(bytes: Buffer, damaged: (why: string) => PlumblineError): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    throw damaged(`It is not JSON in UTF-8 (${(error as Error).message}).`);
  }
}
