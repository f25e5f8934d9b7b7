import type { HandbookText } from '../../src/handbook/index.ts';

const SHOWN = 10;

/** What a handbook from elsewhere came to: pages, problems by kind, and the first of them. */
export function handbookSummary(folder: string, pages: readonly HandbookText[]): string {
  const problems = pages.flatMap(({ file, problem, problems }) => [
    ...(problem === null ? [] : [{ file, line: lineIn(problem), kind: 'not readable', why: problem }]),
    ...problems.map(({ line, kind, why }) => ({ file, line, kind, why })),
  ]);
  const counts = [...Map.groupBy(problems, ({ kind }) => kind)].map(([kind, each]) => `${each.length} ${kind}`).sort();
  const rest = problems.length - SHOWN;
  return [
    `Handbook: ${pages.length} ${pages.length === 1 ? 'page' : 'pages'} of ${folder}`,
    problems.length === 0
      ? 'Nothing in them could not be shown.'
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: ${counts.join(', ')}`,
    ...problems.slice(0, SHOWN).map(({ file, line, why }) => `  ${file}:${line}: ${why}`),
    ...(rest > 0 ? [`  … and ${rest} more: see handbook-health/`] : []),
    '',
  ].join('\n');
}

/** The line that a sentence names; the first where it names none. */
const lineIn = (sentence: string): number => Number(/(\d+):\d+/.exec(sentence)?.[1] ?? 1);
