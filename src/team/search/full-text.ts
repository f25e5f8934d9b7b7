/** The parts of Pagefind's interface that are used; https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Data> }[] }>;
}
interface Data {
  url: string;
  excerpt: string;
  content: string;
}

/** A page that holds what was typed. */
export interface Hit {
  /** Below the site's root. */
  url: string;
  /** Words around the place, with `<mark>` elements. */
  excerpt: string;
}

/** Pages whose text is looked at. */
const LOOKED_AT = 16;

/** The full-text index: pages that hold the words of a query, best first; none where the index cannot be loaded. */
export function fullText(root: URL): (query: string) => Promise<Hit[]> {
  const engine = (async () => {
    const pagefind = (await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', root).href)) as Pagefind;
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
    return pagefind;
  })();
  // Reported by the first search, and not as a fault of its own before it.
  engine.catch(() => {});
  return async (query) => {
    const { results } = await (await engine).search(query);
    const pages = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
    return pages
      .filter((page) => holds(page, query))
      .map(({ url, excerpt }) => ({ url: url.slice(root.pathname.length).replace(/#.*/, ''), excerpt }));
  };
}

/** Pagefind offers pages that share only a letter or two with a word that it does not know; those are left out. */
function holds({ content }: Data, query: string): boolean {
  const text = content.toLowerCase();
  const words = query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.some((word) => text.includes(word.length > 5 ? word.slice(0, -2) : word));
}
