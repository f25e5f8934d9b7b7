import type { HandbookProblem } from '../../model/index.ts';
import { at, identifierOf, lineOf, text, textIn, textOf } from './node.ts';
import { markup } from './problems.ts';
import type { Anchor, MystNode } from './types.ts';

/** Brings a tree into the form that is resolved and rendered: without comments, with labels at what they name. */
export function tidied(node: MystNode, problems: HandbookProblem[], isInLink = false, above = 1): MystNode {
  const line = lineOf(node, above);
  const inLink = isInLink || node.type === 'link';
  const children = node.children
    ? grouped(labelled(node.children.filter(({ type }) => !GONE.has(type))), node.type).map((child) =>
        tidied(child, problems, inLink, line),
      )
    : undefined;
  if (children) node.children = children;
  return shaped(node, problems, inLink, line);
}

const GONE = new Set(['comment', 'blockBreak', 'mystDirectiveArg', 'mystOption']);

/** A label names the block behind it; one at the end of its block stays where it is. */
function labelled(children: readonly MystNode[]): MystNode[] {
  const result: MystNode[] = [];
  let waiting: Anchor[] = [];
  for (const child of children) {
    if (child.type === 'mystTarget') {
      if (textIn(child, 'label') !== '') waiting.push(anchorOf(textIn(child, 'label'), lineOf(child)));
      continue;
    }
    const anchors = [...waiting, ...ownAnchors(child)];
    result.push(anchors.length > 0 ? { ...child, anchors } : child);
    waiting = [];
  }
  if (waiting.length > 0) result.push({ type: 'anchor', anchors: waiting, children: [], ...at(waiting[0]?.line ?? 1) });
  return result;
}

/** References and footnotes have labels that name something else. */
const NAMING_OTHERS = new Set(['crossReference', 'footnoteReference', 'footnoteDefinition', 'cite', 'mystTarget']);

function ownAnchors(node: MystNode): Anchor[] {
  const label = textIn(node, 'label');
  return [
    ...(node.anchors ?? []),
    ...(label === '' || NAMING_OTHERS.has(node.type) ? [] : [anchorOf(label, lineOf(node))]),
  ];
}

const anchorOf = (label: string, line: number): Anchor => ({ label, identifier: identifierOf(label), id: '', line });

/** Tabs that stand one behind another belong together. */
function grouped(children: MystNode[], parent: string): MystNode[] {
  if (parent === 'tabSet' || !children.some(({ type }) => type === 'tabItem')) return children;
  const result: MystNode[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (child.type !== 'tabItem') result.push(child);
    else if (last?.type === 'tabSet' && last.isLoose === true && child.beginsGroup !== true) last.children?.push(child);
    else result.push({ type: 'tabSet', isLoose: true, children: [child], ...at(lineOf(child)) });
  }
  return result;
}

function shaped(node: MystNode, problems: HandbookProblem[], isInLink: boolean, line: number): MystNode {
  switch (node.type) {
    case 'image':
      return imageOf(node, problems, isInLink, line);
    case 'text':
      undefinedNotes(node, problems);
      return node;
    case 'code':
      return textIn(node, 'lang') === 'mermaid' ? { type: 'mermaid', value: node.value ?? '', ...kept(node) } : node;
    case 'container':
      return containerOf(node);
    case 'blockquote':
      return alertOf(node);
    case 'glossary':
      return { ...node, children: (node.children ?? []).map(termsOf) };
    default:
      return node;
  }
}

/** A mark of a footnote that is not there stays text. */
function undefinedNotes(node: MystNode, problems: HandbookProblem[]): void {
  for (const { 0: mark, index } of (node.value ?? '').matchAll(/\[\^[^\]\s]+\]/g)) {
    const line = lineOf(node) + (node.value ?? '').slice(0, index).split('\n').length - 1;
    const why = `The page has no footnote ${mark}, so its mark is shown as it was typed.`;
    problems.push({
      kind: 'unresolved-reference',
      detail: mark,
      line,
      why,
      fix: `Add the footnote as ${mark}: and its text.`,
    });
  }
}

const kept = ({ position, anchors }: MystNode) => ({
  ...(position ? { position } : {}),
  ...(anchors ? { anchors } : {}),
});

/** Pages show only files of their own folder. */
function imageOf(node: MystNode, problems: HandbookProblem[], isInLink: boolean, line: number): MystNode {
  const url = textIn(node, 'url').trim();
  if (!/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url.replace(/[\s\p{Cc}]+/gu, ''))) return node;
  const shown = textIn(node, 'alt') || (/^data:/i.test(url) ? 'image' : url);
  const isLink = /^(https?:)?\/\//i.test(url) && !isInLink;
  const why = isLink
    ? 'An image comes from elsewhere, and pages load nothing from elsewhere, so a link to it is shown.'
    : 'An image comes from elsewhere, and pages load nothing from elsewhere, so its words are shown.';
  problems.push(markup(url, line, why, 'Save the image in the folder and name that file.'));
  return isLink
    ? { type: 'link', url, children: [text(shown)], raw: node.raw ?? url, ...kept(node) }
    : { ...text(shown), ...kept(node) };
}

const CONTENT = new Set([
  'image',
  'table',
  'code',
  'mermaid',
  'container',
  'caption',
  'legend',
  'link',
  'math',
  'mystRaw',
  'iframe',
]);

/** Of a figure, the first words are its caption, and the others its legend. */
function containerOf(node: MystNode): MystNode {
  if (node.kind === 'quote') return node;
  const children = (node.children ?? []).flatMap((child) =>
    child.type === 'paragraph' && isPicture(child)
      ? (child.children ?? []).filter(({ type }) => type !== 'text')
      : [child],
  );
  const content = children.filter(({ type }) => CONTENT.has(type) && type !== 'legend');
  const words = children.filter(({ type }) => !CONTENT.has(type));
  const hasCaption = content.some(({ type }) => type === 'caption');
  const caption = hasCaption
    ? []
    : words.splice(0, 1).map((first): MystNode => ({ type: 'caption', children: [first] }));
  const legend = words.length > 0 ? [{ type: 'legend', children: words }] : [];
  const captions = [...content.filter(({ type }) => type === 'caption'), ...caption];
  const rest = content.filter(({ type }) => type !== 'caption');
  return {
    ...node,
    children: node.kind === 'table' ? [...captions, ...rest, ...legend] : [...rest, ...captions, ...legend],
  };
}

/** A paragraph that holds nothing but images, or images that lead somewhere. */
const isPicture = ({ children = [] }: MystNode): boolean =>
  children.some(({ type }) => type === 'image' || type === 'link') &&
  children.every(
    (child) =>
      child.type === 'image' ||
      (child.type === 'link' && child.children?.length === 1 && child.children[0]?.type === 'image') ||
      (child.type === 'text' && (child.value ?? '').trim() === ''),
  );

/** `> [!NOTE]` is how GitHub writes a note. */
function alertOf(node: MystNode): MystNode {
  const [first, ...rest] = node.children ?? [];
  const [words, ...others] = first?.type === 'paragraph' ? (first.children ?? []) : [];
  const [mark, kind] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/i.exec(words?.value ?? '') ?? [];
  if (mark === undefined || kind === undefined || words?.type !== 'text') return node;
  const left = [{ ...words, value: (words.value ?? '').slice(mark.length) }, ...others];
  return {
    ...node,
    type: 'admonition',
    kind: kind.toLowerCase(),
    children: [{ ...first, type: 'paragraph', children: left }, ...rest],
  };
}

/** The terms of a glossary can be referred to by their words. */
const termsOf = (list: MystNode): MystNode =>
  list.type !== 'definitionList'
    ? list
    : {
        ...list,
        children: (list.children ?? []).map((child) => {
          if (child.type !== 'definitionTerm') return child;
          const label = textOf(child).trim();
          const anchor = {
            label,
            identifier: `term-${identifierOf(label)}`,
            id: '',
            line: lineOf(child, lineOf(list)),
          };
          return { ...child, anchors: [anchor, ...(child.anchors ?? [])] };
        }),
      };
