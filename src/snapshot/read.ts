import { existsSync } from 'node:fs';
import { readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  EXIT,
  NOUNS,
  NOUN_KEYS,
  PlumblineError,
  manifest,
  parse,
  show,
  SYSTEM_OF,
  SYSTEMS,
  type Manifest,
  type NounKey,
  type Problem,
  type Records,
  type Snapshot,
} from '../model/index.ts';
import { compare, sha256 } from './format.ts';
import { besidesPrefix } from './write.ts';

/** Reads a snapshot folder and verifies all of it: manifest, presence, hash, JSON, schema and order of every file. */
export async function readSnapshot(dir: string): Promise<Snapshot> {
  await recover(resolve(dir));
  const read = await readManifest(dir);
  const entries = await Promise.all(NOUN_KEYS.map(async (key) => [key, await readNoun(dir, key, read)] as const));
  return { manifest: read, records: Object.fromEntries(entries) as unknown as Records };
}

/** Puts the last good folder back when a writer ended between its two renames. */
async function recover(target: string) {
  if (existsSync(target)) return;
  const prefix = basename(`${besidesPrefix(target)}previous-`);
  const names = await readdir(dirname(target)).catch((): string[] => []);
  const [left] = names.filter((name) => name.startsWith(prefix)).sort();
  if (left !== undefined) await rename(join(dirname(target), left), target);
}

async function readManifest(dir: string): Promise<Manifest> {
  const path = join(dir, 'manifest.json');
  if (!existsSync(path)) {
    throw new PlumblineError({
      what: `There is no snapshot in ${dir}.`,
      why: 'The folder has no manifest.json.',
      fix: 'Run `npm run pull -- --out DIR` or `npm run sample -- --out DIR` first, or name another folder with --data.',
      exitCode: EXIT.fault,
    });
  }
  const content = await readFile(path).catch((cause: Error) => {
    throw damaged(path, `It cannot be read (${cause.message}).`);
  });
  const result = parse(manifest, parseJson(content, path));
  if (!result.ok) throw damaged(path, sentenceOf(result.problems[0]));
  const wrong = contradiction(result.value);
  if (wrong) throw damaged(path, wrong);
  return result.value;
}

/** What a manifest says that cannot all be true; null when it agrees with itself. */
function contradiction({ files, sources }: Manifest): string | null {
  const known: string[] = NOUN_KEYS.map((key) => NOUNS[key].file);
  const stray = Object.keys(files).find((file) => !known.includes(file));
  if (stray !== undefined) return `It names the file ${show(stray)}, which no snapshot has.`;
  const missing = known.find((file) => !files[file]);
  if (missing !== undefined) return `It does not name ${missing}.`;
  for (const system of SYSTEMS) {
    const reports = sources.filter((source) => source.system === system);
    if (reports.length !== 1) return `It has ${reports.length} reports on the source ${system}; one is needed.`;
    const full = NOUN_KEYS.find((key) => SYSTEM_OF[key] === system && files[NOUNS[key].file]?.records);
    if (reports[0]?.status === 'not-connected' && full) {
      return `It says that ${system} is not connected, and ${NOUNS[full].file} has records of it.`;
    }
  }
  return null;
}

async function readNoun(dir: string, key: NounKey, { files }: Manifest): Promise<{ id: string }[]> {
  const { file, schema, name } = NOUNS[key];
  const path = join(dir, file);
  const stated = files[file];
  if (!stated) throw damaged(path, 'The manifest does not name it.');
  const content = await readFile(path).catch((cause: Error) => {
    throw damaged(path, `It cannot be read (${cause.message}).`);
  });
  if (sha256(content) !== stated.sha256) {
    const lines = content.toString('utf8').split('\n').length - 3;
    throw damaged(
      path,
      `Its hash is not the one in manifest.json (about ${Math.max(0, lines)} records, ${stated.records} expected).`,
    );
  }
  const raw = parseJson(content, path);
  if (!Array.isArray(raw) || raw.length !== stated.records)
    throw damaged(path, `Expected an array of ${stated.records} records.`);
  return raw.map((record, place) => {
    const result = parse(schema, record);
    if (!result.ok) {
      const { id } = Object(record) as { id?: unknown };
      throw damaged(
        path,
        `${name} ${typeof id === 'string' ? id : `at place ${place}`}: ${sentenceOf(result.problems[0])}`,
      );
    }
    const { id } = result.value as { id: string };
    const before = place > 0 ? (raw[place - 1] as { id: string }).id : null;
    if (before !== null && compare(before, id) >= 0) throw damaged(path, `${name} ${id} stands twice or out of order.`);
    return result.value;
  });
}

/** Bytes that are not UTF-8 are refused, because they would change into other characters without a word. */
function parseJson(content: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
  } catch (cause) {
    throw damaged(path, `It is not JSON in UTF-8 (${(cause as Error).message}).`);
  }
}

const sentenceOf = (problem: Problem | undefined): string =>
  problem
    ? `${problem.path.length ? `field ${problem.path.join('.')}: ` : ''}expected ${problem.expected}, found ${problem.found}.`
    : 'It does not fit its schema.';

const damaged = (path: string, why: string) =>
  new PlumblineError({
    what: `The snapshot file ${path} is damaged.`,
    why,
    fix: 'Restore the folder (`git checkout` for data/sample) or pull again; nothing was built or published.',
    exitCode: EXIT.incomplete,
  });
