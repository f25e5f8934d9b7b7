import { mdxToMdast } from 'satteri';
import type { HandbookProblem } from '../model/index.ts';

/** What a page of another folder may bring in: components of this site by their path, and Starlight's by their name. */
export interface Offered {
  paths: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

/** Components of Starlight that show whatever they are given. */
export const STARLIGHT = new Set(['Aside', 'Badge', 'Card', 'CardGrid', 'LinkButton', 'LinkCard', 'TabItem', 'Tabs']);

/** Elements that run or load something, or that belong to the page around the text. */
const REFUSED = /^(script|style|iframe|frame|object|embed|link|meta|base|form|html|head|body|title|template|slot)$/i;

interface Raw {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  alt?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
  position?: { start: { line: number; offset: number }; end: { offset: number } };
  children?: Raw[];
}

const parse = (text: string): Raw[] => {
  const all = (node: Raw): Raw[] => [node, ...(node.children ?? []).flatMap(all)];
  return all(mdxToMdast(text, { features: { directive: true } }) as unknown as Raw);
};

const lineOf = ({ position }: Raw): number => position?.start.line ?? 1;

/**
 * Why a page that was written for another site is not compiled for this one, with its line; null when it can be. Nothing
 * that such a page holds is run: neither expressions nor modules of its own.
 * @param text without front matter, its lines kept; MDX that parses
 */
export function whyNotCompiled(text: string, offered: Offered): { line: number; why: string } | null {
  const nodes = parse(text);
  const found = new Set<string>();
  for (const node of nodes.filter(({ type }) => type === 'mdxjsEsm')) {
    const names = importsOf(node.value ?? '', offered);
    if (names === null) return { line: lineOf(node), why: 'it brings in what only its own site has' };
    for (const name of names) found.add(name);
  }
  for (const node of nodes) {
    const why = /^mdx(Flow|Text)Expression$/.test(node.type) ? whyNotRun(node.value ?? '') : whyNotShown(node, found);
    if (why !== null) return { line: lineOf(node), why };
  }
  return null;
}

/** Names that a block of imports brings in; null when it does anything else. */
function importsOf(code: string, { paths, names }: Offered): string[] | null {
  const brought: string[] = [];
  const rest = code
    .replace(/import\s+([A-Za-z]\w*)\s+from\s+(['"])([^'"\n]+)\2\s*;?/g, (all, name: string, _, path: string) => {
      if (!paths.has(path)) return all;
      brought.push(name);
      return '';
    })
    .replace(/import\s*\{([^{}]*)\}\s*from\s+(['"])@astrojs\/starlight\/components\2\s*;?/g, (all, list: string) => {
      const given = list
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
      if (!given.every((name) => names.has(name))) return all;
      brought.push(...given);
      return '';
    });
  return rest.trim() === '' ? brought : null;
}

const whyNotRun = (code: string): string | null =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === ''
    ? null
    : 'it holds an expression, which only its own site can run';

function whyNotShown({ type, name, attributes = [] }: Raw, found: ReadonlySet<string>): string | null {
  if (!type.startsWith('mdxJsx')) return null;
  const isElement = name == null || /^[a-z][a-z0-9-]*$/.test(name);
  if (name != null && (isElement ? REFUSED.test(name) : !found.has(name)))
    return `it uses <${name}>, which is not here`;
  const plain = attributes.every(
    (attribute) =>
      attribute.type === 'mdxJsxAttribute' &&
      (attribute.value == null || typeof attribute.value === 'string') &&
      !/^(on|set:|is:|client:|server:|style$|define:|transition:)/i.test(attribute.name ?? ''),
  );
  return plain ? null : `it gives <${name ?? ''}> what only its own site can run`;
}

/** A text that can be compiled here, and what in it was found to lead nowhere. */
export interface Mended {
  text: string;
  problems: HandbookProblem[];
}

/**
 * Lets links and pictures that lead nowhere show as they were typed, and pictures of the folder come from where the site
 * has them.
 * @param text without front matter, its lines kept; MDX that parses
 * @param dead addresses of links that are known to lead nowhere
 * @param fileAt the address of a picture on the site; null where the folder has none
 */
export function mended(text: string, dead: ReadonlySet<string>, fileAt: (url: string) => string | null): Mended {
  const problems: HandbookProblem[] = [];
  const changes = parse(text).flatMap((node) => {
    const { type, url = '', position } = node;
    if (!position) return [];
    const [from, to] = [position.start.offset, position.end.offset];
    const typed = { from, to, by: asCode(text.slice(from, to)) };
    if (type === 'link') return dead.has(url) ? [typed] : [];
    if (type !== 'image') return [];
    const address = fileAt(url);
    if (address !== null)
      return [{ from, to, by: `<img src="${escaped(address)}" alt="${escaped(node.alt ?? '')}" />` }];
    problems.push(lostPicture(url, lineOf(node)));
    return [typed];
  });
  // A picture within a link that leads nowhere is typed with it.
  const outer = changes.filter(({ from, to }) => !changes.some((one) => one.from < from && to <= one.to));
  return {
    text: outer.reduceRight((rest, { from, to, by }) => rest.slice(0, from) + by + rest.slice(to), text),
    problems,
  };
}

const lostPicture = (url: string, line: number): HandbookProblem => ({
  ...{ kind: 'missing-file', detail: url, line },
  why: `The picture ${url} is not in the folder, so its source is shown.`,
  fix: 'Put the file there, or correct the address.',
});

/** As code in running text, with a fence longer than any in it. */
function asCode(typed: string): string {
  const longest = Math.max(0, ...[...typed.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${typed.replaceAll('\n', ' ')}${pad}${fence}`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
