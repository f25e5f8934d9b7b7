import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { list, loadConfig, parseCommand, run, type Io } from '../src/cli/index.ts';
import { GLOSSARY, HANDBOOK } from '../src/handbook/index.ts';
import { EXIT, isDay, PlumblineError, type Day, type ExitCode } from '../src/model/index.ts';
import {
  committedSample,
  DEFAULTS,
  faultsBeside,
  samplePortfolio,
  seedBeside,
  seedFaults,
  type Inputs,
} from '../src/sample/index.ts';
import { INPUTS, inventedBeside, refuseForeign, writeSnapshot, type SnapshotInput } from '../src/snapshot/index.ts';
import { inventedHistory, writeInvented } from './sample/history.ts';

const MOST = 50_000;

/** `npm run sample -- --out DIR [--communities N] [--seed S] [--as-of DATE] [--faults ID[@COMMUNITY],…|all]`, or `--committed --out DIR`. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    out: { type: 'string' },
    communities: { type: 'string' },
    seed: { type: 'string' },
    'as-of': { type: 'string' },
    faults: { type: 'string' },
    committed: { type: 'boolean' },
  });
  const { committed, out, communities, seed, faults } = options;
  if (committed && [communities, seed, faults, options['as-of']].some((option) => option !== undefined)) {
    throw mistake(
      '--committed goes with --out only.',
      'The committed sample is always made in the same way.',
      'Leave the other options out.',
    );
  }
  const dir = await folder(out);
  const { input, inputs } = committed
    ? { input: committedSample(), inputs: new Map<string, string>() }
    : await portfolio({ communities, seed, asOf: options['as-of'], faults: list(faults) });
  const { files } = await writeSnapshot(dir, input, undefined, inputs);
  if (committed) await writeInvented(inventedBeside(dir), inventedHistory(input));
  const records = Object.values(files).reduce((sum, file) => sum + file.records, 0);
  const count = input.records.communities.length;
  io.out(
    `Wrote an invented portfolio of ${count} ${count === 1 ? 'community' : 'communities'} (${records} records) to ${dir}\n`,
  );
  if (inputs.size > 0)
    io.out(`Faults beside the records are in ${join(dir, INPUTS)}, which check and build use instead of content/.\n`);
  io.out(`Next: npm run check -- --data ${relative(process.cwd(), dir) || '.'}\n`);
  return EXIT.ok;
}

interface Wanted {
  communities: string | undefined;
  seed: string | undefined;
  asOf: string | undefined;
  faults: string[];
}

/** The portfolio, and what is to stand beside it. */
async function portfolio({
  communities,
  seed,
  asOf,
  faults,
}: Wanted): Promise<{ input: SnapshotInput; inputs: Inputs }> {
  const root = resolve(import.meta.dirname, '..');
  const { organisation } = await loadConfig(root);
  const clean = samplePortfolio({
    communities: communities === undefined ? DEFAULTS.communities : number(communities),
    seed: seed ?? DEFAULTS.seed,
    asOf: asOf === undefined ? DEFAULTS.asOf : date(asOf),
    mailDomain: organisation.mailDomain,
  });
  const { beside, inside } = faultsBeside(faults);
  const input = inside.length === 0 ? clean : seedFaults(clean, inside);
  const inputs =
    beside.length === 0 ? new Map<string, string>() : seedBeside(beside, words(root), clean.asOf ?? DEFAULTS.asOf);
  return { input, inputs };
}

/** The handbook and its glossary as they are, by their path below `content/`. */
function words(root: string): Map<string, string> {
  const content = join(root, HANDBOOK, '..');
  const pages = readdirSync(join(root, HANDBOOK), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(mdx?|ya?ml)$/.test(file))
    .map((file) => posix.join('handbook', ...file.split(sep)));
  const files = [...pages, ...(existsSync(join(content, GLOSSARY)) ? [GLOSSARY] : [])];
  return new Map(files.sort().map((file) => [file, readFileSync(join(content, file), 'utf8')]));
}

function number(text: string): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= 1 && value <= MOST) return value;
  throw mistake(
    `--communities ${JSON.stringify(text)} is not a number of communities.`,
    `Expected a whole number from 1 to ${MOST}.`,
    'Write, for example, --communities 12.',
  );
}

function date(text: string): Day {
  if (isDay(text) && text >= '1970-01-01' && text <= '2999-12-31') return text;
  throw mistake(
    `--as-of ${JSON.stringify(text)} is not a date.`,
    'Expected a calendar date as YYYY-MM-DD, from 1970 to 2999.',
    `Write, for example, --as-of ${DEFAULTS.asOf}.`,
  );
}

/** The folder to write, refused before anything is made when it holds something else than a snapshot. */
async function folder(out: string | undefined): Promise<string> {
  if (!out) {
    throw mistake(
      '--out is missing.',
      'There is no folder to write the portfolio to.',
      'Write, for example, --out data/big.',
    );
  }
  return refuseForeign(out);
}

const mistake = (what: string, why: string, fix: string) =>
  new PlumblineError({ what, why, fix, exitCode: EXIT.fault });

if (import.meta.main) await run(main);
