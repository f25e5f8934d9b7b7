import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eachFile } from './files.ts';
import { faultOf, type BuiltSite } from './inspect.ts';

const ADDRESS = /url\(\s*(["']?)([^"')]+)\1\s*\)|@import\s+(["'])([^"']+)\3/g;

/** What is wrong with the addresses in a site's style sheets: pictures and fonts that are not there or come from elsewhere. */
export async function sheetFaults(dir: string, built: Pick<BuiltSite, 'files' | 'facts'>): Promise<string[]> {
  const sheets = [...built.files].filter((file) => file.endsWith('.css')).sort();
  const faults = await eachFile(sheets, async (file) => {
    const css = await readFile(join(dir, file), 'utf8');
    const addresses = [...css.matchAll(ADDRESS)].map(([, , inUrl, , imported]) => inUrl ?? imported ?? '');
    return addresses.flatMap((value) => faultOf(file, { tag: 'style', attribute: 'url', value }, built));
  });
  return faults.flat();
}
