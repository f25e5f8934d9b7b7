import { isSlip, wordsOf } from './words.ts';

/** A place that a reader may look for by name. */
export interface Entry {
  kind: 'Handbook' | 'Glossary' | 'Rule' | 'Community' | 'Deal' | 'Engagement' | 'Page';
  title: string;
  /** Below the site's root, with an anchor where it is a part of a page. */
  url: string;
  /** Other names: ids, aliases, the last part of the address. */
  names: string[];
  /** Sections, as title and anchor. */
  sections: [title: string, anchor: string][];
  /** A sentence about it, shown where no text of the page was found. */
  about: string;
}

export interface Ranked {
  entry: Entry;
  score: number;
  /** The section whose title is what was typed, if it is that rather than the page. */
  section: [title: string, anchor: string] | null;
}

/** Of two places with the same name, the one that explains comes before the ones that list. */
const BEHIND: Record<Entry['kind'], number> = {
  ...{ Handbook: 0, Community: 3, Engagement: 5, Deal: 6 },
  ...{ Page: 10, Rule: 12, Glossary: 16 },
};

/** A section of that name is worth a little less than a page of that name. */
const SECTION = 0.9;

/** What another name is worth, of which the title itself is worth 100. */
const ALIAS = 98;

/** What the best page by its text alone may gain; less than a name that begins with what was typed is worth. */
const TEXT = 35;

/**
 * The places that fit, best first.
 * @param found addresses of pages that hold the words, best first, as the full-text index gives them
 */
export function rank(entries: readonly Entry[], query: string, found: readonly string[]): Ranked[] {
  const typed = wordsOf(query);
  if (typed.length === 0) return [];
  const place = new Map(found.map((url, at) => [url, at]));
  return entries
    .map((entry, order): Ranked & { order: number } => {
      const named = Math.max(
        nameScore(typed, wordsOf(entry.title)),
        ...entry.names.map((name) => nameScore(typed, wordsOf(name)) - (100 - ALIAS)),
      );
      const sections = entry.sections.map((section) => ({
        section,
        score: SECTION * nameScore(typed, wordsOf(section[0])),
      }));
      const best = sections.reduce<{ section: Ranked['section']; score: number }>(
        (one, other) => (other.score > one.score ? other : one),
        { section: null, score: 0 },
      );
      const at = place.get(entry.url);
      const text = at === undefined ? 0 : TEXT * (1 - at / Math.max(found.length, 10));
      // A page of tables that is called so is meant, though among so many words the full text hardly notices its own.
      const gain = entry.kind === 'Page' && named >= ALIAS ? Math.max(text, TEXT / 2) : text;
      const name = Math.max(named, best.score);
      const score = name + gain - (name + gain > 0 ? BEHIND[entry.kind] : 0);
      return { entry, score, section: best.score > named ? best.section : null, order };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order);
}

/** From 0, nothing in common, to 100, the same words. */
export function nameScore(typed: readonly string[], name: readonly string[]): number {
  if (typed.length === 0 || name.length === 0) return 0;
  const begins = (at: number) =>
    // The last word may still be growing.
    typed.every((word, i) =>
      i === typed.length - 1 ? name[at + i]?.startsWith(word) === true : name[at + i] === word,
    );
  const extra = name.length - typed.length;
  if (extra === 0 && typed.every((word, at) => word === name[at])) return 100;
  if (begins(0)) return Math.max(55, 80 - 4 * extra);
  if (name.some((_, at) => begins(at))) return Math.max(45, 65 - 3 * extra);
  const held = typed.filter((word) => name.some((one) => one === word || (word.length > 2 && one.startsWith(word))));
  if (held.length === typed.length) return Math.max(30, 50 - 2 * extra);
  const slips = typed.filter((word) => !held.includes(word) && name.some((one) => isSlip(word, one)));
  if (held.length + slips.length === typed.length) return Math.max(20, 44 - 3 * extra);
  return held.length * 2 >= typed.length && typed.length > 1 ? (20 * held.length) / typed.length : 0;
}
