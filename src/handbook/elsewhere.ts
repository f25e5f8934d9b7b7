import { posix } from 'node:path';
import { asText } from './as-text.ts';
import { partsOf } from './front.ts';
import { mended, whyNotCompiled, type Offered } from './portable.ts';
import type { HandbookText } from './read.ts';
import { sourceOf } from './site-page.ts';

/** A handbook that was written for another site, ready for this one. */
export interface FromElsewhere {
  pages: HandbookText[];
  /** What Astro compiles, by file. */
  sources: Map<string, string>;
}

interface Place {
  /** Reads a file of the folder. */
  read: (file: string) => string;
  /** Whether the folder has a file. */
  has: (file: string) => boolean;
  /** Address below the site at which a file of the folder is served. */
  addressOf: (file: string) => string;
  offered: Offered;
  /** What stands before each address of the site. */
  root: string;
  /** Files that are shown as text, because Astro could not render them. */
  failed: ReadonlySet<string>;
}

/** Prepares the pages that Astro would compile. One that cannot be compiled here shows its text. */
export function fromElsewhere(pages: readonly HandbookText[], place: Place): FromElsewhere {
  const sources = new Map<string, string>();
  const ready = pages.map((page) => {
    if (page.html !== null) return page;
    const source = place.read(page.file);
    const { text } = partsOf(source);
    if (page.root === null) return asText(page, source, 1, page.problem ?? 'it was not read');
    const failed = { line: 1, why: 'Astro could not render it' };
    const why = place.failed.has(page.file) ? failed : whyNotCompiled(text, place.offered);
    if (why !== null) return asText(page, source, why.line, why.why);
    const dead = new Set(
      page.problems.filter(({ kind }) => kind === 'unresolved-reference').map(({ detail }) => detail),
    );
    const assets = new Map(page.assets);
    const { text: compiled, problems } = mended(text, dead, (url) => {
      const file = posix.join(posix.dirname(page.file), plainPath(url));
      if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(url) || !place.has(file)) return null;
      const address = place.addressOf(file);
      assets.set(address, file);
      return `${place.root}/${address.split('/').map(encodeURIComponent).join('/')}`;
    });
    sources.set(sourceOf(page.id), compiled);
    return { ...page, assets, problems: [...page.problems, ...problems] };
  });
  return { pages: ready, sources };
}

/** The path in an address, as a file would be named. */
function plainPath(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
