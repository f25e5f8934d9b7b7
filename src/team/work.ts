import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS, type PartId, type Parts, type Shown, type WorkTable } from '../reports/index.ts';
import { packTable, type PackedTable } from '../ui/work-table/packed.ts';
import { teamData } from './data.ts';
import { href, sectionHref } from './view.ts';

/** A part as its pages read it: tables by their ids, records one by one. */
export type PartOnPage<Id extends PartId> = Omit<Parts[Id], 'tables' | 'records'> & { tables: string[] };

/** What the same build wrote a moment ago, as it was typed there: no foreign input comes this way. */
const read = (file: string): string => readFileSync(join(teamData(), file), 'utf8');

const parts = new Map<PartId, unknown>();

export function part<Id extends PartId>(id: Id): PartOnPage<Id> {
  if (!parts.has(id)) parts.set(id, JSON.parse(read(`part-${id}.json`)));
  return parts.get(id) as PartOnPage<Id>;
}

const tables = new Map<string, WorkTable>();

/** A table by its id. @throws Error where the build wrote none of that name */
export function table(id: string): WorkTable {
  const known = tables.get(id) ?? (JSON.parse(read(`table-${id}.json`)) as WorkTable);
  tables.set(id, known);
  return known;
}

export const allTables = (): WorkTable[] => PARTS.flatMap(({ id }) => part(id).tables).map(table);

/**
 * The records of a part that have pages, each as the text that `recordOf` reads, so that only one at a time is an object. Line
 * by line from the bytes, because a large file is longer than a text may be.
 */
export function recordLines(id: PartId): string[] {
  const bytes = readFileSync(join(teamData(), `records-${id}.jsonl`));
  const lines: string[] = [];
  for (let from = 0, to = bytes.indexOf(LINE_FEED); to >= 0; from = to + 1, to = bytes.indexOf(LINE_FEED, from))
    lines.push(bytes.toString('utf8', from, to));
  return lines;
}

const LINE_FEED = 10;

export const recordOf = <Id extends PartId>(_: Id, line: string): Parts[Id]['records'][number] =>
  JSON.parse(line) as Parts[Id]['records'][number];

/** The last step of a record's address, for a route's parameter. */
export const slugOf = ({ path }: { path: string }): string => path.split('/').at(-2) ?? '';

/** For `getStaticPaths`: a page for each record of a part, under the parameter `slug`. */
export const recordPaths = (id: PartId) =>
  recordLines(id).map((line) => ({ params: { slug: slugOf(recordOf(id, line)) }, props: { line } }));

/** A table as the reader's browser loads it; its page is made from the same. */
export function packed(id: string): PackedTable {
  const known = packs.get(id) ?? packTable(table(id), placeOf);
  packs.set(id, known);
  return known;
}

const packs = new Map<string, PackedTable>();

/** Where something shown leads from the site's root; null for nowhere, such as a section that this handbook does not have. */
export function placeOf({ href: address }: Pick<Shown, 'href'>): string | null {
  if (!address) return null;
  if (!address.startsWith('handbook:')) return address;
  return sectionHref(address.slice('handbook:'.length))?.slice(href('').length) ?? null;
}

/** The same as a page needs it. */
export function addressOf(shown: Pick<Shown, 'href'>): string | null {
  const place = placeOf(shown);
  return place === null || /^[a-z][a-z0-9+.-]*:/i.test(place) ? place : href(place);
}
