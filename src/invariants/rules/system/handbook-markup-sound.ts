import type { HandbookPage, HandbookProblem } from '../../../model/index.ts';
import { group } from '../../group.ts';
import { fail, pass } from '../../outcome.ts';
import type { Context, Outcome, Rule } from '../../types.ts';
import { markupExamples } from './handbook-markup-sound.examples.ts';
import { ownerOf, pageSubject, placeOf, unread } from './handbook-pages.ts';

/** Every page as a whole where nothing is wrong with it, and else each thing that is wrong, once a page. */
const evaluate = ({ handbook }: Context): Outcome[] => handbook?.pages.flatMap(judge) ?? unread();

function judge(page: HandbookPage): Outcome[] {
  if (page.problem !== null) return [unreadable(page, page.problem)];
  const found = group(page.problems, ({ kind, detail }) => [`${kind}:${oneLine(detail)}`]);
  if (found.size === 0) return [pass(pageSubject(page))];
  return [...found].map(([part, problems]) => wrong(page, part, problems));
}

const unreadable = (page: HandbookPage, problem: string): Outcome =>
  fail(pageSubject(page, 'unreadable'), {
    ...{ severity: 'warning', community: null, ...ownerOf(page) },
    message: `The handbook page “${page.title}” is shown as it was typed: ${sentence(problem)}`,
    fix: `Correct ${page.file} where the message says, and build again.`,
  });

function wrong(page: HandbookPage, part: string, problems: readonly HandbookProblem[]): Outcome {
  const [first] = problems.toSorted((a, b) => a.line - b.line);
  const place = placeOf(
    page,
    problems.map(({ line }) => line),
  );
  return fail(pageSubject(page, part), {
    ...{ severity: 'warning', community: null, ...ownerOf(page) },
    message: `The handbook page “${oneLine(page.title)}” is not shown as it was written (${place}): ${sentence(first?.why ?? '')}`,
    ...(first === undefined ? {} : { fix: sentence(first.fix) }),
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const sentence = (text: string): string => `${oneLine(text).replace(/\.+$/, '')}.`;

export const handbookMarkupSound: Rule = {
  id: 'handbook-markup-sound',
  title: 'Every handbook page is shown as it was written',
  statement:
    'Each page of the handbook can be read as a whole: its markup is known and closed, and what it refers to is there.',
  why: 'A reader who meets raw markup, a missing picture or a reference that leads nowhere misses a part of the procedure.',
  fix: 'Correct the line of the page that the message names.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'data/handbook-upkeep#text-that-cannot-be-shown',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: markupExamples,
};
