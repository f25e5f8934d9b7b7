import { mkdir, readFile, rename, open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EXIT, parse, PlumblineError } from '../../src/model/index.ts';
import { compare, sortKeys } from '../../src/snapshot/index.ts';

/** The file of a history folder that says which notices were sent. */
export const LEDGER_FILE = 'notices.json';

const entry = z.strictObject({
  id: z.string().min(1),
  /** `sending` stands before the conversation with the mail server and stays where nobody knows how it ended. */
  state: z.enum(['sending', 'sent']),
  /** When the state was written, ISO 8601 UTC. */
  at: z.string(),
  messageId: z.string(),
  /** How many of the recipients the server refused. */
  refused: z.int().min(0),
});
export type LedgerEntry = z.infer<typeof entry>;

const ledger = z.strictObject({ schemaVersion: z.literal(1), notices: z.array(entry) });

export type Ledger = ReadonlyMap<string, LedgerEntry>;

/** What was sent; empty where nothing was. Throws when the file is damaged: without it a notice would go twice. */
export async function readLedger(dir: string): Promise<Ledger> {
  const file = join(dir, LEDGER_FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw damaged(file, `It cannot be read (${error.message}).`);
  });
  if (text === null) return new Map();
  const result = parse(ledger, json(text, file));
  if (result.ok) return new Map(result.value.notices.map((one) => [one.id, one]));
  const [problem] = result.problems;
  throw damaged(file, `Field ${problem?.path.join('.')}: expected ${problem?.expected}, found ${problem?.found}.`);
}

/** Writes the ledger, all or nothing, and returns once it is on the disk: what is sent after it must not be forgotten. */
export async function writeLedger(dir: string, entries: Ledger): Promise<void> {
  const file = join(dir, LEDGER_FILE);
  const sorted = [...entries.values()].sort((a, b) => compare(a.id, b.id));
  const lines = sorted.map((one) => `\n${JSON.stringify(sortKeys(one))}`);
  try {
    await mkdir(dir, { recursive: true });
    const next = join(dir, `.${LEDGER_FILE}.next`);
    const handle = await open(next, 'w');
    try {
      await handle.writeFile(`{"schemaVersion":1,"notices":[${lines.join(',')}\n]}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, file);
    await syncFolder(dir);
  } catch (cause) {
    throw new PlumblineError({
      what: `The record of sent notices could not be written to ${file}.`,
      why: `${(cause as Error).message}.`,
      fix: 'Free disk space or correct the permissions of the folder, then run `npm run notices` again.',
      cause,
    });
  }
}

/** A rename is on the disk once its folder is. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(file, `It is not JSON (${(error as Error).message}).`);
  }
}

const damaged = (file: string, why: string) =>
  new PlumblineError({
    what: `The record of sent notices in ${file} is damaged, and nothing was sent.`,
    why,
    fix: 'Restore it from a backup. If there is none, look up in the mailbox what was sent before you remove it: every notice would go again.',
    exitCode: EXIT.incomplete,
  });
