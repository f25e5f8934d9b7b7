import { Parser } from 'htmlparser2';

/** What the inspection of a built page needs to know of it. */
export interface PageFacts {
  /** Values of href, src and the like, as written. */
  links: { tag: string; attribute: string; value: string }[];
  ids: Set<string>;
  /** Text of inline scripts and styles, and style attributes: what a Content-Security-Policy must name. */
  scripts: string[];
  styles: string[];
  styleAttributes: string[];
  /** Names of event-handler attributes; there must be none. */
  handlers: string[];
}

export const LINK_ATTRIBUTES = [
  ...['href', 'src', 'action', 'formaction', 'poster', 'xlink:href'],
  // Of our own scripts.
  ...['data-json', 'data-src'],
];

/** The addresses of an attribute: one, or of pictures for several sizes several. */
function addressesIn(tag: string, attribute: string, value: string): string[] {
  if (LINK_ATTRIBUTES.includes(attribute) || (tag === 'object' && attribute === 'data')) return [value];
  if (attribute !== 'srcset' && attribute !== 'imagesrcset') return [];
  return value
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter(Boolean);
}

/** Reads a page in one pass with a real HTML parser, so that entities and odd quoting are understood as a browser does. */
export function pageFacts(html: string): PageFacts {
  const facts: PageFacts = { links: [], ids: new Set(), scripts: [], styles: [], styleAttributes: [], handlers: [] };
  let inline: string[] | null = null;
  const parser = new Parser({
    onopentag(tag, attributes) {
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute === 'id') facts.ids.add(value);
        if (attribute === 'style') facts.styleAttributes.push(value);
        if (attribute.startsWith('on')) facts.handlers.push(attribute);
        for (const address of addressesIn(tag, attribute, value)) facts.links.push({ tag, attribute, value: address });
      }
      const [, forward] = /^\s*[\d.]*\s*[;,]\s*url\s*=\s*(.*)$/i.exec(attributes.content ?? '') ?? [];
      if (forward !== undefined && /^refresh$/i.test(attributes['http-equiv'] ?? ''))
        facts.links.push({ tag, attribute: 'content', value: forward });
      inline = tag === 'script' && attributes.src === undefined ? facts.scripts : tag === 'style' ? facts.styles : null;
      inline?.push('');
    },
    ontext(text) {
      if (inline) inline.push(`${inline.pop() ?? ''}${text}`);
    },
    onclosetag() {
      inline = null;
    },
  });
  parser.end(html);
  const { links, ids, scripts, styles, styleAttributes, handlers } = facts;
  return {
    links: links.map(({ tag, attribute, value }) => ({ tag: own(tag), attribute: own(attribute), value: own(value) })),
    ids: new Set([...ids].map(own)),
    scripts: scripts.map(own),
    styles: styles.map(own),
    styleAttributes: styleAttributes.map(own),
    handlers: handlers.map(own),
  };
}

const owned = new Map<string, string>();

/**
 * An equal text that stands for itself, one for all pages: what a parser hands out is a view of the page, and would keep the
 * whole page in memory.
 */
function own(text: string): string {
  const known = owned.get(text);
  if (known !== undefined) return known;
  const copy = Buffer.from(text, 'utf16le').toString('utf16le');
  owned.set(copy, copy);
  return copy;
}
