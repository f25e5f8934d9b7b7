import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { PlumblineError, type Config } from '../../src/model/index.ts';
import { proposalText, propose, type Surroundings } from '../../src/sources/schema/index.ts';

export const PROPOSED = 'plumbline.config.proposed.ts';

/** Gives `--propose` its file where none is named. */
export const withProposed = (argv: readonly string[]): string[] =>
  argv.flatMap((word, place) => {
    if (argv[place - 1] === '--propose' && !word.startsWith('-')) return [];
    if (word !== '--propose') return [word];
    const next = argv[place + 1];
    return [`--propose=${next === undefined || next.startsWith('-') ? PROPOSED : next}`];
  });

/** Writes a configuration for what the systems say of themselves. Never overwrites a file. Returns the sentence to print. */
export async function writeProposal(
  file: string,
  root: string,
  config: Config,
  surroundings: Surroundings,
): Promise<string> {
  const proposal = propose(config, surroundings);
  if (proposal.tables.length === 0) {
    throw new PlumblineError({
      what: 'There is nothing to propose from.',
      why: 'Neither HubSpot nor Airtable said what fields it has.',
      fix: 'Mend the faults above, then propose again.',
    });
  }
  const path = resolve(file);
  const model = relative(dirname(path), join(root, 'src/model/config.ts')).replaceAll('\\', '/');
  const text = proposalText(proposal, config, model.startsWith('.') ? model : `./${model}`);
  await writeFile(path, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const there = cause.code === 'EEXIST';
    throw new PlumblineError({
      what: `${file} was not written.`,
      why: there ? 'There is such a file, and nothing is overwritten.' : `${cause.message}.`,
      fix: there ? 'Move it away, or name another: --propose FILE.' : 'Name a file in a folder that can be written to.',
      cause,
    });
  });
  const choices = proposal.tables.flatMap((table) => Object.values(table.choices));
  const fitting = choices.filter((choice) => choice !== null).length;
  const lost = proposal.tables.filter(({ found }) => found === null).map(({ table }) => table);
  const tables = lost.length > 0 ? ` No table fits ${lost.join(', ')}.` : '';
  return `Wrote ${file}: ${fitting} fields have a name, ${choices.length - fitting} are null.${tables} Look at each line before you use it.`;
}
