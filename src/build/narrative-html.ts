import { flatten, parseMdx, textOf, type MarkdownNode } from '../handbook/index.ts';
import { emailsIn } from '../model/index.ts';

interface LineMistake {
  line: number;
  why: string;
}

/** The section of the report is h2; a story's own headings come below it. */
const TOP = 3;
const LOWEST = 6;
/** Levels of a story. */
const DEEPEST = 50;

/**
 * A story in Markdown as HTML that can be frozen: it holds words, lists, tables and links, and nothing that runs, is drawn
 * from elsewhere, or needs a style of its own.
 */
export function narrativeHtml(source: string, title: string | null): { html: string; mistakes: LineMistake[] } {
  let root: MarkdownNode;
  try {
    root = parseMdx(source);
  } catch (error) {
    const [first = ''] = (error as Error).message.split('\n');
    const [, line = '1', why = first] = /^(\d+):\d+: (.*?)(?: \([a-z-]+:[a-z-]+\))?$/.exec(first) ?? [];
    return {
      html: '',
      mistakes: [{ line: Number(line), why: `expected Markdown without HTML, found a mistake (${why})` }],
    };
  }
  const deep = tooDeep(root);
  if (deep !== null) return { html: '', mistakes: [deep] };
  const mistakes = mistakesIn(root);
  if (mistakes.length > 0) return { html: '', mistakes };
  const depths = flatten(root).flatMap(({ type, depth }) => (type === 'heading' ? (depth ?? 1) : []));
  const base = TOP + (title === null ? 0 : 1) - Math.min(...depths, LOWEST);
  const levels = levelled(
    depths.map((depth) => base + depth),
    TOP + (title === null ? 0 : 1),
  );
  const heading = title === null ? '' : `<h${TOP} dir="auto">${escaped(title)}</h${TOP}>`;
  return { html: heading + children(root, { levels: levels.values() }), mistakes };
}

/** What lies deeper than anybody writes. It is looked for without recursion, whose reach differs from run to run. */
function tooDeep(root: MarkdownNode): LineMistake | null {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level;
    if (depth > DEEPEST && first)
      return {
        line: first.line,
        why: `expected Markdown of at most ${DEEPEST} levels, found more`,
      };
    level = level.flatMap(({ children: own = [] }) => own);
  }
  return null;
}

/** Headings that go down one level at a time. */
function levelled(wanted: readonly number[], top: number): number[] {
  let last = top - 1;
  return wanted.map((level) => (last = Math.min(level, last + 1, LOWEST)));
}

/** Kinds of Markdown that a story may hold. */
const KNOWN = new Set(
  `root text paragraph heading emphasis strong delete inlineCode code break thematicBreak blockquote list listItem link table
  tableRow tableCell`.split(/\s+/),
);

const NAMES: Record<string, string> = {
  image: 'a picture',
  mdxjsEsm: 'an import or export',
  html: 'HTML',
  footnoteReference: 'a footnote',
  footnoteDefinition: 'a footnote',
};

function mistakesIn(root: MarkdownNode): LineMistake[] {
  return flatten(root).flatMap((node): LineMistake[] => {
    const { type, line, name = '', url = '' } = node;
    if (type === 'link') return linkMistakes(url, line);
    if (emailsIn(node.value ?? '').length > 0)
      return [{ line, why: 'expected words without e-mail addresses, found one' }];
    if (KNOWN.has(type)) return [];
    const found = type.startsWith('mdxJsx')
      ? `<${name}>`
      : type.endsWith('Expression')
        ? `{${(node.value ?? '').slice(0, 40)}}`
        : type.endsWith('Directive')
          ? `:${name}`
          : (NAMES[type] ?? type);
    return [{ line, why: `expected words, lists, tables and links only, found ${found}` }];
  });
}

function linkMistakes(url: string, line: number): LineMistake[] {
  const isHttps = URL.canParse(url) && new URL(url).protocol === 'https:' && !/^https:\/\/[^/]*@/i.test(url);
  if (isHttps) return [];
  const found = url.startsWith('mailto:') ? 'an e-mail address' : url.slice(0, 80);
  return [{ line, why: `expected a link to an https address, found ${found || 'nothing'}` }];
}

interface Rendering {
  levels: Iterator<number>;
}

const children = (node: MarkdownNode, rendering: Rendering): string =>
  (node.children ?? []).map((child) => htmlOf(child, rendering)).join('');

const element = (tag: string, content: string, attributes = ''): string => `<${tag}${attributes}>${content}</${tag}>`;

function htmlOf(node: MarkdownNode, rendering: Rendering): string {
  const within = () => children(node, rendering);
  switch (node.type) {
    case 'text':
      return escaped(node.value ?? '');
    case 'paragraph':
      return element('p', within(), ' dir="auto"');
    case 'heading':
      return element(`h${String(rendering.levels.next().value ?? LOWEST)}`, within(), ' dir="auto"');
    case 'emphasis':
      return element('em', within());
    case 'strong':
      return element('strong', within());
    case 'delete':
      return element('del', within());
    case 'inlineCode':
      return element('code', escaped(node.value ?? ''));
    case 'code':
      return element('pre', element('code', escaped(node.value ?? '')), ' tabindex="0"');
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>';
    case 'blockquote':
      return element('blockquote', within());
    case 'list':
      return listHtml(node, within());
    case 'listItem':
      return element('li', isTight(node) ? tight(node, rendering) : within(), ' dir="auto"');
    case 'link':
      return element('a', within(), ` href="${escaped(new URL(node.url ?? '').href)}" rel="noreferrer"`);
    case 'table':
      return tableHtml(node, rendering);
    default:
      return within();
  }
}

function listHtml(node: MarkdownNode, items: string): string {
  const { ordered, start } = node as MarkdownNode & { ordered?: boolean; start?: number | null };
  if (ordered !== true) return element('ul', items);
  return element('ol', items, typeof start === 'number' && start !== 1 ? ` start="${start}"` : '');
}

/** An item of one paragraph needs none. */
const isTight = ({ children: [first, ...others] = [] }: MarkdownNode) =>
  first?.type === 'paragraph' && others.every(({ type }) => type === 'list');

const tight = ({ children: own = [] }: MarkdownNode, rendering: Rendering): string =>
  own.map((child) => (child.type === 'paragraph' ? children(child, rendering) : htmlOf(child, rendering))).join('');

/** The first row is the head. A wide table scrolls by itself. */
function tableHtml(node: MarkdownNode, rendering: Rendering): string {
  const [head, ...rows] = node.children ?? [];
  const row = (cells: MarkdownNode | undefined, tag: string, attributes = '') =>
    element('tr', (cells?.children ?? []).map((cell) => element(tag, children(cell, rendering), attributes)).join(''));
  const label = head ? (head.children ?? []).map(textOf).join(', ') : '';
  const table = element(
    'table',
    element('thead', row(head, 'th', ' scope="col"')) +
      element('tbody', rows.map((cells) => row(cells, 'td')).join('')),
    ' class="data-table"',
  );
  return element('div', table, ` class="table-scroll" tabindex="0" role="region" aria-label="${escaped(label)}"`);
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
