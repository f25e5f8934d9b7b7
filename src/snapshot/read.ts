import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  EXIT,
  NOUNS,
  NOUN_KEYS,
  PlumblineError,
  manifest,
  parse,
  type Manifest,
  type NounKey,
  type Records,
  type Snapshot,
} from '../model/index.ts';
import { compare, sha256 } from './format.ts';
import { besides } from './write.ts';

/** Reads a snapshot folder and verifies all of it: manifest, presence, hash, JSON, schema and order of every file. */
export async function readSnapshot(dir: string): Promise<Snapshot> {
  await recover(resolve(dir));
  const read = await readManifest(dir);
  const entries = await Promise.all(NOUN_KEYS.map(async (key) => [key, await readNoun(dir, key, read)] as const));
  return { manifest: read, records: Object.fromEntries(entries) as unknown as Records };
}

/** Puts the last good folder back when a writer ended between its two renames. */
async function recover(target: string) {
  const { previous } = besides(target);
  if (!existsSync(target) && existsSync(join(previous, 'manifest.json'))) await rename(previous, target);
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
  const result = parse(manifest, parseJson(await readFile(path, 'utf8'), path));
  if (result.ok) return result.value;
  const [problem] = result.problems;
  throw damaged(path, `${problem?.path.join('.')}: expected ${problem?.expected}, found ${problem?.found}.`);
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
  const raw = parseJson(content.toString('utf8'), path);
  if (!Array.isArray(raw) || raw.length !== stated.records)
    throw damaged(path, `Expected an array of ${stated.records} records.`);
  return raw.map((record, place) => {
    const result = parse(schema, record);
    if (!result.ok) {
      const [problem] = result.problems;
      const { id } = Object(record) as { id?: unknown };
      throw damaged(
        path,
        `${name} ${typeof id === 'string' ? id : `at place ${place}`}, field ${problem?.path.join('.')}: expected ${problem?.expected}, found ${problem?.found}.`,
      );
    }
    const { id } = result.value as { id: string };
    const before = place > 0 ? (raw[place - 1] as { id: string }).id : null;
    if (before !== null && compare(before, id) >= 0) throw damaged(path, `${name} ${id} stands twice or out of order.`);
    return result.value;
  });
}

function parseJson(content: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw damaged(path, `It is not JSON (${(cause as Error).message}).`);
  }
}

const damaged = (path: string, why: string) =>
  new PlumblineError({
    what: `The snapshot file ${path} is damaged.`,
    why,
    fix: 'Restore the folder (`git checkout` for data/sample) or pull again; nothing was built or published.',
    exitCode: EXIT.incomplete,
  });
