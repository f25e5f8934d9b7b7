import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { EXIT, PlumblineError } from '../model/index.ts';
import { sortKeys } from './format.ts';
import { readKept, writeKept } from './kept-file.ts';

/** The file of a history folder that holds the history of findings. */
export const FINDINGS_FILE = 'findings.json';

/** The folder of the history of findings that belongs to a snapshot folder: `data/history` for `data/live`. */
export const findingsBeside = (snapshot: string): string => join(dirname(snapshot), 'history');

/** The history that was invented with invented data: it is read for their pages, and no check adds to it. */
export const inventedBeside = (snapshot: string): string => `${resolve(snapshot)}-history`;

/**
 * Reads the history of findings of a folder; null when there is none yet. Throws a PlumblineError that names the file when
 * it is damaged: what was resolved and since when stands nowhere else, so it is not begun anew without a word.
 */
export const openFindings = <S extends z.ZodType>(dir: string, schema: S): Promise<z.output<S> | null> =>
  readKept(dir, FINDINGS_FILE, schema, damaged);

/**
 * Writes the history of findings, all or nothing, one finding a line. What is the same already is left as it is. Who writes
 * has held the folder's lock since the history was read.
 */
export async function writeFindings(dir: string, history: { findings: readonly unknown[] }): Promise<void> {
  const { findings, ...head } = history;
  const lines = findings.map((finding) => JSON.stringify(sortKeys(finding)));
  const content = `${JSON.stringify(sortKeys(head)).slice(0, -1)},"findings":[${lines.map((line) => `\n${line}`).join(',')}\n]}\n`;
  await writeKept(
    dir,
    FINDINGS_FILE,
    content,
    (cause) =>
      new PlumblineError({
        what: `The history of findings could not be written to ${dir}.`,
        why: `${cause.message}.`,
        fix: 'Free disk space or correct the permissions of the folder, then check again; the history is as it was.',
        exitCode: EXIT.fault,
        cause,
      }),
  );
}

const damaged = (path: string, why: string) =>
  new PlumblineError({
    what: `The file ${path} of the history of findings is damaged.`,
    why,
    fix: 'Restore it from a backup. If there is none, remove it: every finding is then new, and nobody knows since when.',
    exitCode: EXIT.incomplete,
  });
