import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { inject } from 'vitest';

/** What a reader sees of a cell: a line for each thing, the smaller line below, and where the links lead. */
export interface ShownCell {
  lines: string[];
  note: string | null;
  links: string[];
}
export type ShownRow = Record<string, ShownCell>;
type Found = ReturnType<typeof DomUtils.findAll>[number];
type Page = ReturnType<typeof parseDocument>;

const known = new Map<string, Page>();

/** A page of the team's site, by its address below the root. */
export function page(address: string): Page {
  const found = known.get(address) ?? parseDocument(teamFile(`${address}index.html`));
  known.set(address, found);
  return found;
}

export const teamFile = (name: string): string => readFileSync(join(inject('sample').dir, 'team', name), 'utf8');

/** Text with plain spaces, as it is typed. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const words = (element: Found): string => plain(DomUtils.textContent(element));
const withClass =
  (name: string) =>
  (element: Found): boolean =>
    (element.attribs.class ?? '').split(' ').includes(name);
const all = (inside: Page | Found, test: (element: Found) => boolean): Found[] =>
  DomUtils.findAll(test, inside.children);
const named = (name: string) => (element: Found) => element.name === name;

/** The line that answers the page's question. */
export const answer = (address: string): string => {
  const [found] = all(page(address), (one) => one.name === 'p' && withClass('answer')(one));
  return found ? words(found) : '';
};

/** Everything that the page's main part says. */
export const said = (address: string): string => all(page(address), named('main')).map(words).join(' ');

/** A table of the workspace by its name: its rows as the page shows them, keyed by column. None where it is empty. */
export function rows(address: string, id: string): ShownRow[] {
  const [table] = all(page(address), (one) => one.attribs['data-table'] === id);
  if (!table) return [];
  const columns = all(table, (one) => 'data-column' in one.attribs).map((one) => one.attribs['data-column'] ?? '');
  return bodyRows(table).map((cells) => Object.fromEntries(cells.map((cell, at) => [columns[at] ?? '', cell])));
}

/** A table without a name, by the label of the region that it scrolls in: keyed by the words of its header. */
export function sheet(address: string, label: string): ShownRow[] {
  const [table] = all(page(address), (one) => one.attribs['aria-label'] === label && one.attribs.role === 'region');
  if (!table) return [];
  const columns = all(table, (one) => one.attribs.scope === 'col').map(words);
  return bodyRows(table).map((cells) => Object.fromEntries(cells.map((cell, at) => [columns[at] ?? '', cell])));
}

const bodyRows = (table: Found): ShownCell[][] =>
  all(table, named('tbody'))
    .flatMap((body) => all(body, named('tr')))
    .map((row) => all(row, ({ name }) => name === 'td' || name === 'th').map(shown));

function shown(cell: Found): ShownCell {
  const [note] = all(cell, withClass('work-note'));
  const lines = all(cell, withClass('work-line')).map(words);
  return {
    lines: lines.length > 0 ? lines : note ? [] : [words(cell)],
    note: note ? words(note) : null,
    links: all(cell, named('a')).map(({ attribs }) => attribs.href ?? ''),
  };
}

/** What a list of facts says of a term. */
export function fact(address: string, term: string): string | null {
  const [found] = all(page(address), (one) => one.name === 'dt' && words(one) === term);
  const value = found && DomUtils.nextElementSibling(found);
  return value ? words(value) : null;
}

/** The first line of cells, in the order of the columns asked for. */
export const firstLines = (row: ShownRow, ...columns: string[]): string[] =>
  columns.map((column) => row[column]?.lines[0] ?? '');
