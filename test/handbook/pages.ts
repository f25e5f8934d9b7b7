import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { load } from 'js-yaml';
import { mdxToMdast } from 'satteri';
import { HANDBOOK, handbookPages } from '../../src/handbook/index.ts';

/** A node of the Markdown tree, as far as these tests look at it. */
export interface Node {
  type: string;
  depth?: number;
  name?: string;
  value?: string;
  url?: string;
  lang?: string | null;
  attributes?: { name: string; value: string }[];
  children?: Node[];
}

export interface Page {
  /** Address below `handbook/`; empty for the index. */
  slug: string;
  file: string;
  front: Record<string, unknown>;
  /** The MDX source without front matter. */
  body: string;
  /** All nodes, in the order of the text. */
  nodes: Node[];
  /** Anchors of the headings, as the site makes them. */
  anchors: string[];
  /** What a reader sees, white space collapsed, markup gone. */
  text: string;
}

const FRONT = /^---\n([\s\S]*?)\n---\n/;

/** Asides (`:::note`) are what Starlight switches on. */
export const FEATURES = { directive: true };

export const flatten = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flatten)];
export const textOf = (node: Node): string =>
  node.type === 'mdxjsEsm' ? '' : (node.value ?? (node.children ?? []).map(textOf).join(isInline(node) ? '' : ' '));

const INLINE = ['paragraph', 'heading', 'link', 'strong', 'emphasis', 'tableCell', 'mdxJsxTextElement'];
const isInline = ({ type }: Node) => INLINE.includes(type);

function readPage(id: string, file: string): Page {
  const source = readFileSync(join(HANDBOOK, file), 'utf8');
  const [head = '', yaml = ''] = FRONT.exec(source) ?? [];
  const body = source.slice(head.length);
  const root = parsed(body, file);
  const nodes = flatten(root);
  const slugger = new GithubSlugger();
  return {
    slug: id.replace(/^handbook\/?/, ''),
    file,
    front: load(yaml) as Record<string, unknown>,
    body,
    nodes,
    anchors: nodes.filter(({ type }) => type === 'heading').map((heading) => slugger.slug(textOf(heading))),
    text: textOf(root).replace(/\s+/g, ' '),
  };
}

/** The tree of a page. A page that cannot be read is named, because nothing else of the tests can run then. */
function parsed(body: string, file: string): Node {
  try {
    return mdxToMdast(body, { features: FEATURES }) as unknown as Node;
  } catch (cause) {
    throw new Error(`${file} is no MDX: ${(cause as Error).message}`, { cause });
  }
}

export const pages: Page[] = [...handbookPages(HANDBOOK)].map(([id, file]) => readPage(id, file));
export const bySlug = new Map(pages.map((page) => [page.slug, page]));

/** The page of that address. Throws when there is none, so that a test cannot pass on nothing. */
export function pageAt(slug: string): Page {
  const page = bySlug.get(slug);
  if (!page) throw new Error(`The handbook has no page ${slug}.`);
  return page;
}
