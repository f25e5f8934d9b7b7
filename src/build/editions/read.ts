import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { EXIT, parse, PlumblineError } from '../../model/index.ts';
import { communityExtract, correction, edition, frozenValues } from '../../reports/index.ts';
import { sha256 } from '../../snapshot/index.ts';
import { FILES, sealed, type StoredEdition } from './stored.ts';

/**
 * All editions of a folder, by period and community; none where there is no such folder. What a crash left begins with a dot
 * and is passed over.
 * @throws PlumblineError, exit code 3, when a file is missing, does not fit its schema, or is not the one that was published
 */
export async function readEditionFolder(dir: string): Promise<StoredEdition[]> {
  const stored: StoredEdition[] = [];
  for (const period of await foldersIn(dir))
    for (const community of await foldersIn(join(dir, period)))
      stored.push(await readEdition(join(dir, period, community), period, community));
  return stored;
}

async function foldersIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new PlumblineError({
      what: `The editions in ${dir} cannot be read.`,
      why: error.code === 'ENOTDIR' ? 'It is no folder.' : `${error.message}.`,
      fix: 'Correct its permissions, or name another folder with --editions.',
      exitCode: EXIT.incomplete,
      cause: error,
    });
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

async function readEdition(dir: string, period: string, community: string): Promise<StoredEdition> {
  const made = read(join(dir, FILES.edition), edition, await textIn(dir, FILES.edition));
  if (made.period.id !== period || made.communityId !== community)
    throw refusal(join(dir, FILES.edition), `It is the edition ${made.period.id} of ${made.communityId}.`);
  const { seal = '' } = sealed(made);
  if (made.seal !== seal) throw refusal(join(dir, FILES.edition), differs(made.seal ?? 'not there', seal));
  const [extractText, valuesText] = [await textIn(dir, FILES.extract), await textIn(dir, FILES.values)];
  refuseChanged(join(dir, FILES.extract), made.extract, extractText);
  refuseChanged(join(dir, FILES.values), made.values, valuesText);
  const extract = read(join(dir, FILES.extract), communityExtract, extractText);
  if (extract.communityId !== community || extract.period.id !== period)
    throw refusal(join(dir, FILES.extract), `It is about ${extract.period.id} of ${extract.communityId}.`);
  const corrections = await readFile(join(dir, FILES.corrections), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw refusal(join(dir, FILES.corrections), `It cannot be read: ${error.message}.`, error);
  });
  return {
    edition: made,
    extract,
    values: read(join(dir, FILES.values), frozenValues, valuesText),
    corrections: read(join(dir, FILES.corrections), correction.array(), corrections),
  };
}

const textIn = (dir: string, file: string): Promise<string> =>
  readFile(join(dir, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw refusal(
      join(dir, file),
      cause.code === 'ENOENT' ? 'The file is not there.' : `It cannot be read: ${cause.message}.`,
      cause,
    );
  });

function read<S extends z.ZodType>(path: string, schema: S, text: string): z.output<S> {
  const result = parse(schema, json(path, text));
  if (result.ok) return result.value;
  const [first] = result.problems;
  throw refusal(
    path,
    `Field ${first?.path.join('.') ?? ''}: expected ${first?.expected ?? ''}, found ${first?.found ?? ''}.`,
  );
}

function json(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refusal(path, `It is no JSON: ${(cause as Error).message}.`, cause);
  }
}

function refuseChanged(path: string, expected: string, text: string): void {
  const found = sha256(text);
  if (found === expected) return;
  throw refusal(path, differs(expected, found));
}

const differs = (expected: string, found: string) =>
  `Its SHA-256 was ${expected} when it was published, and is ${found}.`;

const refusal = (path: string, why: string, cause?: unknown) =>
  new PlumblineError({
    what: `The published edition in ${path} is not as it was published.`,
    why,
    fix: 'Restore the file from git; a mistake in an edition is shown as a correction and never edited.',
    exitCode: EXIT.incomplete,
    cause,
  });
