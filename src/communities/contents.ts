/** A section of a page. */
export interface Section {
  id: string;
  label: string;
}

/** A page cut into what comes before its first section, and its sections. */
export interface Parts {
  lead: string;
  body: string;
  /** The headings of the second level that have an id; `data-nav` gives one a shorter name. */
  sections: Section[];
}

/** Cuts the HTML that fills a page. Its sections stand side by side, the first of them after the sentence and the figures. */
export function partsOf(html: string): Parts {
  const at = html.search(/<section\b/);
  const [lead, body] = at < 0 ? [html, ''] : [html.slice(0, at), html.slice(at)];
  const headings = [...body.matchAll(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/g)];
  const sections = headings.flatMap(([, attributes = '', content = '']) => {
    const [, id] = /\sid="([^"]+)"/.exec(attributes) ?? [];
    const [, short] = /\sdata-nav="([^"]+)"/.exec(attributes) ?? [];
    const label = decoded(short ?? content.replace(/<[^>]*>/g, '')).trim();
    return id !== undefined && label !== '' ? [{ id: decoded(id), label: label.replace(/\s+/g, ' ') }] : [];
  });
  return { lead, body, sections };
}

const NAMES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text of what Astro escaped. */
const decoded = (html: string): string =>
  html.replace(/&(?:#(\d+)|(\w+));/g, (entity, code: string | undefined, name = '') =>
    code === undefined ? (NAMES[name as string] ?? entity) : String.fromCodePoint(Number(code)),
  );
