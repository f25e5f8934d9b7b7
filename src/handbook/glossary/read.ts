import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT, PlumblineError } from '../../model/index.ts';
import { parseGlossary, type Glossary } from './parse.ts';

export const GLOSSARY = 'glossary.yaml';

/** A glossary with its file. */
export interface GlossaryFile extends Glossary {
  file: string;
}

/**
 * The glossary of a handbook: `glossary.yaml` in its folder or beside it; null where there is neither.
 * @param base the handbook's folder
 * @throws PlumblineError when the file is there and cannot be read
 */
export function readGlossary(base: string): GlossaryFile | null {
  const file = [join(base, GLOSSARY), join(dirname(resolve(base)), GLOSSARY)].find((one) => existsSync(one));
  if (file === undefined) return null;
  try {
    return { file, ...parseGlossary(readFileSync(file, 'utf8')) };
  } catch (error) {
    throw refusal(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? ''}).`,
      'Make it a file that can be read.',
    );
  }
}

const SHOWN = 5;

/**
 * Refuses a glossary with a mistake in it.
 * @throws PlumblineError with file and line of the first few, exit code 2
 */
export function refuseGlossary(glossary: GlossaryFile | null): void {
  if (glossary === null || glossary.mistakes.length === 0) return;
  const { file, mistakes } = glossary;
  const rest = mistakes.length - SHOWN;
  const lines = mistakes.slice(0, SHOWN).map(({ line, why }) => `${file}:${line}: ${why}`);
  throw refusal(
    [...lines, ...(rest > 0 ? [`And ${rest} more.`] : [])].join('\n'),
    'Correct these lines and run it again.',
  );
}

const refusal = (why: string, fix: string) =>
  new PlumblineError({ what: 'The glossary cannot be used.', why, fix, exitCode: EXIT.fault });
