/** A page that Astro renders, as it stands in its file. */
import GithubSlugger from 'github-slugger';
import type { TermUse } from '../model/index.ts';
import { frontOf, partsOf } from './front.ts';
import { attributeOf } from './mdx-links.ts';
import type { HandbookText, Heading } from './read.ts';
import { flatten, parseMdx, textOf, type Node } from './tree.ts';

/**
 * Reads a page of MDX.
 * @param address below the site: `handbook/sales/closed-won`
 * @param source the whole file
 */
export function readPage(address: string, file: string, source: string): HandbookText {
  const id = address.replace(/^handbook\/?/, '');
  const { yaml, text } = partsOf(source);
  const beside = { project: '', problems: [], html: null, assets: new Map<string, string>() };
  try {
    const front = frontOf(yaml);
    const root = parseMdx(text);
    const headings = headingsOf(root);
    const anchors = headings.map(({ slug }) => slug);
    const external = externalIn(root);
    const title = front.title || headings.find(({ depth }) => depth === 1)?.text || file;
    const read = { headings, anchors, problem: null, terms: termsIn(root), root, external, ...beside };
    return { id, file, ...front, title, ...read };
  } catch (error) {
    // The first line: what follows repeats the source.
    const [why = ''] = (error as Error).message.split('\n');
    const problem = `The page ${file} cannot be read: ${why.replace(/\.$/, '')}.`;
    const nothing = { headings: [], anchors: [], terms: [], root: null, external: [] };
    return { id, file, ...frontOf(''), title: file, ...nothing, ...beside, problem };
  }
}

/** Uses of `<Term>`: by its id, or by its words. */
const termsIn = (root: Node): TermUse[] =>
  flatten(root)
    .filter(({ name, type }) => name === 'Term' && type.startsWith('mdxJsx'))
    .map((node) => ({
      term: attributeOf(node, 'id') ?? textOf(node).replace(/\s+/g, ' ').trim(),
      line: node.line,
    }));

const externalIn = (root: Node) =>
  flatten(root).flatMap(({ type, url = '', line }) =>
    type === 'link' && /^(https?|mailto):/i.test(url) ? [{ url, line }] : [],
  );

function headingsOf(root: Node): Heading[] {
  const slugger = new GithubSlugger();
  return flatten(root)
    .filter(({ type }) => type === 'heading')
    .map((node) => ({ depth: node.depth ?? 2, slug: slugger.slug(textOf(node)), text: textOf(node) }));
}
