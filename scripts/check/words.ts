import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  assetAddresses,
  fromElsewhere,
  handbookFiles,
  heedMoves,
  readGlossary,
  readHandbook,
  refuseGlossary,
  STARLIGHT,
  type GlossaryFile,
  type HandbookText,
} from '../../src/handbook/index.ts';
import { RULES } from '../../src/invariants/index.ts';
import { PlumblineError, type GlossaryEntry } from '../../src/model/index.ts';
import type { InputPlaces } from './inputs.ts';

/** The texts that a check and a site go with. */
export interface Words {
  pages: HandbookText[];
  /** Null where the handbook has none. */
  glossary: readonly GlossaryEntry[] | null;
  /** What Astro compiles, by file, where some of it was written for another site; null where it takes our own as it stands. */
  sources: ReadonlyMap<string, string> | null;
}

export interface Reading {
  /** What addresses in the pages' HTML begin with. */
  root?: string;
  /** Pages of a handbook from elsewhere, by file, that Astro could not render. */
  failed?: ReadonlySet<string>;
}

/** Reads the handbook and its glossary once for everything that looks at them. One from elsewhere is read whatever it holds. */
export function readWords(
  { handbook, isOwn }: Pick<InputPlaces, 'handbook' | 'isOwn'>,
  { root = '', failed = new Set() }: Reading = {},
): Words {
  const file = isOwn ? readGlossary(handbook) : readable(handbook);
  if (isOwn) refuseGlossary(file);
  const glossary = file?.entries ?? null;
  const read = readHandbook(handbook, { root, glossary, rules });
  const isGuest = ({ project }: HandbookText) => !isOwn || project !== '';
  // Nothing of another site is to be compiled.
  if (!read.some((page) => isGuest(page) && page.html === null) && isOwn)
    return { pages: heedMoves(read, isOwn), glossary, sources: null };
  const { all } = handbookFiles(handbook);
  const text = (name: string) => readFileSync(join(handbook, name), 'utf8');
  const { pages: guests, sources } = fromElsewhere(read.filter(isGuest), {
    read: text,
    has: (name) => all.has(name),
    addressOf: assetAddresses(all),
    offered: { paths: components(), names: STARLIGHT },
    ...{ root, failed },
  });
  const byId = new Map(guests.map((page) => [page.id, page]));
  const pages = read.map((page) => byId.get(page.id) ?? page);
  for (const page of pages) if (!isGuest(page) && page.html === null) sources.set(page.file, text(page.file));
  return { pages: heedMoves(pages, isOwn), glossary, sources };
}

const rules = new Map(RULES.map(({ id, title }) => [id, title]));

/** The glossary of a handbook from elsewhere, as far as there is one that can be read. */
function readable(handbook: string): GlossaryFile | null {
  try {
    return readGlossary(handbook);
  } catch (error) {
    if (error instanceof PlumblineError) return null;
    throw error;
  }
}

const COMPONENTS = resolve(import.meta.dirname, '../../src/team/components');

/** Components of the team site, by the path under which a page brings them in. */
const components = (): Set<string> =>
  new Set(readdirSync(COMPONENTS).map((name) => `@plumbline/team/components/${name}`));

/** Refuses what --handbook names when it is no folder. */
export function refuseNoFolder(named: string): void {
  const why = whyNot(named);
  if (why === null) return;
  throw new PlumblineError({
    what: `The handbook ${JSON.stringify(named)} cannot be used.`,
    why,
    fix: 'Name a folder of .md or .mdx files with --handbook, or leave the option out.',
  });
}

function whyNot(named: string): string | null {
  if (named.trim() === '') return '--handbook names no folder: its value is empty.';
  try {
    return statSync(resolve(named)).isDirectory() ? null : 'It is a file, and not a folder.';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'There is no such folder.' : `It cannot be read (${code}).`;
  }
}
