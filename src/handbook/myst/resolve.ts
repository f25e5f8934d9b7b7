/** Looks up what a page refers to: every link gets its final address, and what leads nowhere is shown as it was typed. */
import { termHref } from '../glossary/html.ts';
import { filled } from './contents.ts';
import type { NavItem } from '../navigation.ts';
import { lineOf, rawNode, text, textIn, textOf } from './node.ts';
import { NO_SCHEME, findFile, findLabel, findLink, findTerm, found, type Folder, type Found } from './references.ts';
import { lost, type Trip } from './trip.ts';
import { typedMarks } from './typed-marks.ts';
import type { MystNode, ParsedPage, ResolvedPage } from './types.ts';

/** @param navigation the order of the folder's pages */
export function resolvePage(page: ParsedPage, folder: Folder, navigation: readonly NavItem[]): ResolvedPage {
  const gathered = { problems: [], terms: [], assets: new Map<string, string>(), external: [] };
  const trip: Trip = { page, folder, navigation, ...gathered, times: new Map(), isInHeading: false };
  const root = below(page.root, 1, false, trip);
  const { terms, assets, external } = trip;
  return { ...page, root, terms, assets, external, problems: [...page.problems, ...trip.problems] };
}

/** @param isInLink links do not stand in links */
function below(node: MystNode, line: number, isInLink: boolean, trip: Trip): MystNode {
  if (!node.children) return node;
  refused(node.children, lineOf(node, line), trip);
  trip.problems.push(...typedMarks(node.children, lineOf(node, line)));
  return { ...node, children: node.children.flatMap((child) => resolved(child, lineOf(child, line), isInLink, trip)) };
}

function resolved(node: MystNode, line: number, isInLink: boolean, trip: Trip): MystNode[] {
  switch (node.type) {
    case 'link':
      return linkOf(node, line, isInLink, trip);
    case 'crossReference':
      return textIn(node, 'kind') === 'term'
        ? termOf(node, line, isInLink, trip)
        : referenceOf(node, line, isInLink, findLabel(textIn(node, 'label'), trip.page, trip.folder), trip);
    case 'image':
      return [imageOf(node, line, trip)];
    case 'container':
      return [figureOf(node, line, isInLink, trip)];
    case 'card':
      return [cardOf(node, line, isInLink, trip)];
    case 'heading':
      return [below(node, line, isInLink, { ...trip, isInHeading: true })];
    case 'must':
      return [mustOf(below(node, line, isInLink, trip), line, trip)];
    case 'toc':
      return [filled(below(node, line, isInLink, trip), line, trip)];
    default:
      return [below(node, line, isInLink, trip)];
  }
}

/** An address that would run something is no link to the parser already, and stands in the text as it was typed. */
function refused(texts: readonly MystNode[], line: number, { problems }: Trip): void {
  let words = '';
  const lines: { from: number; line: number }[] = [];
  for (const node of texts) {
    lines.push({ from: words.length, line: lineOf(node, line) });
    words += node.type === 'text' ? (node.value ?? '') : '\0';
  }
  for (const { 1: target = '', index } of words.matchAll(/\]\(\s*<?((?:javascript|vbscript|file|data):[^)\s>]*)/gi)) {
    const own = lines.findLast(({ from }) => from <= index) ?? { from: 0, line };
    const below = words.slice(own.from, index).split('\n').length - 1;
    problems.push(lost(target, own.line + below, { why: NO_SCHEME, meant: null }, false));
  }
}

function linkOf(node: MystNode, line: number, isInLink: boolean, trip: Trip): MystNode[] {
  const { page, folder } = trip;
  const url = textIn(node, 'url').trim();
  const isPage = textIn(node, 'kind') === 'doc';
  const isFile = node.static === true;
  return referenceOf(
    node,
    line,
    isInLink,
    isFile ? findFile(url, page, folder) : findLink(url, page, folder, isPage),
    trip,
  );
}

function referenceOf(node: MystNode, line: number, isInLink: boolean, place: Found, trip: Trip): MystNode[] {
  const inner = below(node, line, true, trip).children ?? [];
  const target = textIn(node, 'url') || textIn(node, 'label');
  if (place.to === 'nothing') {
    trip.problems.push(lost(target, line, place, node.static === true));
    return typed(node, inner, line);
  }
  if (place.to === 'elsewhere') trip.external.push({ url: place.href, line });
  if (place.to === 'file') trip.assets.set(place.address, place.file);
  const children = place.to === 'target' ? worded(node, inner, place) : inner;
  const shown = children.length > 0 ? children : [text(place.to === 'file' ? baseOf(place.file) : place.href)];
  if (isInLink) return shown;
  return [{ ...node, type: 'link', url: place.href, children: shown }];
}

const baseOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);

/** The words of a reference: its own, with its target's number and name in them, or those of its target. */
function worded(node: MystNode, inner: MystNode[], { target }: Extract<Found, { to: 'target' }>): MystNode[] {
  const { words, numbered } = target;
  const kind = textIn(node, 'kind');
  if (inner.length === 0) {
    if (kind === 'eq' && numbered !== null) return [text(`(${numberIn(numbered)})`)];
    return [text(kind === 'numref' ? (numbered ?? words) : words)];
  }
  const number = numbered === null ? words : numberIn(numbered);
  const within = (child: MystNode): MystNode =>
    child.type === 'text'
      ? {
          ...child,
          value: (child.value ?? '').replace(/%s|\{number\}/g, () => number).replace(/\{name\}/g, () => words),
        }
      : { ...child, ...(child.children ? { children: child.children.map(within) } : {}) };
  return kind === 'numref' || /%s|\{number\}|\{name\}/.test(inner.map(textOf).join('')) ? inner.map(within) : inner;
}

const numberIn = (numbered: string) => numbered.slice(numbered.lastIndexOf(' ') + 1);

function termOf(node: MystNode, line: number, isInLink: boolean, trip: Trip): MystNode[] {
  const { folder, terms, times } = trip;
  const term = textIn(node, 'label');
  const entryAt = folder.findTerm?.(term) ?? null;
  const own = findTerm(term, trip.page, folder) ?? (entryAt === null ? findTerm(term, trip.page, folder, true) : null);
  if (own !== null) return referenceOf(node, line, isInLink, found(own, folder), trip);
  if (folder.findTerm !== null) terms.push({ term, line });
  const entry = entryAt;
  const inner = below(node, line, true, trip).children ?? [];
  if (entry === null) {
    if (folder.findTerm === null)
      trip.problems.push(lost(term, line, { why: 'The pages have no glossary that explains it', meant: null }, false));
    return typed(node, inner, line);
  }
  if (isInLink) return inner;
  const time = (times.get(entry.id) ?? 0) + 1;
  times.set(entry.id, time);
  const place = node.position ? { position: node.position } : {};
  if (trip.isInHeading) return [{ type: 'link', url: termHref(entry.id, folder.root), children: inner, ...place }];
  return [{ type: 'term', entry, time, root: folder.root, children: inner, ...place }];
}

/** A sentence's rules, each with the page that explains it. */
function mustOf(node: MystNode, line: number, { folder, problems }: Trip): MystNode {
  const { rules, root } = folder;
  if (rules === null || !Array.isArray(node.rules)) return node;
  const marks = (node.rules as string[]).flatMap((id) => {
    const title = rules.get(id);
    if (title !== undefined) return { url: `${root}/checks/${id}/`, label: `Rule: ${title}` };
    problems.push({
      ...{ kind: 'unresolved-reference', detail: id, line },
      why: `There is no rule ${id}, so nothing checks the sentence.`,
      fix: 'Write the id of a rule as it stands on its page under Checks, or {human}.',
    });
    return [];
  });
  return { ...node, marks };
}

function imageOf(node: MystNode, line: number, trip: Trip): MystNode {
  const url = textIn(node, 'url').trim();
  const place = findFile(url, trip.page, trip.folder);
  if (place.to === 'file') {
    trip.assets.set(place.address, place.file);
    return { ...node, url: place.href };
  }
  const lostPlace = place.to === 'nothing' ? place : { why: 'The file is not in the folder', meant: null };
  trip.problems.push(lost(url, line, lostPlace, true));
  return asTyped(node.raw ?? `![${textIn(node, 'alt')}](${url})`, line);
}

/** A figure whose image is lost is its source, below its label still; that holds the caption already. */
function figureOf(node: MystNode, line: number, isInLink: boolean, trip: Trip): MystNode {
  const whole = below(node, line, isInLink, trip);
  const sources = (whole.children ?? []).filter(({ type, inline }) => type === 'mystRaw' && inline === false);
  return sources.length > 0 ? { ...whole, children: sources } : whole;
}

function cardOf(node: MystNode, line: number, isInLink: boolean, trip: Trip): MystNode {
  const { url: given, ...whole } = below(node, line, isInLink, trip);
  if (typeof given !== 'string' || given === '') return whole;
  const [link] = linkOf({ type: 'link', url: given, raw: given, children: [] }, line, false, trip);
  if (link?.type === 'link') return { ...whole, url: textIn(link, 'url') };
  const shown = { type: 'paragraph', children: [rawNode(given, line, true)] };
  return { ...whole, children: [...(whole.children ?? []), shown] };
}

function typed(node: MystNode, inner: MystNode[], line: number): MystNode[] {
  const words = inner.map(textOf).join('');
  return [asTyped(node.raw ?? `[${words}](${textIn(node, 'url') || textIn(node, 'label')})`, line)];
}

const asTyped = (raw: string, line: number) => rawNode(raw, line, !/^\s*(?:`{3}|:{3}|~{3})/.test(raw));
