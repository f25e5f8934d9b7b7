import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { addToJobSummary, describe, LIVE, loadConfig, parseCommand, run, SAMPLE, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode, type Snapshot } from '../src/model/index.ts';
import { diffSnapshots, hasSnapshot, readSnapshot } from '../src/snapshot/index.ts';
import { main as build } from './build.ts';
import { main as check } from './check.ts';
import { changesFor } from './nightly/changes.ts';
import { countsAlone, forRunner, withoutNames } from './nightly/log.ts';
import { main as publish } from './publish.ts';
import { main as pull } from './pull.ts';

const CREDENTIALS = ['HUBSPOT_ACCESS_TOKEN', 'AIRTABLE_TOKEN'];

/** Files that `--outputs` asks for, by format. */
const OUTPUTS = { json: 'check.json', sarif: 'check.sarif', junit: 'check.junit.xml', markdown: 'check.md' };

/**
 * `npm run nightly -- [--data DIR] [--as-of DATE] [--fail-on …] [--handbook DIR] [--editions DIR] [--live] [--outputs DIR] [--redact] [--no-redact]`: pull, what
 * changed, check, record what the data say otherwise of editions, build; ends with the worst of the steps. `--live` refuses
 * to fall back on the sample, so that lost credentials are not mistaken for a good night. On GitHub, real names stay out of the log unless `--no-redact` is given.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    'fail-on': { type: 'string' },
    handbook: { type: 'string' },
    editions: { type: 'string' },
    live: { type: 'boolean' },
    outputs: { type: 'string' },
    redact: { type: 'boolean', default: false },
    'no-redact': { type: 'boolean', default: false },
  });
  if (options.redact && options['no-redact']) refuseBoth();
  const root = resolve(import.meta.dirname, '..');
  await loadConfig(root);
  const connected = CREDENTIALS.some((name) => process.env[name]);
  if (options.live) refuseUnready(connected);
  const data = resolve(options.data ?? join(root, connected ? LIVE : SAMPLE));
  const asOf = options['as-of'] === undefined ? [] : ['--as-of', options['as-of']];
  const handbook = options.handbook === undefined ? [] : ['--handbook', options.handbook];
  const editions = options.editions === undefined ? [] : ['--editions', options.editions];
  const onGitHub = process.env['GITHUB_ACTIONS'] === 'true';
  const isRedacted = (sample: boolean) => options.redact || (onGitHub && !sample && !options['no-redact']);
  const log = onGitHub ? forRunner(io, randomUUID()) : { io, end: () => {} };
  let annotations = '';

  try {
    if (connected) {
      const redact = isRedacted(false);
      const before = await lastNight(data);
      log.io.out('— Pull\n');
      const code = await pull(['--out', data], redact ? withoutNames(log.io) : log.io);
      if (code !== EXIT.ok) return code;
      await tellChanges(before, await readSnapshot(data), redact, log.io);
    } else {
      log.io.out(
        `NO CREDENTIALS ARE SET (${CREDENTIALS.join(', ')}): nothing was pulled. What follows is about ${options.data ?? 'the invented sample in data/sample'}.\n`,
      );
    }

    const { manifest } = await readSnapshot(data);
    const sample = manifest.source === 'sample';
    log.io.out('\n— Check\n');
    const failOn = options['fail-on'] ?? (sample ? 'never' : 'error');
    const redact = isRedacted(sample) ? ['--redact'] : [];
    const checked = await check(
      ['--data', data, ...asOf, ...handbook, '--fail-on', failOn, ...redact, ...outputsInto(options.outputs)],
      log.io,
      async (render) => {
        await addToJobSummary(render('markdown'));
        if (onGitHub) annotations = render('github');
      },
    );
    if (checked > EXIT.findings) return checked;

    log.io.out('\n— Editions\n');
    const recorded = await publish(
      ['--corrections', '--data', data, ...asOf, ...editions],
      isRedacted(sample) ? countsAlone(log.io) : log.io,
    );
    if (recorded !== EXIT.ok) return recorded;

    log.io.out('\n— Build\n');
    const built = await build(['--data', data, ...asOf, ...handbook, ...editions], log.io);
    if (sample && options['fail-on'] === undefined) {
      log.io.out(
        'The findings above are seeded in the sample, so the night ends well; with --fail-on error it would not.\n',
      );
    }
    return built > checked ? built : checked;
  } catch (error) {
    if (!onGitHub) throw error;
    // Before the runner obeys again: what failed may quote a record.
    log.io.err(describe(error));
    return error instanceof PlumblineError ? error.exitCode : EXIT.fault;
  } finally {
    log.end();
    io.out(annotations);
  }
}

const outputsInto = (dir: string | undefined): string[] =>
  dir === undefined
    ? []
    : Object.entries(OUTPUTS).flatMap(([format, file]) => ['--also', `${format}=${join(dir, file)}`]);

function refuseBoth(): never {
  throw new PlumblineError({
    what: '--redact and --no-redact exclude each other.',
    why: 'One leaves names out, and the other shows them.',
    fix: 'Leave one of them out.',
  });
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
async function tellChanges(before: Snapshot | string, after: Snapshot, redact: boolean, io: Io) {
  const { text, markdown } = changesFor(typeof before === 'string' ? before : diffSnapshots(before, after), redact);
  io.out(`\n— What changed since the last pull\n${text}`);
  await addToJobSummary(`## What changed since the last pull\n\n${markdown}`);
}

if (import.meta.main) await run(main);
