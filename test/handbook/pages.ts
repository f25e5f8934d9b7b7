import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger, { slug } from 'github-slugger';
import { load } from 'js-yaml';
import { mdxToMdast } from 'satteri';
import { HANDBOOK, handbookFiles } from '../../src/handbook/index.ts';
import { projectOf } from '../../src/handbook/projects.ts';

/** A node of the Markdown tree, as far as these tests look at it. */
export interface Node {
  type: string;
  depth?: number;
  name?: string;
  value?: string;
  url?: string;
  lang?: string | null;
  ordered?: boolean | null;
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
  /** Everything on the page to which an address can lead: its headings and its known gaps. */
  targets: string[];
  /** Text from an anchor to the next heading of the same or a higher level; of a known gap its own; of the page's beginning for ''. */
  sections: Map<string, string>;
  /** What a reader sees, white space collapsed, markup gone. */
  text: string;
}

const FRONT = /^---\n([\s\S]*?)\n---\n/;

/** Asides (`:::note`) are what Starlight switches on. */
export const FEATURES = { directive: true };

export const flatten = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flatten)];
export const textOf = (node: Node): string =>
  node.type === 'mdxjsEsm'
    ? ''
    : (node.value ?? gapHead(node) + (node.children ?? []).map(textOf).join(isInline(node) ? '' : ' '));

export const propsOf = ({ attributes = [] }: Node): Partial<Record<string, string>> =>
  Object.fromEntries(attributes.map(({ name, value }) => [name, value]));

const isGap = ({ name }: Node) => name === 'Gap';

/** What the box of a known gap says besides its text. */
function gapHead(node: Node): string {
  if (!isGap(node)) return '';
  const { title = '', owner = '', with: others } = propsOf(node);
  return `Known gap: ${title} Who decides: ${owner}${others === undefined ? '' : `, with ${others}`} `;
}

const INLINE = ['paragraph', 'heading', 'link', 'strong', 'emphasis', 'tableCell', 'mdxJsxTextElement'];
const isInline = ({ type }: Node) => INLINE.includes(type);

function readPage(id: string, file: string): Page {
  const source = readFileSync(join(HANDBOOK, file), 'utf8');
  const [head = '', yaml = ''] = FRONT.exec(source) ?? [];
  const body = source.slice(head.length);
  const root = parsed(body, file);
  const nodes = flatten(root);
  const slugger = new GithubSlugger();
  const anchors = nodes.filter(({ type }) => type === 'heading').map((heading) => slugger.slug(textOf(heading)));
  const sections = sectionsOf(root, nodes, anchors);
  return {
    slug: id.replace(/^handbook\/?/, ''),
    file,
    front: load(yaml) as Record<string, unknown>,
    body,
    nodes,
    anchors,
    targets: [...sections.keys()],
    sections,
    text: plain(root),
  };
}

const plain = (...nodes: Node[]) => nodes.map(textOf).join(' ').replace(/\s+/g, ' ').trim();

function sectionsOf(root: Node, nodes: readonly Node[], anchors: readonly string[]): Map<string, string> {
  const blocks = root.children ?? [];
  const headings = blocks.flatMap((block, at) => (block.type === 'heading' ? [{ block, at }] : []));
  const before = blocks.slice(0, headings[0]?.at);
  return new Map([
    ['', plain(...before)],
    ...headings.map(({ block, at }, place): [string, string] => {
      const end = headings.slice(place + 1).find(({ block: { depth = 2 } }) => depth <= (block.depth ?? 2))?.at;
      return [anchors[place] ?? '', plain(...blocks.slice(at, end))];
    }),
    ...nodes.filter(isGap).map((gap): [string, string] => [`gap-${slug(propsOf(gap).title ?? '')}`, plain(gap)]),
  ]);
}

/** The tree of a page. A page that cannot be read is named, because nothing else of the tests can run then. */
function parsed(body: string, file: string): Node {
  try {
    return mdxToMdast(body, { features: FEATURES }) as unknown as Node;
  } catch (cause) {
    throw new Error(`${file} is no MDX: ${(cause as Error).message}`, { cause });
  }
}

const { pages: files, projects } = handbookFiles(HANDBOOK);

/** The handbook’s own pages: those that were imported from elsewhere are not theirs who write it. */
export const pages: Page[] = [...files]
  .filter(([, file]) => projectOf(file, projects) === '')
  .map(([id, file]) => readPage(id, file));
export const bySlug = new Map(pages.map((page) => [page.slug, page]));

/** The page of that address. Throws when there is none, so that a test cannot pass on nothing. */
export function pageAt(slug: string): Page {
  const page = bySlug.get(slug);
  if (!page) throw new Error(`The handbook has no page ${slug}.`);
  return page;
}
