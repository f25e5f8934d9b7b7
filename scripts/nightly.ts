import { join, resolve } from 'node:path';
import { addToJobSummary, LIVE, loadConfig, parseCommand, run, SAMPLE, verbatim, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode, type Snapshot } from '../src/model/index.ts';
import { DIFF_FORMATS, diffSnapshots, hasSnapshot, readSnapshot } from '../src/snapshot/index.ts';
import { main as build } from './build.ts';
import { main as check } from './check.ts';
import { main as pull } from './pull.ts';

const CREDENTIALS = ['HUBSPOT_ACCESS_TOKEN', 'AIRTABLE_TOKEN'];

/**
 * `npm run nightly -- [--data DIR] [--as-of DATE] [--fail-on …] [--live]`: pull, what changed, check, build; ends with the
 * worst of the steps. `--live` refuses to fall back on the sample, so that lost credentials are not mistaken for a good night.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    'fail-on': { type: 'string' },
    live: { type: 'boolean' },
  });
  const root = resolve(import.meta.dirname, '..');
  await loadConfig(root);
  const connected = CREDENTIALS.some((name) => process.env[name]);
  if (options.live) refuseUnready(connected);
  const data = resolve(options.data ?? join(root, connected ? LIVE : SAMPLE));
  const asOf = options['as-of'] === undefined ? [] : ['--as-of', options['as-of']];

  if (connected) {
    const before = await lastNight(data);
    io.out('— Pull\n');
    const code = await pull(['--out', data], io);
    if (code !== EXIT.ok) return code;
    await tellChanges(before, await readSnapshot(data), io);
  } else {
    io.out(
      `NO CREDENTIALS ARE SET (${CREDENTIALS.join(', ')}): nothing was pulled. What follows is about ${options.data ?? 'the invented sample in data/sample'}.\n`,
    );
  }

  const { manifest } = await readSnapshot(data);
  const sample = manifest.source === 'sample';
  io.out('\n— Check\n');
  const failOn = options['fail-on'] ?? (sample ? 'never' : 'error');
  let text = '';
  const checked = await check(['--data', data, ...asOf, '--fail-on', failOn], {
    ...io,
    out: (chunk) => {
      text += chunk;
      io.out(chunk);
    },
  });
  await addToJobSummary('Plumbline', verbatim(text));
  if (checked > EXIT.findings) return checked;

  io.out('\n— Build\n');
  const built = await build(['--data', data, ...asOf], io);
  if (sample && options['fail-on'] === undefined) {
    io.out('The findings above are seeded in the sample, so the night ends well; with --fail-on error it would not.\n');
  }
  return built > checked ? built : checked;
}

/** Refuses a night on real data that lacks what it needs. */
function refuseUnready(connected: boolean) {
  if (!connected) {
    throw unready(
      `neither ${CREDENTIALS.join(' nor ')} is set`,
      'Set the credentials where the night runs; on GitHub they are secrets of the repository.',
    );
  }
  if (!process.env.PLUMBLINE_LINK_SECRET) {
    throw unready(
      'PLUMBLINE_LINK_SECRET is not set, so anyone could guess the address of a community',
      'Set the secret that the addresses were made with; on GitHub it is a secret of the repository.',
    );
  }
}

const unready = (why: string, fix: string) =>
  new PlumblineError({ what: 'Nothing was pulled, checked or built.', why: `--live was given, and ${why}.`, fix });

/** The snapshot of the last night, or why there is none to compare with. */
async function lastNight(data: string): Promise<Snapshot | string> {
  if (!hasSnapshot(data)) return 'This is the first pull into this folder: there is nothing to compare with.';
  return readSnapshot(data).catch((error: unknown) => {
    if (!(error instanceof PlumblineError)) throw error;
    // Why is not said: it may quote a record, and this goes to the job's page.
    return `There is nothing to compare with: ${error.what}`;
  });
}

/** Says what changed since the last night, on the terminal and on the job's page. */
async function tellChanges(before: Snapshot | string, after: Snapshot, io: Io) {
  const diff = typeof before === 'string' ? null : diffSnapshots(before, after);
  io.out(`\n— What changed since the last pull\n${diff ? DIFF_FORMATS.text(diff) : `${before as string}\n`}`);
  await addToJobSummary('What changed since the last pull', diff ? DIFF_FORMATS.markdown(diff) : (before as string));
}

if (import.meta.main) await run(main);
