import { formatNumber } from '../../charts/format.ts';
import { escapeXml } from '../../charts/markup.ts';
import { STATUSES, type StatusKind } from '../status.ts';
import { noteOf, shownOf, valueOf, type PackedCell, type TableColumn } from './packed.ts';

/*
 * Rows as HTML, for the page as it is built and for the reader's browser: both show the same because both come from here. All
 * text is escaped, and no address is followed but those of the web and of mail.
 */

/** Links that a reader may follow; what has no scheme stands below the site's root. */
const FOLLOWED = /^(?:https?|mailto):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * @param root the way from the page to the site's root, with a slash at the end
 */
export const rowHtml = (cells: readonly PackedCell[], columns: readonly TableColumn[], root: string): string => {
  let isFirst = true;
  const html = columns.map(({ kind, hidden }, place) => {
    if (hidden) return '';
    const open = isFirst ? '<th scope="row"' : '<td';
    const close = isFirst ? '</th>' : '</td>';
    isFirst = false;
    return `${open}${CLASSES[kind]}>${cellHtml(cells[place] ?? null, root)}${close}`;
  });
  return `<tr>${html.join('')}</tr>`;
};

const CLASSES: Record<TableColumn['kind'], string> = { text: '', number: ' class="number"', day: ' class="nowrap"' };

/** What a cell shows: a line for each thing, and the note. Short links to records stand side by side. */
export function cellHtml(cell: PackedCell, root: string): string {
  const shown = shownOf(cell) ?? plain(valueOf(cell));
  const note = noteOf(cell);
  const isAllShort = shown.length > 1 && shown.every(isShortLink);
  const lines = shown.map((one, place) => {
    const isBeside = isAllShort || (place > 0 && isShortLink(one) && SCHEME.test(one[1] ?? ''));
    const line = isBeside ? 'work-line work-beside' : 'work-line';
    const [text, address, shape] = typeof one === 'string' ? [one, null, undefined] : one;
    const inside = shape ? statusHtml(shape, text) : escapeXml(text);
    return `<span class="${line}">${linked(inside, address, root)}</span>`;
  });
  return lines.join('') + (note === null ? '' : `<span class="work-note">${escapeXml(note)}</span>`);
}

/** Letters up to which a link stands beside others instead of in a line of its own: "Airtable", "Issue 12". */
const SHORT = 10;

const isShortLink = (one: NonNullable<ReturnType<typeof shownOf>>[number]): boolean =>
  typeof one !== 'string' && one[1] !== null && one[2] === undefined && one[0].length <= SHORT;

/** A number as it reads in prose; at most two decimals, the file has all. */
const plain = (value: string | number | null): string[] =>
  value === null ? [] : [typeof value === 'number' ? formatNumber(value, decimalsOf(value)) : value];

const decimalsOf = (value: number): number => [0, 1].find((digits) => Number.isInteger(value * 10 ** digits)) ?? 2;

/** The same as Status.astro. */
const statusHtml = (kind: StatusKind, word: string): string =>
  `<span class="status status--${kind}"><svg viewBox="0 0 12 12" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="${STATUSES[kind].shape}"></path></svg><span>${escapeXml(word)}</span></span>`;

function linked(inside: string, address: string | null, root: string): string {
  if (address === null) return inside;
  const isElsewhere = SCHEME.test(address);
  if (isElsewhere && !FOLLOWED.test(address)) return inside;
  if (address.startsWith('//')) return inside;
  const rel = isElsewhere ? ' rel="noopener noreferrer"' : '';
  return `<a href="${escapeXml(isElsewhere ? address : root + address)}"${rel}>${inside}</a>`;
}
