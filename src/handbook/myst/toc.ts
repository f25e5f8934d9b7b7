/** The table of contents that a folder brings along, in one form whichever tool it was written for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** An entry of a table of contents: a file, a pattern of files, an address elsewhere, or a heading of entries. */
export interface TocEntry {
  title: string | null;
  /** Below the folder, with or without its ending. */
  file: string | null;
  pattern: string | null;
  url: string | null;
  children: TocEntry[];
}

/** Something that is wrong with the file itself. */
export interface TocMistake {
  detail: string;
  why: string;
  fix: string;
}

export interface Toc {
  /** Name of the file; null when the folder has none that lists pages. */
  file: string | null;
  /** What the project is called; null where nobody says. */
  title: string | null;
  entries: TocEntry[];
  /** Patterns of files that are no pages. */
  exclude: string[];
  mistakes: TocMistake[];
}

/** Names of such files, the first that is there and lists pages counts. */
export const TOCS = ['myst.yml', '_toc.yml', 'toc.yml'];
const CHILDREN = ['children', 'parts', 'subtrees', 'chapters', 'sections', 'entries'];

/** Deeper than any book, and an end for entries that hold themselves. */
const DEEPEST = 12;
const MOST = 5000;

/** Reads the first of `myst.yml`, `_toc.yml` (Jupyter Book) and `toc.yml` that lists pages. Never throws. */
export function readToc(base: string): Toc {
  const mistakes: TocMistake[] = [];
  const exclude: string[] = [];
  let title: string | null = null;
  for (const file of TOCS) {
    const source = textOf(join(base, file));
    if (source === null) continue;
    const read = parsed(file, source);
    if ('detail' in read) mistakes.push(read);
    else {
      const project = file === 'myst.yml' ? record(read.yaml).project : null;
      if (file === 'myst.yml') {
        exclude.push(...texts(record(project).exclude));
        title = text(record(project).title);
      }
      const listed = file === 'myst.yml' ? record(project).toc : read.yaml;
      if (listed === undefined || listed === null) continue;
      return { file, title, entries: entriesOf(listed, file, mistakes), exclude, mistakes };
    }
  }
  return { ...NO_TOC, title, exclude, mistakes };
}

export const NO_TOC: Toc = { file: null, title: null, entries: [], exclude: [], mistakes: [] };

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

function parsed(file: string, source: string): { yaml: unknown } | TocMistake {
  try {
    return { yaml: load(source, { schema: CORE_SCHEMA }) };
  } catch (error) {
    const { reason, mark } = error instanceof YAMLException ? error : { reason: String(error), mark: null };
    const line = mark ? `, line ${mark.line + 1}` : '';
    return mistake(file, `${file}${line}: it is no YAML (${reason}), so it gives no order.`, `Correct ${file}.`);
  }
}

/** The entries of a list, or of a mapping with a root page and lists below it. */
function entriesOf(listed: unknown, file: string, mistakes: TocMistake[]): TocEntry[] {
  let count = 0;
  const walk = (items: unknown[], depth: number): TocEntry[] =>
    items.flatMap((item) => {
      if (++count > MOST || depth > DEEPEST) return [];
      const entry = entryOf(item, (children) => walk(children, depth + 1));
      if (typeof entry === 'object') return [entry];
      if (entry === 'no entry')
        mistakes.push(
          mistake(
            `${file}: ${shown(item)}`,
            `${file}: ${shown(item)} names neither a file nor a title, so it is left out.`,
            `Write it as file: NAME or as title: WORDS in ${file}.`,
          ),
        );
      return [];
    });
  if (Array.isArray(listed)) return walk(listed, 1);
  const top = record(listed);
  const root = text(top.root);
  return [...(root === null ? [] : [{ ...NOTHING, file: root }]), ...walk(childrenOf(top), 1)];
}

const NOTHING: TocEntry = { title: null, file: null, pattern: null, url: null, children: [] };

function entryOf(item: unknown, below: (children: unknown[]) => TocEntry[]): TocEntry | 'no entry' | 'nothing' {
  if (typeof item === 'string') return { ...NOTHING, file: item };
  const given = record(item);
  // Of the first Jupyter Book: lines in the sidebar, and a search field.
  if ('divider' in given || 'search' in given) return 'nothing';
  const entry = {
    title: text(given.title) ?? text(given.caption) ?? text(given.part) ?? text(given.header),
    file: text(given.file) ?? text(given.root) ?? text(given.doc),
    pattern: text(given.pattern) ?? text(given.glob),
    url: text(given.url),
    children: below(childrenOf(given)),
  };
  const says = [entry.title, entry.file, entry.pattern, entry.url].some((part) => part !== null);
  return says || entry.children.length > 0 ? entry : 'no entry';
}

const childrenOf = (given: Record<string, unknown>): unknown[] =>
  CHILDREN.flatMap((key) => (Array.isArray(given[key]) ? (given[key] as unknown[]) : []));

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string | null =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? String(value).trim() : null;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => text(item) ?? []);

const mistake = (detail: string, why: string, fix: string): TocMistake => ({ detail, why, fix });

/** At most a short line of it. JSON of a value that holds itself does not exist. */
function shown(item: unknown): string {
  try {
    return JSON.stringify(item).slice(0, 60);
  } catch {
    return 'an entry that holds itself';
  }
}
