import { resolve } from 'node:path';
import { loadConfig, parseCommand, run, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, SYSTEMS, type Config, type ExitCode, type System } from '../src/model/index.ts';
import {
  probeAll,
  readSettings,
  redactor,
  secretsOf,
  SYSTEM_LABEL,
  systemEffects,
  type Access,
  type Effects,
  type Env,
  type Probe,
} from '../src/sources/index.ts';

/** `npm run doctor`: says of each system whether it can be read, and what to do if not. Ends 0, or 2 when there is a fault. */
export async function main(argv: string[], io: Io, world?: { env: Env; effects: Effects }): Promise<ExitCode> {
  parseCommand(argv, {});
  const config = await loadConfig(resolve(import.meta.dirname, '..'));
  const env = world?.env ?? process.env;
  const effects = world?.effects ?? systemEffects({ now: () => Date.now(), random: () => Math.random() });
  const redact = redactor(secretsOf(env));
  const { access, faults, timeoutMs, deadlineMs } = settingsOf(env, config);
  const limits = { timeoutMs, deadlineAt: effects.now() + deadlineMs, signal: new AbortController().signal, redact };
  const probes = [...faults, ...(await probeAll(access, config, effects, limits))];
  for (const { system, verdict, message, fix } of probes) {
    io.out(redact(`${verdict.padEnd(8)}${SYSTEM_LABEL[system].padEnd(10)}${message}${fix ? ` ${fix}` : ''}\n`));
  }
  return probes.some(({ verdict }) => verdict === 'fault') ? EXIT.fault : EXIT.ok;
}

/** The settings of each system by itself, so that one that is missing does not hide the others. */
function settingsOf(
  env: Env,
  config: Config,
): { access: Access; faults: Probe[]; timeoutMs: number; deadlineMs: number } {
  const access: Access = { hubspot: null, airtable: null, usage: null, cost: null };
  const faults: Probe[] = [];
  const limits = { timeoutMs: 30_000, deadlineMs: 900_000 };
  for (const system of SYSTEMS.filter((name) => isRequired(name) || isNamed(name, env))) {
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
const isNamed = (system: System, env: Env) =>
  (system === 'usage' ? ['PROMETHEUS_URL', 'PROMETHEUS_TOKEN'] : ['CLOUD_COSTS_CSV']).some((name) => env[name]?.trim());

if (import.meta.main) {
  await run(main);
  process.exit();
}
