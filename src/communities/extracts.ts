import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, parse, PlumblineError, type Problem } from '../model/index.ts';
import { communityExtract, editionBundle, type CommunityExtract, type EditionBundle } from '../reports/index.ts';

export interface ReadExtract {
  extract: CommunityExtract;
  /** SHA-256 of the file. */
  digest: string;
}

/**
 * All extracts of a folder, in the order of their keys: `<key>.json` for every key that `_keys.json` (`{keys: [...]}`)
 * names. Throws a PlumblineError unless files and list agree and each file fits the schema.
 */
export function readExtracts(folder: string | undefined): ReadExtract[] {
  if (!folder) throw refusal('PLUMBLINE_EXTRACTS is not set, so there is nothing to show.');
  const listed = keysOf(readJson(join(folder, '_keys.json')).value, folder);
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.json') && file !== '_keys.json' && !file.includes('@'),
  );
  const stray = files.filter((file) => !listed.includes(file.slice(0, -'.json'.length)));
  if (stray.length) throw refusal(`${folder} holds ${stray.join(', ')}, which _keys.json does not name.`);
  return listed.toSorted().map((key) => readExtract(folder, key));
}

/** The extract of one key. With `expected` it must also be the file that was read before, byte for byte. */
export function readExtract(folder: string, key: string, expected?: string): ReadExtract {
  const { value, digest } = readJson(join(folder, `${key}.json`));
  if (expected !== undefined && digest !== expected) throw refusal(`${key}.json changed during the build.`);
  const result = parse(communityExtract, value);
  if (!result.ok) throw misfit(`${key}.json`, result.problems);
  if (result.value.key !== key) throw refusal(`${key}.json says that its key is ${result.value.key}.`);
  return { extract: result.value, digest };
}

/** Keys of the communities that have editions, in their order. */
export const editionKeys = (folder: string): string[] =>
  [...new Set(readdirSync(folder).flatMap((file) => /^([^@]+)@.+\.json$/.exec(file)?.[1] ?? []))].sort();

/** The editions of one community, `<key>@<period>.json`, the newest period first. */
export function readEditions(folder: string, key: string): EditionBundle[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${key}@`) && file.endsWith('.json'))
    .map((file) => {
      const result = parse(editionBundle, readJson(join(folder, file)).value);
      if (!result.ok) throw misfit(file, result.problems);
      const { value } = result;
      if (value.key !== key || value.extract.key !== key || file !== `${key}@${value.edition.period.id}.json`)
        throw refusal(`${file} holds the edition ${value.edition.period.id} of ${value.key}.`);
      return value;
    })
    .sort((a, b) => (a.edition.period.to < b.edition.period.to ? 1 : -1));
}

function misfit(file: string, [first]: Problem[]): PlumblineError {
  const { path, expected, found } = first ?? { path: [], expected: '', found: '' };
  return refusal(`${file}, field ${path.join('.')}: expected ${expected}, found ${found}.`);
}

function keysOf(index: unknown, folder: string): string[] {
  const keys = (index as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) {
    throw refusal(`_keys.json in ${folder} has no list of keys.`);
  }
  if (keys.length === 0) throw refusal(`_keys.json in ${folder} names no community.`);
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key.toLowerCase())) throw refusal(`_keys.json in ${folder} names ${key} twice.`);
    seen.add(key.toLowerCase());
  }
  return keys;
}

function readJson(path: string): { value: unknown; digest: string } {
  try {
    const content = readFileSync(path, 'utf8');
    return { value: JSON.parse(content) as unknown, digest: createHash('sha256').update(content).digest('hex') };
  } catch (cause) {
    throw refusal(`${path} cannot be read (${(cause as Error).message}).`, cause);
  }
}

const refusal = (why: string, cause?: unknown) =>
  new PlumblineError({
    what: "The communities' site was not built.",
    why,
    fix: 'Run `npm run build`, which writes these files afresh; if that fails too, pull again.',
    exitCode: EXIT.incomplete,
    cause,
  });
