import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { globalAgent as http } from 'node:http';
import { globalAgent as https } from 'node:https';
import { join, relative, resolve } from 'node:path';
import { list, LIVE, loadConfig, oneOf, parseCommand, run, type Io } from '../src/cli/index.ts';
import { EXIT, NOUN_KEYS, PlumblineError, SYSTEMS, type ExitCode, type Snapshot } from '../src/model/index.ts';
import {
  counted,
  countsOf,
  inWords,
  plainProgress,
  pullAll,
  readSettings,
  redactor,
  refuseShrink,
  secretsOf,
  SYSTEM_LABEL,
  systemEffects,
  terminalProgress,
  type Effects,
  type Env,
} from '../src/sources/index.ts';
import { readSnapshot, refuseForeign, writeSnapshot } from '../src/snapshot/index.ts';

/** What a test replaces. */
interface World {
  env: Env;
  effects: Effects;
}

/**
 * `npm run pull -- [--out DIR] [--only hubspot,airtable,usage,cost] [--accept-shrink TABLE,…]`: reads the systems of record
 * and writes a snapshot.
 */
export async function main(argv: string[], io: Io, world?: World): Promise<ExitCode> {
  const options = parseCommand(argv, {
    out: { type: 'string' },
    only: { type: 'string' },
    'accept-shrink': { type: 'string', multiple: true },
  });
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const env = world?.env ?? process.env;
  const effects = world?.effects ?? systemEffects({ now: () => Date.now(), random: () => Math.random() });
  const only = list(options.only).map((name) => oneOf('only', name, SYSTEMS));
  const settings = readSettings(env, config, only);
  const accepted = (options['accept-shrink'] ?? [])
    .flatMap(list)
    .map((name) => oneOf('accept-shrink', name, NOUN_KEYS));
  const out = await refuseForeign(options.out ?? join(root, LIVE));
  const previous = await lastSnapshot(out, only.length > 0);
  const secrets = secretsOf(env);
  const redact = redactor(secrets);
  const progress = process.stderr.isTTY
    ? terminalProgress((text) => io.err(redact(text)), settings.systems, process.stderr.columns)
    : plainProgress(
        (text) => io.err(redact(text)),
        () => effects.now(),
      );

  const pulled = await pullAll({ settings, config, effects, progress, secrets, previous })
    .catch((error: unknown) => {
      throw redacted(error, redact);
    })
    .finally(() => {
      // The airtable package cannot be told to stop: a request that was given up would keep its socket, and the process.
      http.destroy();
      https.destroy();
    });
  refuseShrink(previous, pulled, settings.systems, accepted);
  const manifest = await writeSnapshot(out, pulled);

  for (const { system, status, read, requests, note } of manifest.sources) {
    const what =
      status === 'complete' ? `${inWords(countsOf(read))} (${counted(requests, 'request')})` : status.replace('-', ' ');
    io.out(redact(`${SYSTEM_LABEL[system]}: ${what}${note ? `. ${note}` : ''}\n`));
  }
  for (const { noun, id, name, field, expected, found } of manifest.setAside) {
    io.out(redact(`Set aside: ${noun} ${name ?? id} (${id}), field ${field}: expected ${expected}, found ${found}\n`));
  }
  const place = relative(process.cwd(), out) || '.';
  io.out(`Wrote the snapshot ${manifest.id} to ${place}\n`);
  io.out(`Next: npm run check${options.out === undefined ? '' : ` -- --data ${place}`}\n`);
  return EXIT.ok;
}

/** The snapshot that the new one takes the place of. Invented data is not overwritten by real data, nor mixed with it. */
async function lastSnapshot(out: string, needed: boolean): Promise<Snapshot | null> {
  const snapshot = await readSnapshot(out).catch(async (error: unknown) => {
    if (await isSample(out)) throw overSample(out);
    // A damaged snapshot is no reason not to write a good one, unless parts of it are needed.
    if (!needed) return null;
    if (!(error instanceof PlumblineError)) throw error;
    const { what, why } = error;
    const fix = existsSync(join(out, 'manifest.json'))
      ? error.fix
      : 'Run `npm run pull` without --only first, or name the folder with --out.';
    throw new PlumblineError({ what, why, fix, exitCode: EXIT.fault });
  });
  if (snapshot?.manifest.source !== 'sample') return snapshot;
  throw overSample(out);
}

/** Whether the manifest, whatever else is wrong with the folder, says that its data are invented. */
const isSample = (out: string): Promise<boolean> =>
  readFile(join(out, 'manifest.json'), 'utf8').then(
    (text) => /"source"\s*:\s*"sample"/.test(text),
    () => false,
  );

const overSample = (out: string) =>
  new PlumblineError({
    what: `${out} holds the invented sample.`,
    why: 'A pull would overwrite it with real data, or mix the two.',
    fix: 'Name another folder with --out.',
  });

function redacted(error: unknown, redact: (text: string) => string): unknown {
  if (error instanceof PlumblineError) {
    const { what, why, fix, exitCode } = error;
    return new PlumblineError({ what: redact(what), why: redact(why), fix: redact(fix), exitCode });
  }
  if (error instanceof Error) error.stack = redact(error.stack ?? error.message);
  return error;
}

if (import.meta.main) {
  await run(main);
  // Nothing that a vendor's client left open may keep a finished pull alive. What was written goes out first.
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((flushed) => stream.write('', () => flushed()));
  process.exit();
}
