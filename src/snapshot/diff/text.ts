import type { NounChange, SnapshotDiff } from './schema.ts';
import { describeFields, fieldCounts, plain } from './show.ts';
import { countsInWords, sourceNotes } from './words.ts';

/** Most records of one kind of change that are listed for a noun, and most fields of one record. */
const MAX_RECORDS = 20;
const MAX_FIELDS = 8;

/** For a terminal or a log: long lists are cut, and the number of what was left out is said. */
export function diffAsText(diff: SnapshotDiff): string {
  const { before, after, equal, nouns } = diff;
  const lines = [
    `From ${before.id} (${before.source}, ${before.pulledAt})`,
    `To   ${after.id} (${after.source}, ${after.pulledAt})`,
    ...sourceNotes(diff),
    ...(equal ? ['Nothing changed.'] : []),
    ...nouns.flatMap(linesOf),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf(change: NounChange): string[] {
  const { noun, before, after, setAside, added, removed, changed } = change;
  const words = countsInWords(change);
  const aside =
    setAside.before === setAside.after ? [] : [`  set aside: ${setAside.before} before, ${setAside.after} now`];
  return [
    '',
    `${noun}: ${before} → ${after}${words ? ` (${words})` : ''}`,
    ...aside,
    ...(changed.length
      ? [
          `  fields: ${fieldCounts(changed)
            .map(([field, count]) => `${field} ${count}`)
            .join(', ')}`,
        ]
      : []),
    ...cut(added, MAX_RECORDS).map((item) => `  + ${typeof item === 'string' ? item : titleOf(item)}`),
    ...cut(removed, MAX_RECORDS).map((item) => `  − ${typeof item === 'string' ? item : titleOf(item)}`),
    ...cut(changed, MAX_RECORDS).flatMap((item) =>
      typeof item === 'string'
        ? [`  ~ ${item}`]
        : [
            `  ~ ${titleOf(item)}`,
            ...cut(describeFields(noun, item.fields), MAX_FIELDS).map((field) => `      ${field}`),
          ],
    ),
  ];
}

const titleOf = ({ id, name }: { id: string; name: string | null }): string =>
  name === null ? plain(id) : `${plain(name)} (${plain(id)})`;

/** The first `most` items, and how many are left out. */
export const cut = <T>(items: readonly T[], most: number): (T | string)[] =>
  items.length > most ? [...items.slice(0, most), `… and ${items.length - most} more`] : [...items];
