import { isDay, reviewDue, type Day, type HandbookPage } from '../../../model/index.ts';
import { fail, notEvaluated, pass } from '../../outcome.ts';
import { inWords } from '../../words.ts';
import { OWNERS, type Context, type Outcome, type Rule } from '../../types.ts';
import { pageSubject, unread } from './handbook-pages.ts';
import { sopPageExamples } from './sop-page-current.examples.ts';

/** Every page of the handbook but those that only lead to others, which state nothing that could become untrue. */
function evaluate({ handbook, asOf }: Context): Outcome[] {
  if (handbook === null) return unread();
  return handbook.pages.filter(({ isSplash }) => !isSplash).map((page) => judge(page, asOf));
}

function judge(page: HandbookPage, asOf: Day): Outcome {
  const { title, owner: team, status, reviewed, reviewEvery, problem } = page;
  const subject = pageSubject(page);
  if (problem !== null) return notEvaluated(subject, problem);
  const owner = OWNERS.find((name) => name === team);
  const finding = (fact: string, fix?: string) =>
    fail(subject, {
      severity: 'info',
      community: null,
      message: `The handbook page “${title}” ${fact}.`,
      ...(fix === undefined ? {} : { fix }),
      ...(owner === undefined ? {} : { owner }),
    });
  if (owner === undefined)
    return finding('has no owner, so nobody keeps it true', 'Set `owner` in its front matter to BD, DE or P&S.');
  if (status === 'out-of-date') return finding('is marked as out of date, so nobody can rely on it');
  if (!isDay(reviewed))
    return finding(
      'does not say when it was reviewed, so nobody knows whether it holds',
      'Review it, and set `reviewed`.',
    );
  if (reviewed > asOf)
    return notEvaluated(subject, `It was reviewed on ${inWords(reviewed)}, after the date of the check.`);
  const due = reviewDue(reviewed, reviewEvery);
  return due >= asOf
    ? pass(subject)
    : finding(`was due for review on ${inWords(due)}, so it may tell what is not done any more`);
}

export const sopPageCurrent: Rule = {
  id: 'sop-page-current',
  title: 'Every handbook page has an owner and was reviewed in time',
  statement:
    'A page of the handbook has an owner team, is not marked as out of date, and its next review, some months after the last as the page says, is not past.',
  why: 'A procedure that nobody has read for a year is followed all the same. A date and an owner make somebody look before it misleads.',
  fix: 'Give the page a review by its owner: correct what has changed, then set `reviewed` in its front matter to today.',
  severity: 'info',
  owner: 'BD',
  handbook: 'data/handbook-upkeep#review',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: sopPageExamples,
};
