import type { SnapshotDiff } from './schema.ts';
import { describeFields, fieldCounts, plain } from './show.ts';
import { cut } from './text.ts';
import { sourceNotes } from './words.ts';

const MAX_RECORDS = 50;
const MAX_FIELDS = 5;
/** GitHub takes up to 1 MiB for a whole summary; the list of records ends before this. */
const MAX_BYTES = 60_000;

/** For the summary of a job: a table of counts by noun, then some of the records. Values cannot act as Markdown. */
export function diffAsMarkdown(diff: SnapshotDiff): string {
  const { before, after, equal } = diff;
  const head = [
    `From \`${escape(before.id)}\` (${escape(before.pulledAt)}) to \`${escape(after.id)}\` (${escape(after.pulledAt)}).`,
    '',
    ...sourceNotes(diff).map((note) => `- ${note}`),
    ...(equal ? ['', 'Nothing changed.'] : []),
  ];
  return `${[...head, ...tableOf(diff), ...recordsOf(diff)].join('\n').trim()}\n`;
}

function tableOf({ nouns }: SnapshotDiff): string[] {
  if (nouns.length === 0) return [];
  const rows = nouns.map(({ noun, before, after, added, removed, changed, setAside }) => {
    const fields = cut(
      fieldCounts(changed).map(([field, count]) => `${field} ${count}`),
      8,
    ).join(', ');
    const aside = setAside.before === setAside.after ? '' : `${setAside.before} → ${setAside.after}`;
    return [noun, before, after, added.length, removed.length, changed.length, fields, aside];
  });
  const table = [
    ['Noun', 'Before', 'After', 'Added', 'Removed', 'Changed', 'Fields', 'Set aside'],
    ['---', '--:', '--:', '--:', '--:', '--:', '---', '---'],
    ...rows,
  ];
  return ['', ...table.map((cells) => `| ${cells.join(' | ')} |`)];
}

function recordsOf({ nouns }: SnapshotDiff): string[] {
  const all = nouns.flatMap(({ noun, added, removed, changed }) => [
    ...added.map((record) => () => `- ${noun}: added ${titleOf(record)}`),
    ...removed.map((record) => () => `- ${noun}: removed ${titleOf(record)}`),
    ...changed.map((record) => () => {
      const fields = cut(describeFields(noun, record.fields), MAX_FIELDS).map(escape).join('; ');
      return `- ${noun}: ${titleOf(record)}: ${fields}`;
    }),
  ]);
  let bytes = 0;
  const lines = all.slice(0, MAX_RECORDS).map((line) => line());
  const shown = lines.filter((line) => (bytes += Buffer.byteLength(line)) <= MAX_BYTES);
  if (shown.length === 0) return [];
  const left = all.length - shown.length;
  return ['', ...shown, ...(left > 0 ? [`- … and ${left} more`] : [])];
}

const titleOf = ({ id, name }: { id: string; name: string | null }): string =>
  escape(name === null ? plain(id) : `${plain(name)} (${plain(id)})`);

/** Characters that mean something to Markdown or HTML become entities, which never do. */
const escape = (text: string): string =>
  text.replaceAll(/[|`*_<>&[\]#@~\\!]|:(?=\/\/)/g, (character) => `&#${character.charCodeAt(0)};`);
