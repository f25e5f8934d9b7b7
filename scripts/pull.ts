import { join, relative, resolve } from 'node:path';
import {
  list,
  LIVE,
  loadConfig,
  oneOf,
  orAborted,
  parseCommand,
  redactError,
  run,
  stoppable,
  type Io,
  useProxies,
} from '../src/cli/index.ts';
import { EXIT, NOUN_KEYS, SYSTEMS, type ExitCode } from '../src/model/index.ts';
import {
  foreignAddresses,
  outcomeLine,
  plainProgress,
  proxiesOf,
  pullAll,
  readSettings,
  redactor,
  refuseShrink,
  secretsOf,
  systemEffects,
  terminalProgress,
  type Effects,
  type Env,
} from '../src/sources/index.ts';
import {
  asPrevious,
  historyBeside,
  joinHistory,
  lastSnapshot,
  lockSnapshot,
  openHistory,
  refuseForeign,
  tidy,
  writeHistory,
  writeSnapshot,
} from '../src/snapshot/index.ts';

/** What a test replaces. */
interface World {
  env: Env;
  effects: Effects;
}

/**
 * `npm run pull -- [--out DIR] [--only hubspot,airtable,usage,cost] [--accept-shrink TABLE,…] [--verbose]`: reads the systems
 * of record and writes a snapshot. One run at a time; SIGTERM and SIGINT stop it and leave the last good snapshot.
 */
export async function main(argv: string[], io: Io, world?: World): Promise<ExitCode> {
  const options = parseCommand(argv, {
    out: { type: 'string' },
    only: { type: 'string' },
    'accept-shrink': { type: 'string', multiple: true },
    verbose: { type: 'boolean' },
  });
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const env = world?.env ?? process.env;
  const only = list(options.only).map((name) => oneOf('only', name, SYSTEMS));
  const settings = readSettings(env, config, only);
  const accepted = (options['accept-shrink'] ?? [])
    .flatMap(list)
    .map((name) => oneOf('accept-shrink', name, NOUN_KEYS));
  const secrets = secretsOf(env, config);
  const proxies = proxiesOf(env);
  if (world === undefined) useProxies(env);
  const redact = redactor(secrets);
  const clock = world?.effects ?? { now: () => Date.now(), random: () => Math.random() };
  const plain = world?.effects ?? systemEffects(clock);
  const say = (line: string) => io.err(redact(`${line}\n`));
  const effects: Effects = options.verbose ? { ...plain, log: say } : plain;
  const progress = process.stderr.isTTY
    ? terminalProgress((text) => io.err(redact(text)), settings.systems, config, process.stderr.columns)
    : plainProgress(
        (text) => io.err(redact(text)),
        () => effects.now(),
        config,
      );
  for (const sentence of foreignAddresses(settings.access)) say(sentence);
  const out = await refuseForeign(options.out ?? join(root, LIVE));

  const manifest = await stoppable(async (signal) => {
    const unlock = await lockSnapshot(out, { now: effects.now(), deadlineMs: settings.deadlineMs, say });
    try {
      await tidy(out);
      const previous = await lastSnapshot(
        out,
        SYSTEMS.filter((system) => !settings.systems.includes(system)),
        say,
      );
      const known = await openHistory(historyBeside(out));
      const pulling = pullAll({ settings, config, effects, progress, secrets, proxies, previous, signal });
      const pulled = await orAborted(pulling, signal);
      const { snapshot, history } = joinHistory(pulled, known, previous, accepted.includes('usage'));
      refuseShrink(previous, snapshot, settings.systems, accepted, config);
      if (history) await writeHistory(historyBeside(out), history);
      return await writeSnapshot(out, { ...snapshot, previous: asPrevious(previous), accepted }, signal);
    } finally {
      await unlock();
    }
  }).catch((error: unknown) => {
    throw redactError(error, redact);
  });

  for (const report of manifest.sources) io.out(redact(outcomeLine(report, config)));
  for (const { noun, id, name, field, expected, found } of manifest.setAside) {
    io.out(redact(`Set aside: ${noun} ${name ?? id} (${id}), field ${field}: expected ${expected}, found ${found}\n`));
  }
  const place = relative(process.cwd(), out) || '.';
  io.out(`Wrote the snapshot ${manifest.id} to ${place}\n`);
  io.out(`Next: npm run check${options.out === undefined ? '' : ` -- --data ${inShell(place)}`}\n`);
  return EXIT.ok;
}

/** A path as a shell takes it for one word. */
const inShell = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;

if (import.meta.main) {
  await run(main);
  // Nothing that a vendor's client left open may keep a finished pull alive. What was written goes out first.
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((flushed) => stream.write('', () => flushed()));
  process.exit();
}
