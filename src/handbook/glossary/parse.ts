import GithubSlugger from 'github-slugger';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { nearest, parse, plain, show, termFinder, type GlossaryEntry } from '../../model/index.ts';
import { glossaryItem } from './schema.ts';

/** What is wrong with a line of the glossary. */
export interface GlossaryMistake {
  /** Line of the file, counted from 1. */
  line: number;
  /** One sentence. */
  why: string;
}

export interface Glossary {
  entries: GlossaryEntry[];
  mistakes: GlossaryMistake[];
}

interface Item {
  value: unknown;
  line: number;
  /** The line of a field; the item's where the field is not there. */
  lineOf: (field: unknown) => number;
}

/** Reads the text of a glossary as far as it goes. Never throws: what is wrong stands in `mistakes`, by line. */
export function parseGlossary(source: string): Glossary {
  const items = itemsOf(source);
  if (!Array.isArray(items)) return { entries: [], mistakes: [items] };
  const read = items.map(entryOf);
  const entries = read.flatMap(({ entry }) => entry ?? []);
  const linked = entries.map((entry) => linkedEntry(entry, entries));
  return {
    entries: linked.map(({ entry }) => entry),
    mistakes: [
      ...read.flatMap(({ mistakes }) => mistakes),
      ...namesakes(entries),
      ...linked.flatMap(({ mistakes }) => mistakes),
    ].sort((a, b) => a.line - b.line),
  };
}

function itemsOf(source: string): Item[] | GlossaryMistake {
  try {
    // Every scalar stays the text that it is: a name such as `No` or `60` becomes nothing else.
    const items: unknown = load(source, { schema: FAILSAFE_SCHEMA });
    if (items === undefined || items === null) return [];
    if (!Array.isArray(items)) return { line: 1, why: `The glossary is a list of terms, found ${show(items)}.` };
    return placed(items, source.split(/\r?\n/));
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number } };
    return { line: (mark?.line ?? 0) + 1, why: `The glossary is not YAML: ${reason ?? (error as Error).message}.` };
  }
}

/** The items with the lines on which they begin. A list in brackets has one line for all. */
function placed(items: readonly unknown[], lines: readonly string[]): Item[] {
  const indent = /^ *(?=- )/.exec(lines.find((line) => /^ *- /.test(line)) ?? '')?.[0] ?? '';
  const starts = lines.flatMap((line, at) => (line.startsWith(`${indent}- `) ? at : []));
  return items.map((value, place) => {
    const from = starts.length === items.length ? (starts[place] ?? 0) : 0;
    const own = lines.slice(from, starts.length === items.length ? starts[place + 1] : undefined);
    const lineOf = (field: unknown) => {
      const at = own.findIndex((line) => line.replace(/^\s*(- )?\s*/, '').startsWith(`${String(field)}:`));
      return from + 1 + Math.max(0, at);
    };
    return { value, line: from + 1, lineOf };
  });
}

function entryOf({ value, line, lineOf }: Item): { entry: GlossaryEntry | null; mistakes: GlossaryMistake[] } {
  const result = parse(glossaryItem, value);
  if (!result.ok) {
    const called = calledItem(value);
    const mistakes = result.problems.map(({ path, expected, found }) => ({
      line: lineOf(path[0]),
      why: `${path.length > 0 ? `${path.join('.')} of ${called}` : called}: expected ${expected}, found ${found}.`,
    }));
    return { entry: null, mistakes };
  }
  const { term, id = new GithubSlugger().slug(term), ...rest } = result.value;
  if (id === '') return { entry: null, mistakes: [{ line, why: `“${term}” gives no id: write one.` }] };
  return { entry: { id, term, ...rest, line }, mistakes: [] };
}

function calledItem(value: unknown): string {
  const term = (Object(value) as { term?: unknown }).term;
  return typeof term === 'string' && term.trim() !== '' ? `“${term.trim()}”` : 'a term';
}

/** Names under which two entries would be found. */
function namesakes(entries: readonly GlossaryEntry[]): GlossaryMistake[] {
  const owners = new Map<string, GlossaryEntry>();
  return entries.flatMap((entry) => {
    const names = [...new Set([entry.id, entry.term, ...entry.aliases].map(plain))];
    return names.flatMap((name) => {
      const owner = owners.get(name) ?? entry;
      owners.set(name, owner);
      if (owner === entry) return [];
      const { line, term } = entry;
      return { line, why: `“${name}” names “${term}” and also “${owner.term}” in line ${owner.line}.` };
    });
  });
}

/** The entry with the ids of the terms that it refers to. */
function linkedEntry(entry: GlossaryEntry, entries: readonly GlossaryEntry[]) {
  const find = termFinder(entries);
  const lost = entry.see.filter((name) => find(name) === null);
  const see = [...new Set(entry.see.flatMap((name) => find(name)?.id ?? []))].filter((id) => id !== entry.id);
  const mistakes = lost.map((name) => {
    const meant = nearest(
      name,
      entries.map(({ id }) => id),
    );
    const guess = meant === null ? '' : `; ${meant} is there`;
    return { line: entry.line, why: `see of “${entry.term}”: there is no term ${show(name)}${guess}.` };
  });
  return { entry: { ...entry, see }, mistakes };
}
