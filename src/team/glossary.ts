import type { GlossaryEntry } from '../model/index.ts';

const order = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** The letter under which a term stands, without its accent; `0–9` for a figure and everything else. */
function letterOf(term: string): string {
  const [letter = ''] = term.normalize('NFD').toUpperCase();
  return /\p{L}/u.test(letter) ? letter : '0–9';
}

/** The entries by letter, both in the order of the alphabet, figures first. */
export function byLetter(entries: readonly GlossaryEntry[]): { letter: string; entries: GlossaryEntry[] }[] {
  const sorted = entries.toSorted((a, b) => order.compare(a.term, b.term) || (a.id < b.id ? -1 : 1));
  return [...Map.groupBy(sorted, ({ term }) => letterOf(term))]
    .map(([letter, own]) => ({ letter, entries: own }))
    .sort((a, b) => Number(b.letter === '0–9') - Number(a.letter === '0–9') || order.compare(a.letter, b.letter));
}

/** Anchor of a letter. No term has it: an id of a term does not begin with a hyphen. */
export const letterSlug = (letter: string): string => (letter === '0–9' ? '-figures' : `-${letter.toLowerCase()}`);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** The words of a piece of HTML as a reader sees them. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
