import { createHash } from 'node:crypto';
import { NOUNS, NOUN_KEYS, type Manifest, type NounKey, type Records } from '../model/index.ts';

/** Orders texts by UTF-16 code unit, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A copy with keys in order at every level, so that equal values have equal bytes. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  // `__proto__` as a key of the data must stay a key.
  return Object.assign(Object.create(null), Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)])));
}

/** A JSON array, sorted by id, keys sorted, one record a line. */
export function formatRecords(records: readonly { id: string }[]): string {
  const lines = [...records].sort((a, b) => compare(a.id, b.id)).map((record) => JSON.stringify(sortKeys(record)));
  return lines.length ? `[\n${lines.join(',\n')}\n]\n` : '[]\n';
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export interface SnapshotInput
  extends
    Pick<Manifest, 'pulledAt' | 'source' | 'asOf' | 'sources' | 'setAside'>,
    Partial<Pick<Manifest, 'previous' | 'accepted' | 'usage'>> {
  records: Records;
}

export interface FormattedSnapshot {
  manifest: Manifest;
  files: { key: NounKey; file: string; content: string }[];
}

/** All files of a snapshot and their manifest. Equal records give equal bytes and an equal `id`. */
export function formatSnapshot(input: SnapshotInput): FormattedSnapshot {
  const files = NOUN_KEYS.map((key) => ({ key, file: NOUNS[key].file, content: formatRecords(input.records[key]) }));
  const entries = files.map(({ key, file, content }) => {
    const bytes = Buffer.byteLength(content);
    return [file, { sha256: sha256(content), bytes, records: input.records[key].length }] as const;
  });
  const hashes = entries.map(([file, { sha256: hash }]) => `${file}:${hash}`);
  return {
    files,
    manifest: {
      schemaVersion: 1,
      id: sha256(hashes.join('\n')).slice(0, 16),
      pulledAt: input.pulledAt,
      source: input.source,
      asOf: input.asOf,
      sources: input.sources,
      files: Object.fromEntries(entries),
      setAside: [...input.setAside].sort((a, b) =>
        compare(`${a.noun}/${a.id}/${a.field}`, `${b.noun}/${b.id}/${b.field}`),
      ),
      previous: input.previous ?? null,
      accepted: [...(input.accepted ?? [])].sort(compare),
      usage: input.usage ?? null,
    },
  };
}
