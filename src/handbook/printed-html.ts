import { Parser } from 'htmlparser2';

/** A page's HTML on its way into a document of several pages. */
export interface Placement {
  /** Address of the page's folder from the root of the host: `/base/handbook/sales/lead/`. */
  address: string;
  /** By how many ranks headings move down. */
  shift: number;
  /** The anchor in the document of the page at an address; null for an address that is not in the document. */
  anchorOf: (address: string) => string | null;
}

/** Attributes whose value is one id or several. */
const IDS = new Set(
  'id for list headers aria-labelledby aria-describedby aria-controls aria-owns aria-details popovertarget'.split(' '),
);
const ADDRESSES = new Set(['href', 'src', 'xlink:href', 'poster', 'data']);

/**
 * Fits a page into a document of several: headings go down, ids and what refers to them get the page's anchor in front, so
 * that they stay distinct, links between pages of the document become anchors, and other addresses no longer depend on
 * where the page stood.
 */
export function printedHtml(html: string, placement: Placement): string {
  const { address, shift } = placement;
  const prefix = `${placement.anchorOf(address) ?? ''}:`;
  const parts: string[] = [];
  let done = 0;
  const replace = (from: number, to: number, text: string) => {
    parts.push(html.slice(done, from), text);
    done = to;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes, isImplied) {
        if (isImplied) return;
        const tag = lowered(name, shift);
        const changed = Object.entries(attributes).map(
          ([key, value]) => [key, changedValue(name, key, value)] as const,
        );
        if (tag === name && changed.every(([key, value]) => attributes[key] === value)) return;
        const { startIndex, endIndex } = parser;
        const end = html[endIndex - 1] === '/' ? ' />' : '>';
        replace(startIndex, endIndex + 1, `<${[tag, ...changed.map(written)].join(' ')}${end}`);
      },
      onclosetag(name, isImplied) {
        const tag = lowered(name, shift);
        if (tag !== name && !isImplied) replace(parser.startIndex, parser.endIndex + 1, `</${tag}>`);
      },
    },
    // Names as they are written, so that SVG keeps its capitals.
    { lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  parser.end(html);
  return [...parts, html.slice(done)].join('');

  function changedValue(name: string, key: string, value: string): string {
    if (IDS.has(key)) return value.split(/\s+/).filter(Boolean).map(own).join(' ');
    // Radio buttons and disclosures of one name belong together, and those of two pages do not.
    if (key === 'name' && ['input', 'details', 'a'].includes(name)) return own(value);
    if (key === 'href' && value.startsWith('#') && name !== 'a') return `#${own(value.slice(1))}`;
    if (ADDRESSES.has(key)) return placed(value);
    return value.replace(
      /url\((['"]?)#([^)'"]+)\1\)/g,
      (_, quote: string, id: string) => `url(${quote}#${own(id)}${quote})`,
    );
  }

  function own(id: string): string {
    return `${prefix}${id}`;
  }

  /** An address as the document has it. */
  function placed(value: string): string {
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(value) || value === '') return value;
    const { pathname, search, hash } = new URL(value, `http://host${address}`);
    const anchor = placement.anchorOf(pathname);
    if (anchor === null) return `${pathname}${search}${hash}`;
    return hash === '' || hash === '#_top' ? `#${anchor}` : `#${anchor}:${hash.slice(1)}`;
  }
}

function lowered(name: string, shift: number): string {
  const [, rank] = /^h([1-6])$/i.exec(name) ?? [];
  return rank === undefined ? name : `h${Math.min(6, Number(rank) + shift)}`;
}

const written = ([key, value]: readonly [string, string]): string =>
  value === '' ? key : `${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
