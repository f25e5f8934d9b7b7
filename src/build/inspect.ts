import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { EXIT, PlumblineError } from '../model/index.ts';
import { eachFile, filesBelow } from './files.ts';
import { BASE } from './finish.ts';
import { pageFacts, type PageFacts } from './html.ts';

export interface Expectation {
  site: string;
  /** Pages that must be there, as `handbook/index.html`; nothing else may end in .html, 404.html aside. */
  pages: string[];
}

/** Holds the built folder against what was to be built. Throws with everything that is wrong. */
export async function inspectSite(dir: string, { site, pages }: Expectation): Promise<void> {
  const files = await filesBelow(dir);
  const built = files.filter((file) => file.endsWith('.html') && file !== '404.html');
  const wrong = [
    ...pages.filter((page) => !built.includes(page)).map((page) => `${page} was expected and is not there`),
    ...built.filter((page) => !pages.includes(page)).map((page) => `${page} was not expected`),
  ];
  const facts = new Map<string, PageFacts>();
  await eachFile(built, async (page) => {
    const html = await readFile(join(dir, page), 'utf8');
    if (html.includes(BASE)) wrong.push(`${page} still holds an absolute address`);
    facts.set(page, pageFacts(html));
  });
  const present = new Set(files);
  for (const [page, { links, handlers }] of facts) {
    if (handlers.length) wrong.push(`${page} has an inline event handler (${handlers[0]})`);
    for (const link of links) wrong.push(...faultOf(page, link, present, facts));
  }
  if (wrong.length === 0) return;
  throw new PlumblineError({
    what: `The ${site} site failed its inspection in ${wrong.length} ${wrong.length === 1 ? 'place' : 'places'}.`,
    why: wrong.slice(0, 20).join('\n') + (wrong.length > 20 ? `\n… and ${wrong.length - 20} more` : ''),
    fix: 'Correct the pages named above and build again; nothing was published.',
    exitCode: EXIT.fault,
  });
}

function faultOf(
  page: string,
  link: PageFacts['links'][number],
  files: Set<string>,
  facts: Map<string, PageFacts>,
): string[] {
  const { tag, value } = link;
  const outside = /^[a-z][a-z0-9+.-]*:/i.test(value);
  // A reader may follow a link elsewhere; a page may load nothing from there.
  if (outside) return tag === 'a' || value.startsWith('data:') ? [] : [`${page} loads ${value}`];
  if (value === '' || value.startsWith('//')) return value ? [`${page} has an address without a scheme: ${value}`] : [];
  const [path = '', hash = ''] = value.split('#');
  const target = resolve(page, decodeURI(path.split('?')[0] ?? ''));
  // The team's pages lead to the communities' sites, which stand beside the team's.
  if (target.startsWith('../'))
    return target.startsWith('../communities/') ? [] : [`${page} links out of its site: ${value}`];
  const file = files.has(target) ? target : posix.join(target, 'index.html');
  if (!files.has(file)) return [`${page} links to ${value}, which is not there`];
  const anchor = decodeURIComponent(hash);
  if (anchor && facts.get(file)?.ids.has(anchor) === false)
    return [`${page} links to ${value}, but there is no such section`];
  return [];
}

/** The file or folder that an address leads to, from the root of the site; `../x` when it leads out of it. */
function resolve(page: string, path: string): string {
  if (path === '') return page;
  const target = posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, '');
  return target === '.' ? '' : target;
}
