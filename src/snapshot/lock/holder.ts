import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parse } from '../../model/index.ts';
import { isRunning } from '../process.ts';

/** What stands in a lock: who holds it. */
const holder = z.strictObject({
  /** Names this hold and no other. */
  token: z.string().regex(/^[0-9a-f]{16}$/),
  pid: z.int().positive(),
  start: z.string().nullable(),
  host: z.string(),
  startedAt: z.iso.datetime(),
  /** When the holder must have ended, by its own deadline and a margin. */
  endsBy: z.iso.datetime(),
});
export type Holder = z.infer<typeof holder>;

/** Who holds a lock: null when nobody does, `unreadable` when its content says nothing. */
export async function readHolder(path: string): Promise<Holder | 'unreadable' | null> {
  try {
    const result = parse(holder, JSON.parse(await readFile(path, 'utf8')));
    return result.ok ? result.value : 'unreadable';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}

/** Why a hold is over although its lock is still there; null while it is not. `me` is who asks. */
export function staleness(held: Holder, me: Holder): string | null {
  if (held.host === me.host) return isRunning(held) ? null : `process ${held.pid} no longer runs`;
  return me.startedAt > held.endsBy ? `it should have ended on ${held.host} by ${held.endsBy}` : null;
}
