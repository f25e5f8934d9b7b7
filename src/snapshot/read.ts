import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  EXIT,
  fitting,
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
  type PartOfSnapshot,
  type Problem,
  type Records,
  type Snapshot,
} from '../model/index.ts';
import { allBeside } from './beside.ts';
import { compare, sha256 } from './format.ts';
import { parseArray, parseJson } from './json.ts';

/** Times that a snapshot is read again because a writer put another one in its place meanwhile. */
const MAX_READS = 20;

/**
 * Reads a snapshot folder and verifies all of it: manifest, presence, hash, JSON, schema and order of every file. Changes
 * nothing. What does not fit because the folder was replaced while it was read is read again.
 */
export const readSnapshot = async (dir: string): Promise<Snapshot> => (await readNouns(dir, NOUN_KEYS)) as Snapshot;

/** As `readSnapshot`, of some nouns only: the files of the others are neither read nor verified. */
export async function readNouns(dir: string, keys: readonly NounKey[]): Promise<PartOfSnapshot> {
  for (let reads = 1; ; reads++) {
    const before = await versionOf(dir);
    try {
      return await readFolder(before.place, dir, keys);
    } catch (error) {
      const now = await versionOf(dir);
      const replaced = now.place !== before.place || now.manifest !== before.manifest;
      if (!replaced || reads >= MAX_READS) throw error;
    }
  }
}

/**
 * Where the snapshot stands, and its manifest as text; null where it has none. While the new one takes its place, and
 * after a writer was killed in that moment, it is the old one, beside.
 */
async function versionOf(dir: string): Promise<{ place: string; manifest: string | null }> {
  const manifestIn = (place: string) => readFile(join(place, 'manifest.json'), 'utf8').catch(() => null);
  const first = await manifestIn(dir);
  if (first !== null) return { place: dir, manifest: first };
  for (const place of existsSync(dir) ? [] : allBeside(resolve(dir), 'previous')) {
    const manifest = await manifestIn(place);
    if (manifest !== null) return { place, manifest };
  }
  return { place: dir, manifest: await manifestIn(dir) };
}

/** @param named the folder that was asked for, for messages */
async function readFolder(dir: string, named: string, keys: readonly NounKey[]): Promise<PartOfSnapshot> {
  const read = await readManifest(dir, named);
  const records: Partial<Record<NounKey, { id: string }[]>> = {};
  // One file after another: only one is in memory as bytes.
  for (const key of keys) records[key] = await readNoun(dir, key, read);
  return { manifest: read, records: records as Partial<Records> };
}

async function readManifest(dir: string, named: string): Promise<Manifest> {
  const path = join(dir, 'manifest.json');
  if (!existsSync(path)) {
    throw new PlumblineError({
      what: `There is no snapshot in ${named}.`,
      why: 'The folder has no manifest.json.',
      fix: 'Run `npm run pull -- --out DIR` or `npm run sample -- --out DIR` first, or name another folder with --data.',
      exitCode: EXIT.fault,
    });
  }
  const content = await readFile(path).catch((cause: Error) => {
    throw damaged(path, `It cannot be read (${cause.message}).`);
  });
  const result = parse(manifest, parsed(parseJson, content, path));
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
  const raw = parsed(parseArray, content, path);
  if (!Array.isArray(raw) || raw.length !== stated.records)
    throw damaged(path, `Expected an array of ${stated.records} records.`);
  const fits = fitting(schema);
  let before: string | null = null;
  for (const [place, input] of raw.entries()) {
    // What fits needs no copy. What does not is parsed for the reason, or for what the schema makes of it.
    const { id } = (fits?.(input) ? input : (raw[place] = accepted(input, place))) as { id: string };
    if (before !== null && compare(before, id) >= 0) throw damaged(path, `${name} ${id} stands twice or out of order.`);
    before = id;
  }
  return raw as { id: string }[];

  function accepted(input: unknown, place: number): unknown {
    const result = parse(schema, input);
    if (result.ok) return result.value;
    const { id } = Object(input) as { id?: unknown };
    const which = typeof id === 'string' ? id : `at place ${place}`;
    throw damaged(path, `${name} ${which}: ${sentenceOf(result.problems[0])}`);
  }
}

function parsed(parseBytes: (content: Buffer) => unknown, content: Buffer, path: string): unknown {
  try {
    return parseBytes(content);
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
