import { relative, resolve, sep } from 'node:path';
import { parsePositionals, run, type Io } from '../src/cli/index.ts';
import { HANDBOOK, readGlossary, readHandbook } from '../src/handbook/index.ts';
import { RULES } from '../src/invariants/index.ts';
import { EXIT, type ExitCode } from '../src/model/index.ts';
import { copyIn } from './import/copy.ts';
import { placeFor } from './import/place.ts';
import { planOf } from './import/plan.ts';
import { reportOf } from './import/report.ts';

/**
 * `npm run import -- DIR [--out content/handbook/NAME] [--dry-run]`: copies pages of MyST Markdown in, with the files that they
 * show and their order, and says what needs a hand. Nothing is overwritten, and nothing written unless everything can be.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const { values, words } = parsePositionals(
    argv,
    { out: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    ['DIR'],
  );
  const root = resolve(import.meta.dirname, '..');
  const from = resolve(words.DIR);
  const handbook = resolve(root, HANDBOOK);
  const out = values.out === undefined ? placeFor(from, handbook) : resolve(values.out);
  const isWithin = out.startsWith(`${handbook}${sep}`);
  const pages = readHandbook(from, { glossary: readGlossary(isWithin ? handbook : out)?.entries ?? null, rules });
  const plan = planOf(from, out, pages, isWithin);
  const isDry = values['dry-run'];
  if (!isDry) await copyIn(from, out, plan.copied, plan.made);
  io.out(reportOf(plan, pages, { out: named(out), isDry }));
  return EXIT.ok;
}

const rules = new Map(RULES.map(({ id, title }) => [id, title]));

/** From the working directory, unless it stands elsewhere. */
function named(dir: string): string {
  const way = relative(process.cwd(), dir);
  return way.startsWith('..') ? dir : way || '.';
}

if (import.meta.main) await run(main);
