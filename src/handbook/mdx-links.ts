/** Links of pages that Astro renders: each leads from the page's address, as a browser would follow it. */
import { slug } from 'github-slugger';
import type { HandbookProblem } from '../model/index.ts';
import { merged } from './myst/source-problems.ts';
import { flatten, type Node } from './tree.ts';

/** A page to which a link may lead. */
export interface Reachable {
  id: string;
  /** Every id in its HTML; null where they are not known. */
  ids: ReadonlySet<string> | null;
}

/** Ids that a page gives to elements itself, and those of its boxes for known gaps. */
export const idsIn = (root: Node): string[] =>
  flatten(root)
    .filter(({ type }) => type.startsWith('mdxJsx'))
    .flatMap((node) => {
      const own = attributeOf(node, 'id');
      const title = node.name === 'Gap' ? attributeOf(node, 'title') : null;
      return [...(own === null ? [] : [own]), ...(title === null ? [] : [`gap-${slug(title)}`])];
    });

export function attributeOf({ attributes = [] }: Node, wanted: string): string | null {
  const value = attributes.find(({ name }) => name === wanted)?.value;
  return typeof value === 'string' ? value : null;
}

/**
 * Links to pages of the handbook, and to headings on them, that are not there. Links to other pages of the site are not
 * looked at.
 * @param id address of the page below `handbook/`
 */
export function deadLinks(id: string, root: Node, pages: ReadonlyMap<string, Reachable>): HandbookProblem[] {
  const links = flatten(root).filter(({ type }) => type === 'link' || type === 'definition');
  return merged(links.flatMap(({ url = '', line }) => problemOf(url, line, id, pages) ?? []));
}

function problemOf(
  url: string,
  line: number,
  id: string,
  pages: ReadonlyMap<string, Reachable>,
): HandbookProblem | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return null;
  const problem = (why: string): HandbookProblem => ({
    ...{ kind: 'unresolved-reference', detail: url, line, why },
    fix: 'Correct the address: it is relative to that of the page, such as ../other-page/#heading.',
  });
  if (url.startsWith('/')) return problem(`The link to ${url} leads out of the site.`);
  const target = new URL(url, `site:/handbook/${id === '' ? '' : `${id}/`}`);
  const path = decoded(target.pathname);
  if (!path.startsWith('/handbook/')) return null;
  const page = pages.get(path.replace(/^\/handbook\//, '').replace(/\/(index\.html)?$/, ''));
  if (!page) return problem(`The link to ${url} leads to no page.`);
  const anchor = decoded(target.hash.slice(1));
  if (anchor === '' || anchor === '_top' || page.ids === null || page.ids.has(anchor)) return null;
  return problem(`The link to ${url} leads to no heading of the page.`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
