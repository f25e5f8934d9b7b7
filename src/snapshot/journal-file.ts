import { EXIT, journal as schema, PlumblineError, type Journal } from '../model/index.ts';
import { sortKeys } from './format.ts';
import { readKept, writeKept } from './kept-file.ts';

/** The file of a history folder that holds the journal. */
export const JOURNAL_FILE = 'journal.json';

/**
 * Reads the journal of a history folder; null when there is none yet. Throws a PlumblineError that names the file when it is
 * damaged: which stages a deal went through stands nowhere else, so it is not begun anew without a word.
 */
export const openJournal = (dir: string): Promise<Journal | null> => readKept(dir, JOURNAL_FILE, schema, damaged);

/**
 * Writes the journal, all or nothing, one entry a line. What is the same already is left as it is. Who writes has held the
 * folder's lock since the journal was read.
 */
export const writeJournal = (dir: string, journal: Journal): Promise<void> =>
  writeKept(
    dir,
    JOURNAL_FILE,
    textOf(journal),
    (cause) =>
      new PlumblineError({
        what: `The journal could not be written to ${dir}.`,
        why: `${cause.message}.`,
        fix: 'Free disk space or correct the permissions of the folder, then check again; the journal is as it was.',
        exitCode: EXIT.fault,
        cause,
      }),
  );

/** A line for each entry, so that two nights can be compared line by line. */
export function textOf({ nights, moves, deliveries, deals, deliverables, ...head }: Journal): string {
  const lists = Object.entries({ deals: linesOfRecord(deals), deliverables: linesOfRecord(deliverables) });
  const lines = Object.entries({ deliveries, moves, nights }).map(([key, entries]): [string, string] => [
    key,
    `[${entries.map((entry) => `\n${JSON.stringify(sortKeys(entry))}`).join(',')}\n]`,
  ]);
  const parts = [...lists, ...lines].map(([key, value]) => `${JSON.stringify(key)}:${value}`);
  return `${JSON.stringify(sortKeys(head)).slice(0, -1)},${parts.join(',')}}\n`;
}

const linesOfRecord = (record: Readonly<Record<string, unknown>> | null): string =>
  record === null
    ? 'null'
    : `{${Object.keys(record)
        .sort()
        .map((key) => `\n${JSON.stringify(key)}:${JSON.stringify(record[key])}`)
        .join(',')}\n}`;

const damaged = (path: string, why: string) =>
  new PlumblineError({
    what: `The journal ${path} is damaged.`,
    why,
    fix: 'Restore it from a backup. If there is none, remove it: the next night is then its first, and what deals and deliverables went through before is forgotten.',
    exitCode: EXIT.incomplete,
  });
