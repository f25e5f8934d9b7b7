import { z } from 'zod';
import { EXIT, PlumblineError } from '../../src/model/index.ts';
import { compare, readKept, sortKeys, writeKept } from '../../src/snapshot/index.ts';

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
  const kept = await readKept(dir, LEDGER_FILE, ledger, damaged);
  return new Map((kept?.notices ?? []).map((one) => [one.id, one]));
}

/** Writes the ledger, all or nothing, and returns once it is on the disk: what is sent after it must not be forgotten. */
export async function writeLedger(dir: string, entries: Ledger): Promise<void> {
  const sorted = [...entries.values()].sort((a, b) => compare(a.id, b.id));
  const lines = sorted.map((one) => `\n${JSON.stringify(sortKeys(one))}`);
  await writeKept(
    dir,
    LEDGER_FILE,
    `{"schemaVersion":1,"notices":[${lines.join(',')}\n]}\n`,
    (cause) =>
      new PlumblineError({
        what: `The record of sent notices could not be written to ${dir}.`,
        why: `${cause.message}.`,
        fix: 'Free disk space or correct the permissions of the folder, then run `npm run notices` again.',
        cause,
      }),
  );
}

const damaged = (file: string, why: string) =>
  new PlumblineError({
    what: `The record of sent notices in ${file} is damaged, and nothing was sent.`,
    why,
    fix: 'Restore it from a backup. If there is none, look up in the mailbox what was sent before you remove it: every notice would go again.',
    exitCode: EXIT.incomplete,
  });
