import type { Config, Day } from '../../src/model/index.ts';
import type { Notice } from '../../src/reports/index.ts';
import { converse } from './converse.ts';
import { emlOf, envelopeOf, messageIdOf } from './eml.ts';
import { readLedger, writeLedger, type LedgerEntry } from './ledger.ts';
import type { MailServer } from './server.ts';

/** What became of a notice. */
export interface Sent {
  id: string;
  state: 'sent' | 'sent in part' | 'sent before' | 'not sent' | 'unknown';
  /** One sentence without its full stop; null where there is nothing to say. */
  why: string | null;
  fix: string | null;
}

export interface SendOptions {
  server: MailServer;
  config: Config;
  asOf: Day;
  /** Folder of the record of what was sent. Who calls holds its lock. */
  history: string;
  /** Ids of notices that may go although nobody knows whether they went. */
  resend: ReadonlySet<string>;
  timeoutMs: number;
  /** The instant, for the record, ISO 8601 UTC. */
  now: () => string;
}

const UNKNOWN = 'An earlier run began to send it and did not record how that ended';

/** Sends each notice at most once, one after the other; where one cannot be sent, the others still are. */
export async function sendNotices(notices: readonly Notice[], options: SendOptions): Promise<Sent[]> {
  const { server, config, asOf, history, resend, timeoutMs, now } = options;
  const ledger = new Map(await readLedger(history));
  const results: Sent[] = [];
  let stop: { why: string; fix: string } | null = null;
  for (const notice of notices) {
    const { id } = notice;
    const known = ledger.get(id);
    if (known?.state === 'sent' && !resend.has(id)) {
      results.push({ id, state: 'sent before', why: `It was sent on ${known.at.slice(0, 10)}`, fix: null });
      continue;
    }
    if (known?.state === 'sending' && !resend.has(id)) {
      results.push({ id, state: 'unknown', why: UNKNOWN, fix: askMailbox(id) });
      continue;
    }
    if (stop) {
      results.push({ id, state: 'not sent', why: `Not tried: ${stop.why}`, fix: stop.fix });
      continue;
    }
    const message = await emlOf(notice, asOf, config);
    const entry = { id, messageId: messageIdOf(notice, config) };
    const record = async (state: LedgerEntry['state'] | null, refused = 0) => {
      if (state === null) {
        if (known) ledger.set(id, known);
        else ledger.delete(id);
      } else ledger.set(id, { ...entry, state, refused, at: now() });
      await writeLedger(history, ledger);
    };
    await record('sending');
    const outcome = await converse(server, envelopeOf(config), message, timeoutMs);
    if (outcome.state === 'sent') {
      await record('sent', outcome.refused.length);
      results.push(sentOf(id, outcome.refused));
    } else if (outcome.state === 'unknown') {
      results.push({ id, state: 'unknown', why: `Nobody knows whether it went: ${outcome.why}`, fix: askMailbox(id) });
    } else {
      await record(null);
      results.push({ id, state: 'not sent', why: outcome.why, fix: outcome.fix });
      if (outcome.isForAll) stop = outcome;
    }
  }
  return results;
}

const sentOf = (id: string, refused: readonly string[]): Sent =>
  refused.length === 0
    ? { id, state: 'sent', why: null, fix: null }
    : {
        ...{ id, state: 'sent in part' },
        why: `The server refused ${refused.length} of its recipients, and took it for the others`,
        fix: 'Correct `notices.to` in plumbline.config.ts; it does not go again by itself.',
      };

const askMailbox = (id: string) =>
  `Look it up in the mailbox; if it is not there, run \`npm run notices -- --resend ${id}\`.`;
