import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { LINK_ATTRIBUTES, pageFacts } from './html.ts';
import { faultOf, type BuiltSite } from './inspect.ts';

/**
 * Takes addresses that lead nowhere out of some pages, so that a reader is not sent there; their words stay. It is for
 * pages that were written for another site: in all others such an address is a mistake, and stops the build.
 * @param pages files below the folder
 */
export async function unlinkDead(dir: string, pages: readonly string[], built: BuiltSite): Promise<void> {
  for (const page of pages) {
    const dead = (built.facts.get(page)?.links ?? []).filter((link) => faultOf(page, link, built).length > 0);
    if (dead.length === 0) continue;
    const path = join(dir, page);
    const html = withoutAddresses(await readFile(path, 'utf8'), new Set(dead.map(({ value }) => value)));
    await writeFile(path, html);
    built.facts.set(page, pageFacts(html));
  }
}

/** The page with the attributes gone that hold one of these addresses. */
export function withoutAddresses(html: string, dead: ReadonlySet<string>): string {
  const cuts: { from: number; to: number }[] = [];
  const parser = new Parser({
    onattribute(name, value) {
      if (LINK_ATTRIBUTES.includes(name) && dead.has(value))
        cuts.push({ from: parser.startIndex, to: parser.endIndex });
    },
  });
  parser.end(html);
  return cuts.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), html);
}
