import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { parseCommand, run, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';

const RUNS = 20_000;

/** Every property of the check, and of the life of its findings, over generated portfolios. */
const FILES = ['test/invariants/properties.test.ts', 'test/invariants/life.properties.test.ts'];

/** `npm run fuzz -- [--runs N] [--only NAME] [--seed S [--path P]]`: what holds of any portfolio, tried more often than the tests do. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const { runs, only, seed, path } = parseCommand(argv, {
    runs: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
  });
  if (path !== undefined && (only === undefined || seed === undefined)) {
    throw new PlumblineError({
      what: '--path needs --only and --seed.',
      why: 'It leads to one portfolio of one property, among those of a seed.',
      fix: 'Copy the line that the failed property printed.',
    });
  }
  const settings = {
    FUZZ_RUNS: whole('runs', runs ?? process.env.FUZZ_RUNS ?? String(RUNS), /^[1-9]\d{0,8}$/),
    FUZZ_SEED: whole('seed', seed ?? String(randomInt(2 ** 31)), /^-?\d{1,10}$/),
    ...(path !== undefined && { FUZZ_PATH: whole('path', path, /^\d+(:\d+)*$/) }),
  };
  io.out(`Each property ${settings.FUZZ_RUNS} times, seed ${settings.FUZZ_SEED}.\n`);
  const root = resolve(import.meta.dirname, '..');
  const vitest = resolve(root, 'node_modules/vitest/vitest.mjs');
  const chosen = only === undefined ? [] : ['-t', literal(only)];
  const args = [vitest, 'run', '--project', 'unit', '--testTimeout', '0', ...chosen, ...FILES];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...settings } });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? EXIT.ok : EXIT.findings;
}

/** A name as the pattern that vitest takes it for. */
const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function whole(option: string, text: string, form: RegExp): string {
  if (form.test(text)) return text;
  throw new PlumblineError({
    what: `--${option} ${JSON.stringify(text)} is not what a property can be tried with.`,
    why: option === 'path' ? 'Expected numbers with colons between them.' : 'Expected a whole number.',
    fix: 'Copy the line that the failed property printed, or leave the option out.',
  });
}

if (import.meta.main) await run(main);
