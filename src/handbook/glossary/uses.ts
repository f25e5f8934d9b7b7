import { plain, termFinder, type GlossaryEntry, type TermUse } from '../../model/index.ts';

interface Page {
  id: string;
  title: string;
  terms: readonly TermUse[];
}

export interface TermUses<P extends Page> {
  /** The pages that use an entry, by its id; entries that no page uses are not there. */
  pagesOf: Map<string, P[]>;
  /** Terms as the first page writes them that the glossary lacks, with the pages that use them. */
  undefined: { term: string; pages: P[] }[];
}

/** Which pages use which terms. Pages come in the order given, each once. */
export function termUses<P extends Page>(entries: readonly GlossaryEntry[], pages: readonly P[]): TermUses<P> {
  const find = termFinder(entries);
  const pagesOf = new Map<string, P[]>();
  const lost = new Map<string, { term: string; pages: P[] }>();
  for (const page of pages) {
    for (const { term } of page.terms) {
      const entry = find(term);
      const key = plain(term);
      const one = entry ? { term, pages: pagesOf.get(entry.id) ?? [] } : (lost.get(key) ?? { term, pages: [] });
      if (!one.pages.includes(page)) one.pages.push(page);
      if (entry) pagesOf.set(entry.id, one.pages);
      else lost.set(key, one);
    }
  }
  return { pagesOf, undefined: [...lost.values()] };
}
