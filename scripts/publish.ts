import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { ofSameKind, readEditionFolder, sweepEditions } from '../src/build/index.ts';
import { dataFolder, list, loadConfig, parseCommand, run, spread, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { asOfDate, lockSnapshot, readSnapshot } from '../src/snapshot/index.ts';
import { inputPlaces, readInputs } from './check/inputs.ts';
import { checkForSite, refuseUntrusted } from './check/site.ts';
import { recordCorrections } from './publish/corrections.ts';
import { publishEditions } from './publish/editions.ts';
import { editionsPlace } from './publish/place.ts';
import { removeWords } from './publish/remove.ts';

/** How long one run may hold the editions, and how long another waits for it. */
const DEADLINE_MS = 600_000;
const WAIT_MS = 60_000;

/**
 * `npm run publish -- --period ID [--community ID…] [--with-notes] | --corrections [--recomputed] | --remove WORDS --community ID [--period ID]` with
 * `[--data DIR] [--as-of DATE] [--editions DIR] [--history DIR]`: freezes the reports of a period as an edition, records what later data say
 * otherwise of editions, or takes words out of editions that should never have stood there.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(spread(argv, '--community'), {
    period: { type: 'string' },
    community: { type: 'string', multiple: true },
    'with-notes': { type: 'boolean', default: false },
    corrections: { type: 'boolean', default: false },
    recomputed: { type: 'boolean', default: false },
    remove: { type: 'string' },
    data: { type: 'string' },
    'as-of': { type: 'string' },
    editions: { type: 'string' },
    history: { type: 'string' },
  });
  refuseUnclear(options);
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const dir = dataFolder(root, options.data, io);
  const snapshot = await readSnapshot(dir);
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const say = (line: string) => io.err(line);
  const place = editionsPlace({ root, dir, manifest: snapshot.manifest }, options.editions);
  if (options.corrections && !existsSync(place)) {
    io.out('0 editions looked at, 0 corrections recorded\n');
    return EXIT.ok;
  }
  const release = await lockSnapshot(place, { now: Date.now(), deadlineMs: DEADLINE_MS, waitMs: WAIT_MS, say }).catch(
    (error: unknown) => {
      throw error instanceof PlumblineError && error.what.endsWith('could not be locked.')
        ? unlockable(place, error)
        : error;
    },
  );
  try {
    await sweepEditions(place);
    const editions = ofSameKind(await readEditionFolder(place), snapshot);
    const shown = relative(process.cwd(), place) || '.';
    const only = (options.community ?? []).flatMap(list);
    if (options.remove !== undefined) {
      const [communityId = ''] = only;
      await removeWords(
        { place, editions, words: options.remove, communityId, period: options.period ?? null, asOf },
        io,
      );
      io.out(`Next: commit ${shown}, and build.\n`);
      return EXIT.ok;
    }
    if (options.corrections) {
      const { recorded } = await recordCorrections(
        { place, editions, snapshot, config, asOf, recomputed: options.recomputed },
        io,
      );
      if (recorded > 0) io.out(`Next: commit ${shown}, and build.\n`);
      return EXIT.ok;
    }
    const places = inputPlaces({ root, dir, manifest: snapshot.manifest }, say);
    const { check, verdict } = await checkForSite(
      { snapshot, dir },
      {
        ...{ asOf, config, now: null, nowReason: 'An edition does not depend on the time at which it is published.' },
        ...(await readInputs(places)),
      },
      { history: options.history, asOf: options['as-of'] },
      (line) => io.err(`${line}\n`),
    );
    refuseUntrusted(verdict, 'Nothing was published.');
    const { published, refused } = await publishEditions(
      { root, place, editions, snapshot, config, asOf, check },
      {
        period: options.period ?? '',
        only,
        withNotes: options['with-notes'],
      },
      io,
    );
    if (published > 0) io.out(`Next: commit ${shown}, and build.\n`);
    return refused > 0 ? EXIT.findings : EXIT.ok;
  } finally {
    await release();
  }
}

/** The lock is that of snapshots, whose errors speak of a pull. */
const unlockable = (place: string, { why, exitCode }: PlumblineError) =>
  new PlumblineError({
    what: `The editions in ${place} could not be locked.`,
    why,
    fix: 'Correct the cause or name another folder with --editions, and publish again; no edition was touched.',
    exitCode,
  });

interface Given {
  period?: string | undefined;
  community?: string[] | undefined;
  corrections: boolean;
  recomputed: boolean;
  remove?: string | undefined;
  'with-notes': boolean;
}

function refuseUnclear(given: Given): void {
  const { period, community, corrections, recomputed, remove, 'with-notes': withNotes } = given;
  const refuse = (why: string, fix: string) => {
    throw new PlumblineError({ what: `Nothing was ${remove === undefined ? 'published' : 'removed'}.`, why, fix });
  };
  if (remove !== undefined) {
    if (corrections || withNotes)
      refuse('--remove takes words out and does nothing else.', 'Leave --corrections and --with-notes out.');
    if (community?.flatMap(list).length !== 1)
      refuse('It was not said from whose editions.', 'Name one community_id with --community.');
    return;
  }
  if (corrections === (period !== undefined))
    refuse(
      corrections
        ? '--period and --corrections exclude each other: one publishes, the other records what changed since.'
        : 'It was not said what to publish.',
      'Write --period 2026-Q3 (or 2026, 2026-autumn, agreement-2025-07-01, agreement), or --corrections.',
    );
  if (corrections && (community !== undefined || withNotes))
    refuse('--corrections is for all editions.', 'Leave --community and --with-notes out.');
  if (recomputed && !corrections)
    refuse('--recomputed says which corrections to record.', 'Write it together with --corrections.');
  if (community?.flatMap(list).length === 0)
    refuse('--community names no community.', 'Name one or more community ids, or leave the option out.');
}

if (import.meta.main) await run(main);
