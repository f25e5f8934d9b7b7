import { join, relative, resolve } from 'node:path';
import { workInputs } from '../src/build/index.ts';
import { dataFolder, list, loadConfig, parseCommand, run, spread, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { noticesOf } from '../src/reports/index.ts';
import { asOfDate, findingsBeside, lockSnapshot, readSnapshot } from '../src/snapshot/index.ts';
import { inputPlaces, readInputs } from './check/inputs.ts';
import { checkForSite, refuseUntrusted } from './check/site.ts';
import { writeNotices } from './notices/files.ts';
import { LEDGER_FILE } from './notices/ledger.ts';
import { sendNotices, type Sent } from './notices/send.ts';
import { mailServer } from './notices/server.ts';

/** How long one run may send, and how long another waits for it. */
const DEADLINE_MS = 1_800_000;
const WAIT_MS = 10_000;

/**
 * `npm run notices -- [--data DIR] [--as-of DATE] [--out DIR] [--history DIR] [--resend ID…]`: writes the mails that are due,
 * and sends them where PLUMBLINE_SMTP_URL names a mail server. Nothing of the sample or for a given date is ever sent.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(spread(argv, '--resend'), {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string', default: 'data/notices' },
    history: { type: 'string' },
    resend: { type: 'string', multiple: true },
  });
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const dir = dataFolder(root, options.data, io);
  const snapshot = await readSnapshot(dir);
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const refusal = noSending(snapshot.manifest.source === 'sample', options['as-of']);
  const address = process.env.PLUMBLINE_SMTP_URL ?? '';
  const server = address === '' || refusal !== null ? null : mailServer(address);
  const places = inputPlaces({ root, dir, manifest: snapshot.manifest }, (line) => io.err(line));
  const { check, resolved, journal, verdict } = await checkForSite(
    { snapshot, dir },
    {
      ...{ asOf, config, ...(await readInputs(places)) },
      // Old data would ask for what has been done since.
      now: server === null ? null : new Date().toISOString(),
      nowReason: 'Mails that are only written do not depend on the time.',
    },
    { history: options['as-of'] === undefined ? options.history : undefined, asOf: options['as-of'] },
    (line) => io.err(`${line}\n`),
  );
  refuseUntrusted(verdict, 'No notice was written.');
  const inputs = { snapshot, check, config, asOf, resolved, journal, keys: new Map(), reasons: new Map() };
  const notices = noticesOf(workInputs(inputs));
  const out = resolve(options.out);
  await writeNotices(out, notices, asOf, config);
  const shown = relative(process.cwd(), out) || '.';
  io.out(
    `${notices.due.length} notices due on ${asOf}, ${notices.leftOut.length} not written: see ${join(shown, 'index.md')}\n`,
  );
  if (server === null) {
    io.out(`Nothing was sent: ${refusal ?? 'PLUMBLINE_SMTP_URL is not set.'}\n`);
    return EXIT.ok;
  }
  const history = resolve(options.history ?? findingsBeside(dir));
  const release = await lockSnapshot(join(history, LEDGER_FILE), {
    ...{ now: Date.now(), deadlineMs: DEADLINE_MS, waitMs: WAIT_MS },
    say: (line) => io.err(line),
  });
  try {
    const resend = new Set((options.resend ?? []).flatMap(list));
    const results = await sendNotices(notices.due, {
      ...{ server, config, asOf, history, resend, timeoutMs: timeoutOf(process.env.PLUMBLINE_TIMEOUT_MS) },
      now: () => new Date().toISOString(),
    });
    return tell(results, io);
  } finally {
    await release();
  }
}

/** Why nothing may be sent; null where it may. */
function noSending(isSample: boolean, asOf: string | undefined): string | null {
  if (isSample) return 'the data are invented.';
  return asOf === undefined ? null : 'a mail for a given date would speak of another day than today.';
}

function timeoutOf(given: string | undefined): number {
  if (given === undefined || given === '') return 30_000;
  const milliseconds = Number(given);
  if (Number.isInteger(milliseconds) && milliseconds > 0) return milliseconds;
  throw new PlumblineError({
    what: 'PLUMBLINE_TIMEOUT_MS is not a number of milliseconds.',
    why: 'It must be a whole number above 0.',
    fix: 'Correct it, or leave it empty for 30000.',
  });
}

function tell(results: readonly Sent[], io: Io): ExitCode {
  const has = (state: Sent['state']) => results.filter((one) => one.state === state).length;
  io.out(
    `${has('sent') + has('sent in part')} sent, ${has('sent before')} sent before, ${has('not sent')} not sent, ${has('unknown')} not known\n`,
  );
  for (const { id, state, why, fix } of results) {
    if (why !== null && state !== 'sent before') io.err(`${id}: ${state}. ${why}.${fix === null ? '' : ` ${fix}`}\n`);
  }
  return results.every(({ state }) => state === 'sent' || state === 'sent before') ? EXIT.ok : EXIT.incomplete;
}

if (import.meta.main) await run(main);
