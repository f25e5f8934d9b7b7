import { posix } from 'node:path';
import { EXIT, PlumblineError } from '../model/index.ts';
import { filesBelow } from './files.ts';
import type { Finished } from './finish.ts';
import type { PageFacts } from './html.ts';

export interface Expectation {
  site: string;
  /** Pages that must be there, as `handbook/index.html`; nothing else may end in .html, 404.html aside. */
  pages: string[];
}

/** A built folder as it is inspected. */
export interface BuiltSite extends Finished {
  files: ReadonlySet<string>;
}

/** A folder whose pages were just finished, with every file that is in it. */
export const readBuilt = async (dir: string, finished: Finished): Promise<BuiltSite> => ({
  ...finished,
  files: new Set(await filesBelow(dir)),
});

/**
 * Holds what was built against what was to be built. Throws with everything that is wrong.
 * @param further what was found wrong besides
 */
export function inspectSite(built: BuiltSite, { site, pages }: Expectation, further: readonly string[] = []): void {
  const { facts, absolute, files } = built;
  const expected = new Set(pages);
  const present = [...files].filter((file) => file.endsWith('.html') && file !== '404.html').sort();
  const wrong = [
    ...pages.filter((page) => !files.has(page)).map((page) => `${page} was expected and is not there`),
    ...present.filter((page) => !expected.has(page)).map((page) => `${page} was not expected`),
    ...present.filter((page) => !facts.has(page)).map((page) => `${page} was not finished`),
    ...absolute.map((page) => `${page} still holds an absolute address`),
    ...further,
  ];
  for (const page of present) {
    const { links = [], handlers = [] } = facts.get(page) ?? {};
    if (handlers.length) wrong.push(`${page} has an inline event handler (${handlers[0]})`);
    for (const link of links) wrong.push(...faultOf(page, link, built));
  }
  if (wrong.length === 0) return;
  throw new PlumblineError({
    what: `The ${site} site failed its inspection in ${wrong.length} ${wrong.length === 1 ? 'place' : 'places'}.`,
    why: wrong.slice(0, 20).join('\n') + (wrong.length > 20 ? `\n… and ${wrong.length - 20} more` : ''),
    fix: 'Correct the pages named above and build again; nothing was published.',
    exitCode: EXIT.fault,
  });
}

/** What is wrong with an address of a page; none or one. */
export function faultOf(
  page: string,
  { tag, value }: PageFacts['links'][number],
  { files, facts }: Pick<BuiltSite, 'files' | 'facts'>,
): string[] {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(value) ?? [];
  // A reader may follow a link elsewhere; a page may load nothing from there.
  if (scheme !== undefined && tag === 'a')
    return FOLLOWED.has(scheme.toLowerCase()) ? [] : [`${page} links to ${value}, which is no address of a page`];
  if (scheme !== undefined) return value.startsWith('data:') ? [] : [`${page} loads ${value}`];
  if (value === '' || value.startsWith('//')) return value ? [`${page} has an address without a scheme: ${value}`] : [];
  const [path = '', hash = ''] = value.split('#');
  const target = targetOf(page, path);
  // The team's pages lead to the communities' sites, which stand beside the team's.
  if (target.startsWith('../'))
    return target.startsWith('../communities/') ? [] : [`${page} links out of its site: ${value}`];
  const file = files.has(target) ? target : posix.join(target, 'index.html');
  if (!files.has(file)) return [`${page} links to ${value}, which is not there`];
  const anchor = decoded(hash);
  if (anchor && facts.get(file)?.ids.has(anchor) === false)
    return [`${page} links to ${value}, but there is no such section`];
  return [];
}

/** Schemes of addresses that a reader may follow. */
const FOLLOWED = new Set(['http', 'https', 'mailto', 'tel']);

/** What a browser takes an escaped part of an address for; one that is escaped wrongly stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The file or folder that an address leads to, from the root of the site; `../x` when it leads out of it. */
export function targetOf(page: string, address: string): string {
  const path = decoded(address.split('?')[0] ?? '');
  if (path === '') return page;
  const target = posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, '');
  return target === '.' ? '' : target;
}
