import type { HandbookText } from '../../src/handbook/index.ts';
import type { Plan } from './plan.ts';

/** What an import did, and what needs a hand: each on a line that begins with file and line. */
export function reportOf(
  { copied, unchanged, tocLeft, made }: Plan,
  pages: readonly HandbookText[],
  { out, isDry }: { out: string; isDry: boolean },
): string {
  const place = (file: string, line: number) => `${out}/${file}:${line}`;
  const files = copied.length === 1 ? '1 file' : `${copied.length} files`;
  const ofPages = pages.length === 1 ? '1 page' : `${pages.length} pages`;
  const wrong = pages.flatMap(({ file, problem, problems }) => [
    ...(problem === null
      ? []
      : [{ kind: 'unreadable', at: place(file, lineIn(problem)), says: `${problem} Correct it there.` }]),
    ...problems.map(({ kind, line, why, fix }) => ({
      kind,
      at: place(file, line),
      says: `${why} ${fix}`,
    })),
  ]);
  const bare = pages
    .filter(({ problem, isSplash }) => problem === null && !isSplash)
    .flatMap((page) => {
      const missing = [page.owner === null ? 'owner' : '', page.reviewed === null ? 'reviewed' : ''].filter(Boolean);
      const names = missing.join(' and ');
      return missing.length === 0 ? [] : `${place(page.file, 1)}: Its front matter lacks ${names}. Add ${names}.`;
    });
  const kinds = [...new Set(wrong.map(({ kind }) => kind))].sort();
  const lines = [
    `${isDry ? 'Would copy' : 'Copied'} ${files} into ${out}; the folder holds ${ofPages}.`,
    ...(unchanged.length > 0 ? [`There already: ${unchanged.length}.`] : []),
    ...[...made.keys()].map(
      (file) => `${isDry ? 'Would write' : 'Wrote'} ${out}/${file}, which makes the folder a section of its own.`,
    ),
    ...(tocLeft === null ? [] : [`${tocLeft} was left behind, because ${out} has its own order: add the pages there.`]),
    ...wrong.map(({ at, says }) => `${at}: ${says}`),
    ...bare,
    ...(wrong.length === 0 ? ['Every page is shown as it was written.'] : ['What needs a hand, by kind:']),
    ...kinds.map((kind) => `  ${kind.padEnd(22)} ${wrong.filter((one) => one.kind === kind).length}`),
    ...(bare.length === 0 ? [] : [`Without owner or day of review: ${bare.length} of ${ofPages}.`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The line that a parser's message names. */
const lineIn = (problem: string) => Number(/(\d+):\d+/.exec(problem)?.[1] ?? 1);
