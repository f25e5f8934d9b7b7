import { readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { policyOf } from './csp.ts';
import { eachFile, filesBelow } from './files.ts';
import { pageFacts, type PageFacts } from './html.ts';

/** Astro builds below this path; it is then replaced by relative addresses, so that a site works in any folder of any host. */
export const BASE = '/__base__';

/** The pages of a folder as they are inspected. */
export interface Finished {
  /** What each page holds, by its file. */
  facts: Map<string, PageFacts>;
  /** Pages that hold an address which was not made relative. */
  absolute: string[];
}

/** Makes addresses relative and gives every page its Content-Security-Policy. */
export async function finishSite(dir: string, { wasm }: { wasm: boolean }): Promise<Finished> {
  const facts = new Map<string, PageFacts>();
  const absolute: string[] = [];
  await eachFile(await filesBelow(dir), async (file) => {
    const path = join(dir, file);
    if (file.endsWith('.html'))
      await rewrite(path, (html) => {
        const relative = relativeHtml(html, file);
        const held = pageFacts(relative);
        facts.set(file, held);
        if (relative.includes(BASE)) absolute.push(file);
        return withPolicy(relative, held, wasm);
      });
    else if (file.endsWith('.css')) await rewrite(path, (css) => css.replaceAll(`${BASE}/`, up(file)));
    else if (file.endsWith('.js')) await rewrite(path, (js) => relativeScript(js, file));
  });
  return { facts, absolute };
}

async function rewrite(path: string, change: (content: string) => string) {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after !== before) await writeFile(path, after);
}

/** The way from a file up to the root of its site: `./` or `../../`. */
const up = (file: string): string => posix.relative(posix.dirname(`/${file}`), '/').replace(/(.)$/, '$1/') || './';

export function relativeHtml(html: string, file: string): string {
  return html.replaceAll(`${BASE}/`, up(file)).replaceAll(`"${BASE}"`, `"${up(file)}"`);
}

/** In a script the root is found at run time: texts that begin with the base become an expression on the script's own address. */
export function relativeScript(js: string, file: string): string {
  const root = `new URL(${JSON.stringify(up(file))},import.meta.url).pathname`;
  return js.replace(
    new RegExp(`(["'\`])${BASE}(/[^"'\`]*)?\\1`, 'g'),
    (_, quote: string, rest: string | undefined) =>
      `(${root}${rest && rest !== '/' ? `+${quote}${rest.slice(1)}${quote}` : ''})`,
  );
}

function withPolicy(html: string, facts: PageFacts, wasm: boolean): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(facts, wasm)}">`;
  return html.replace(/<head[^>]*>/i, (head) => `${head}${meta}`);
}
