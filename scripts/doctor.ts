import { join, resolve } from 'node:path';
import { LIVE, loadConfig, oneOf, parseCommand, run, useProxies, type Io } from '../src/cli/index.ts';
import {
  EXIT,
  PlumblineError,
  systemLabel,
  SYSTEMS,
  type Config,
  type ExitCode,
  type System,
} from '../src/model/index.ts';
import {
  probeAll,
  proxiesOf,
  readSettings,
  redactor,
  secretsOf,
  systemEffects,
  type Access,
  type Effects,
  type Env,
  type Probe,
} from '../src/sources/index.ts';
import { withProposed, writeProposal } from './doctor/propose.ts';
import { lookAtSnapshot } from './doctor/snapshot.ts';

/**
 * `npm run doctor -- [--data DIR] [--format text|json] [--propose [FILE]]`: says of each system whether it can be read, and
 * what to do if not. Ends 0, or 2 when there is a fault.
 */
export async function main(argv: string[], io: Io, world?: { env: Env; effects: Effects }): Promise<ExitCode> {
  const options = parseCommand(withProposed(argv), {
    data: { type: 'string' },
    format: { type: 'string', default: 'text' },
    propose: { type: 'string' },
  });
  const format = oneOf('format', options.format, ['text', 'json']);
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const env = world?.env ?? process.env;
  const effects = world?.effects ?? systemEffects({ now: () => Date.now(), random: () => Math.random() });
  const redact = redactor(secretsOf(env, config));
  const { lines, snapshot } = await lookAtSnapshot(resolve(options.data ?? join(root, LIVE)), config, effects.now());
  const { access, faults, timeoutMs, deadlineMs } = settingsOf(env, config);
  if (world === undefined) useProxies(env);
  const limits = {
    timeoutMs,
    deadlineAt: effects.now() + deadlineMs,
    signal: new AbortController().signal,
    redact,
    rates: config.rates,
    proxies: proxiesOf(env),
  };
  const { probes, surroundings } = await probeAll(access, config, effects, limits, snapshot?.manifest ?? null);
  const all: Probe[] = [
    ...SYSTEMS.flatMap((system) => {
      const wrong = faults.filter((fault) => fault.system === system);
      return wrong.length > 0 ? wrong : probes.filter((probe) => probe.system === system);
    }),
    ...lines.map((line) => ({ system: 'snapshot' as const, ...line })),
  ];
  io.out(
    redact(format === 'json' ? `${JSON.stringify({ schemaVersion: 1, lines: all }, null, 2)}\n` : inText(all, config)),
  );
  if (options.propose !== undefined) {
    io.err(redact(`${await writeProposal(options.propose, root, config, surroundings)}\n`));
  }
  return all.some(({ verdict }) => verdict === 'fault') ? EXIT.fault : EXIT.ok;
}

function inText(probes: readonly Probe[], config: Config): string {
  const lines = probes.map(({ system, verdict, message, fix }) => {
    const text = `${message}${fix ? ` ${fix}` : ''}`.replaceAll('\n', ' ');
    return `${verdict.padEnd(8)}${(system === 'snapshot' ? 'Snapshot' : systemLabel(system, config)).padEnd(10)}${text}\n`;
  });
  return lines.join('');
}

/** The settings of each system by itself, so that one that is missing does not hide the others. */
function settingsOf(
  env: Env,
  config: Config,
): { access: Access; faults: Probe[]; timeoutMs: number; deadlineMs: number } {
  const access: Access = { hubspot: null, airtable: null, usage: null, cost: null };
  const faults: Probe[] = [];
  const limits = { timeoutMs: 30_000, deadlineMs: 900_000 };
  for (const system of SYSTEMS.filter((name) => isRequired(name) || isNamed(name, env, config))) {
    try {
      const settings = readSettings(env, config, [system]);
      Object.assign(access, { [system]: settings.access[system] });
      limits.timeoutMs = settings.timeoutMs;
      limits.deadlineMs = settings.deadlineMs;
    } catch (error) {
      if (!(error instanceof PlumblineError)) throw error;
      faults.push({ system, verdict: 'fault', message: `${error.what} ${error.why}`, fix: error.fix });
    }
  }
  return { access, faults, ...limits };
}

const isRequired = (system: System) => system === 'hubspot' || system === 'airtable';
const isNamed = (system: System, env: Env, { usage }: Config) =>
  (system === 'usage' && usage.endpoints.length + usage.csv.length > 0) ||
  (system === 'usage' ? ['PROMETHEUS_URL', 'PROMETHEUS_TOKEN'] : ['CLOUD_COSTS_CSV']).some((name) => env[name]?.trim());

if (import.meta.main) {
  await run(main);
  process.exit();
}
