import type { Subject } from '../../invariants/index.ts';
import { NOUNS, NOUN_KEYS, type NounKey, type Records } from '../../model/index.ts';

export interface Place {
  /** A path, escaped as an address. */
  uri: string;
  line: number;
}

/**
 * Where a record stands: its file in the snapshot's folder, which has one record a line after the bracket. What is no record
 * of a file stands in the manifest, as do records that were set aside.
 * @param records in the order of the files; without them every line is the first
 */
export function placesIn(records: Records | undefined): (subject: Subject) => Place {
  const lines = new Map<NounKey, Map<string, number>>();
  const lineOf = (key: NounKey, id: string): number | undefined => {
    const known = lines.get(key) ?? new Map(records?.[key].map((record, place) => [record.id, place + 2]));
    lines.set(key, known);
    return known.get(id);
  };
  return ({ type, id }) => {
    if (type === 'waiver') return { uri: 'content/waivers.yaml', line: 1 };
    if (type === 'page') return { uri: fileOf(id.replace(/#.*$/s, '')), line: 1 };
    for (const key of NOUN_KEYS) {
      const { name, file } = NOUNS[key];
      const own =
        type === 'source' && id.startsWith(`${name}/`) ? id.slice(name.length + 1) : type === name ? id : null;
      const line = own === null ? undefined : lineOf(key, own);
      if (line !== undefined) return { uri: file, line };
    }
    return { uri: 'manifest.json', line: 1 };
  };
}

/** The file of a page of our handbook, or of its glossary. */
function fileOf(page: string): string {
  if (page === 'glossary.yaml') return 'content/glossary.yaml';
  return `content/handbook/${encodeURI(page === 'handbook' ? 'index' : page)}.mdx`;
}
