import type { GlossaryEntry } from '../model/index.ts';
import type { HandbookText } from './read.ts';

/** An address elsewhere, with the places that lead to it: `content/handbook/sales/lead.mdx:12`, or the name of a rule. */
export interface ExternalLink {
  url: string;
  places: string[];
}

interface Texts {
  pages: readonly Pick<HandbookText, 'file' | 'external'>[];
  /** What stands before the file of a page. */
  folder: string;
  glossary: { file: string; entries: readonly Pick<GlossaryEntry, 'meaning' | 'line'>[] } | null;
  rules: readonly { id: string; statement: string; why: string; fix: string }[];
}

/** In plain text; a full stop or a bracket after an address is not part of it. */
const ADDRESS = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/g;

/** Every address elsewhere once, in the order of the places; what stands behind `#` is not asked for and left out. */
export function externalLinks({ pages, folder, glossary, rules }: Texts): ExternalLink[] {
  const places = new Map<string, string[]>();
  const add = (url: string, place: string) => {
    const asked = withoutHash(url);
    if (asked === null) return;
    const known = places.get(asked) ?? [];
    if (!known.includes(place)) known.push(place);
    places.set(asked, known);
  };
  for (const { file, external } of pages) for (const { url, line } of external) add(url, `${folder}/${file}:${line}`);
  for (const { meaning, line } of glossary?.entries ?? [])
    for (const [url] of meaning.matchAll(ADDRESS)) add(url, `${glossary?.file ?? ''}:${line}`);
  for (const { id, ...words } of rules)
    for (const [url] of [words.statement, words.why, words.fix].join('\n').matchAll(ADDRESS)) add(url, `rule ${id}`);
  return [...places].map(([url, from]) => ({ url, places: from }));
}

function withoutHash(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}
