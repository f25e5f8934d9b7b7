import type { HandbookProblem } from '../../model/index.ts';
import { unclosedFences } from './fences.ts';

/** What shows in a MyST file's text already, before it is read as Markdown. */
export const sourceProblems = (text: string): HandbookProblem[] => unclosedFences(text);

/** One problem of each kind and detail, at the first of its lines, in the order of lines. */
export function merged(problems: readonly HandbookProblem[]): HandbookProblem[] {
  const first = new Map<string, HandbookProblem>();
  for (const problem of [...problems].sort((a, b) => a.line - b.line)) {
    const key = `${problem.kind} ${problem.detail}`;
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}
