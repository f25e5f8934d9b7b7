import { createHash } from 'node:crypto';
import { NOUNS, NOUN_KEYS, type Manifest, type NounKey, type Records } from '../model/index.ts';

/** Orders texts by UTF-16 code unit, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A copy with keys in order at every level, so that equal values have equal bytes. */
export function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const sorted: Record<string, unknown> = {};
  for (const key of keysInOrder(value)) {
    const item = sortKeys((value as Record<string, unknown>)[key]);
    // `__proto__` as a key of the data must stay a key.
    if (key === '__proto__') Object.defineProperty(sorted, key, { value: item, enumerable: true });
    else sorted[key] = item;
  }
  return sorted;
}

/** Keys as they came and in order, by their number: most objects have the very keys of the last one that had as many. */
const lastOrders = new Map<number, { keys: readonly string[]; inOrder: readonly string[] }>();

function keysInOrder(value: object): readonly string[] {
  const keys = Object.keys(value);
  const last = lastOrders.get(keys.length);
  if (last?.keys.every((key, place) => key === keys[place])) return last.inOrder;
  // Without a comparator the order is by UTF-16 code unit, as that of `compare`.
  const inOrder = keys.toSorted();
  lastOrders.set(keys.length, { keys, inOrder });
  return inOrder;
}

/** Records of one part: enough to write few parts, and few enough that their text is soon forgotten. */
const RECORDS_PER_PART = 200;

/** A JSON array, sorted by id, keys sorted, one record a line. */
export const formatRecords = (records: readonly { id: string }[]): string => [...textsOf(records)].join('');

/** As `formatRecords`, in parts. */
function* textsOf(records: readonly { id: string }[]): Generator<string> {
  if (records.length === 0) yield '[]\n';
  const sorted = [...records].sort((a, b) => compare(a.id, b.id));
  for (let from = 0; from < sorted.length; from += RECORDS_PER_PART) {
    const to = from + RECORDS_PER_PART;
    const lines = sorted.slice(from, to).map((record) => JSON.stringify(sortKeys(record)));
    yield `${from === 0 ? '[' : ','}\n${lines.join(',\n')}${to < sorted.length ? '' : '\n]\n'}`;
  }
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export interface SnapshotInput
  extends
    Pick<Manifest, 'pulledAt' | 'source' | 'asOf' | 'sources' | 'setAside'>,
    Partial<Pick<Manifest, 'previous' | 'accepted' | 'usage'>> {
  records: Records;
}

/** What the manifest says of a file. */
export type FileEntry = Manifest['files'][string];

export interface FormattedSnapshot {
  manifest: Manifest;
  files: { key: NounKey; file: string; content: Buffer }[];
}

/** All files of a snapshot and their manifest. Equal records give equal bytes and an equal `id`. */
export function formatSnapshot(input: SnapshotInput): FormattedSnapshot {
  const entries: Record<string, FileEntry> = {};
  const files = NOUN_KEYS.map((key) => {
    const { file } = NOUNS[key];
    const parts = [...partsOf(input.records[key], (entry) => (entries[file] = entry))];
    return { key, file, content: Buffer.concat(parts) };
  });
  return { files, manifest: formatManifest(input, entries) };
}

/** The file of a noun in parts, and after the last one what the manifest says of it. */
export function* partsOf(records: readonly { id: string }[], onEnd: (entry: FileEntry) => void): Generator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const text of textsOf(records)) {
    const part = Buffer.from(text);
    hash.update(part);
    bytes += part.length;
    yield part;
  }
  onEnd({ sha256: hash.digest('hex'), bytes, records: records.length });
}

/** @param files of all nouns by name, in the order of the nouns */
export function formatManifest(
  input: Omit<SnapshotInput, 'records'>,
  files: Readonly<Record<string, FileEntry>>,
): Manifest {
  const hashes = Object.entries(files).map(([file, { sha256: hash }]) => `${file}:${hash}`);
  return {
    schemaVersion: 1,
    id: sha256(hashes.join('\n')).slice(0, 16),
    pulledAt: input.pulledAt,
    source: input.source,
    asOf: input.asOf,
    sources: input.sources,
    files,
    setAside: [...input.setAside].sort((a, b) =>
      compare(`${a.noun}/${a.id}/${a.field}`, `${b.noun}/${b.id}/${b.field}`),
    ),
    previous: input.previous ?? null,
    accepted: [...(input.accepted ?? [])].sort(compare),
    usage: input.usage ?? null,
  };
}
