import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { EXIT, parse, PlumblineError } from '../model/index.ts';
import { sortKeys } from './format.ts';
import { replace, syncFolder } from './history/write.ts';

/** The file of a history folder that holds the history of findings. */
export const FINDINGS_FILE = 'findings.json';

/** The folder of the history of findings that belongs to a snapshot folder: `data/history` for `data/live`. */
export const findingsBeside = (snapshot: string): string => join(dirname(snapshot), 'history');

/**
 * Reads the history of findings of a folder; null when there is none yet. Throws a PlumblineError that names the file when
 * it is damaged: what was resolved and since when stands nowhere else, so it is not begun anew without a word.
 */
export async function openFindings<S extends z.ZodType>(dir: string, schema: S): Promise<z.output<S> | null> {
  const path = join(dir, FINDINGS_FILE);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw damaged(path, `It cannot be read (${error.message}).`);
  });
  if (bytes === null) return null;
  const result = parse(schema, decode(bytes, path));
  if (result.ok) return result.value;
  const [problem] = result.problems;
  throw damaged(path, `Field ${problem?.path.join('.')}: expected ${problem?.expected}, found ${problem?.found}.`);
}

/**
 * Writes the history of findings, all or nothing, one finding a line. What is the same already is left as it is. Who writes
 * has held the folder's lock since the history was read.
 */
export async function writeFindings(dir: string, history: { findings: readonly unknown[] }): Promise<void> {
  const { findings, ...head } = history;
  const lines = findings.map((finding) => JSON.stringify(sortKeys(finding)));
  const content = `${JSON.stringify(sortKeys(head)).slice(0, -1)},"findings":[${lines.map((line) => `\n${line}`).join(',')}\n]}\n`;
  try {
    await mkdir(dir, { recursive: true });
    await replace(dir, FINDINGS_FILE, content);
    await syncFolder(dir);
  } catch (cause) {
    throw new PlumblineError({
      what: `The history of findings could not be written to ${dir}.`,
      why: `${(cause as Error).message}.`,
      fix: 'Free disk space or correct the permissions of the folder, then check again; the history is as it was.',
      exitCode: EXIT.fault,
      cause,
    });
  }
}

function decode(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(path, `It is not JSON in UTF-8 (${(error as Error).message}).`);
  }
}

const damaged = (path: string, why: string) =>
  new PlumblineError({
    what: `The file ${path} of the history of findings is damaged.`,
    why,
    fix: 'Restore it from a backup. If there is none, remove it: every finding is then new, and nobody knows since when.',
    exitCode: EXIT.incomplete,
  });
