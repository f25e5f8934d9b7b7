import { DomUtils, parseDocument } from 'htmlparser2';
import type { HandbookProblem } from '../../model/index.ts';
import { at, lineOf, rawNode, text, textOf } from './node.ts';
import { markup } from './problems.ts';
import type { MystNode } from './types.ts';

/** Elements that a page may write in HTML. */
const ALLOWED = new Set(
  `a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure hr i img ins kbd li mark ol p pre
  q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr`.split(/\s+/),
);
const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);
/** Elements that stand within a line of text. */
const INLINE = new Set(
  'a abbr b br code del em i img ins kbd mark q s samp small span strong sub sup u var wbr'.split(' '),
);
const ATTRIBUTES = new Set(['alt', 'colspan', 'rowspan', 'open', 'title', 'start']);

const TAG = /<!--[\s\S]*?(?:-->|$)|<\/([a-z][a-z0-9-]*)\s*>|<([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/giy;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

type Piece =
  | { kind: 'open'; tag: string; attributes: Record<string, string>; raw: string; node: MystNode }
  | { kind: 'close'; tag: string; raw: string; node: MystNode }
  | { kind: 'words'; value: string; node: MystNode }
  | { kind: 'node'; node: MystNode };

/** Replaces HTML in a page by elements that are allowed; the rest of it is shown as it was typed. */
export function withElements(parent: MystNode, problems: HandbookProblem[]): MystNode {
  if (!parent.children) return parent;
  const isText = [
    'paragraph',
    'heading',
    'emphasis',
    'strong',
    'link',
    'tableCell',
    'definitionTerm',
    'delete',
  ].includes(parent.type);
  const children = parent.children.some(({ type }) => type === 'html')
    ? paired(parent.children.flatMap(piecesOf), isText, problems)
    : parent.children;
  parent.children = children.map((child) => withElements(child, problems));
  return parent;
}

function piecesOf(node: MystNode): Piece[] {
  if (node.type !== 'html') return [{ kind: 'node', node }];
  const source = node.value ?? '';
  const pieces: Piece[] = [];
  const words = (value: string) => {
    if (value !== '') pieces.push({ kind: 'words', value, node });
  };
  let from = 0;
  let next = source.indexOf('<');
  while (next !== -1) {
    TAG.lastIndex = next;
    const match = TAG.exec(source);
    if (!match) {
      next = source.indexOf('<', next + 1);
      continue;
    }
    const [raw, closed, opened, attributes = ''] = match;
    words(source.slice(from, next));
    if (closed !== undefined) pieces.push({ kind: 'close', tag: closed.toLowerCase(), raw, node });
    else if (opened !== undefined)
      pieces.push({ kind: 'open', tag: opened.toLowerCase(), attributes: attributesIn(attributes), raw, node });
    from = next + raw.length;
    next = source.indexOf('<', from);
  }
  words(source.slice(from));
  // What hides the rest of the page was not meant to.
  if (/<!--(?![\s\S]*-->)/.test(source))
    return [{ kind: 'node', node: { ...rawNode(source, lineOf(node)), refused: true } }];
  // A block that holds something that is not allowed is shown as one.
  const isBlock = source.includes('\n') || /^\s*<[^>]*>.*<\/[^>]*>\s*$/.test(source);
  const isAllowed = pieces.every((piece) =>
    piece.kind === 'open' || piece.kind === 'close' ? ALLOWED.has(piece.tag) : true,
  );
  if (isBlock && !isAllowed) return [{ kind: 'node', node: { ...rawNode(source, lineOf(node)), refused: true } }];
  return pieces;
}

function attributesIn(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  );
}

const decoded = (words: string) =>
  words.includes('&') ? DomUtils.textContent(parseDocument(words.replaceAll('<', '&lt;'))) : words;

interface Open {
  piece: Extract<Piece, { kind: 'open' }> | null;
  children: MystNode[];
}

/** Elements from tags that belong together; a tag that has no other is shown as it was typed. */
function paired(pieces: readonly Piece[], isText: boolean, problems: HandbookProblem[]): MystNode[] {
  const root: Open = { piece: null, children: [] };
  const stack = [root];
  const top = () => stack.at(-1) ?? root;
  const refuse = (raw: string, node: MystNode) => {
    problems.push(refused(raw, lineOf(node)));
    return rawNode(raw, lineOf(node), isText);
  };
  const unopened = ({ piece, children }: Open): MystNode[] =>
    piece ? [refuse(piece.raw, piece.node), ...children] : children;
  for (const piece of pieces) {
    if (piece.kind === 'node') {
      if (piece.node.refused === true) problems.push(refused(piece.node.value ?? '', lineOf(piece.node)));
      top().children.push(piece.node);
    } else if (piece.kind === 'words')
      top().children.push({ ...text(decoded(piece.value)), ...at(lineOf(piece.node)) });
    else if (!ALLOWED.has(piece.tag) || (isText && !INLINE.has(piece.tag)))
      top().children.push(refuse(piece.raw, piece.node));
    else if (piece.kind === 'open') {
      if (VOID.has(piece.tag)) top().children.push(element(piece, []));
      else stack.push({ piece, children: [] });
    } else {
      const opening = stack.findLastIndex((open) => open.piece?.tag === piece.tag);
      if (opening < 1) {
        top().children.push(refuse(piece.raw, piece.node));
        continue;
      }
      while (stack.length - 1 > opening) {
        const inner = stack.pop();
        if (inner) top().children.push(...unopened(inner));
      }
      const open = stack.pop();
      if (open?.piece) top().children.push(element(open.piece, open.children));
    }
  }
  while (stack.length > 1) {
    const open = stack.pop();
    if (open) top().children.push(...unopened(open));
  }
  return root.children;
}

const refused = (raw: string, line: number): HandbookProblem => {
  if (raw.includes('<!--'))
    return markup(
      '<!--',
      line,
      'Nothing closes the comment, so it is shown as it was typed.',
      'Write --> where it ends.',
    );
  const name = /^<\/?[^\s>]*/.exec(raw.trim())?.[0] ?? '';
  const why = `The HTML ${name}${name.endsWith('>') ? '' : '>'} is not allowed in a page or has no counterpart, so it is shown as it was typed.`;
  return markup(
    `${name.replace(/>$/, '')}>`,
    line,
    why,
    'Write it in Markdown, or close the element in the paragraph that opens it.',
  );
};

function element({ tag, attributes, raw, node }: Extract<Piece, { kind: 'open' }>, children: MystNode[]): MystNode {
  const { href, src, alt = '', title, class: className } = attributes;
  // An older form of an id.
  const id = attributes.id ?? (tag === 'a' ? attributes.name : undefined);
  const place = {
    ...at(lineOf(node)),
    ...(id === undefined ? {} : { label: id }),
    ...(className === undefined ? {} : { class: className }),
  };
  if (tag === 'img') {
    const { width, height } = attributes;
    return {
      type: 'image',
      url: src ?? '',
      alt,
      raw,
      ...(title ? { title } : {}),
      ...(width ? { width } : {}),
      ...(height ? { height } : {}),
      ...place,
    };
  }
  if (tag === 'a' && href !== undefined)
    return {
      type: 'link',
      url: href,
      raw: `${raw}${children.map(textOf).join('')}</a>`,
      children,
      ...(title ? { title } : {}),
      ...place,
    };
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name]) => ATTRIBUTES.has(name)));
  return { type: 'htmlElement', tag, attributes: kept, children, ...place };
}
