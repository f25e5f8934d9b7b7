import {
  nearest,
  plain,
  termFinder,
  type HandbookFacts,
  type HandbookPage,
  type TermUse,
} from '../../../model/index.ts';
import { NO_GLOSSARY } from '../../doubt.ts';
import { group } from '../../group.ts';
import { fail, notEvaluated, pass } from '../../outcome.ts';
import type { Context, Example, Outcome, Rule } from '../../types.ts';
import { entryOf, handbookOf } from './handbook-example.ts';
import { ownerOf, pageSubject, placeOf, unread } from './handbook-pages.ts';

/** Every term that a page marks as one, once a page however it is spelt there. */
function evaluate({ handbook }: Context): Outcome[] {
  if (handbook === null) return unread();
  const judge = judgeWith(handbook);
  return handbook.pages.flatMap((page) => {
    if (page.problem !== null) return [notEvaluated(pageSubject(page), page.problem)];
    return [...group(page.terms, ({ term }) => [plain(term)])].map(([name, uses]) => judge(page, name, uses));
  });
}

function judgeWith({ glossary }: HandbookFacts) {
  const find = termFinder(glossary ?? []);
  const names = (glossary ?? []).flatMap(({ id, term, aliases }) => [term, ...aliases, id]);
  return (page: HandbookPage, name: string, uses: readonly TermUse[]): Outcome => {
    const subject = pageSubject(page, `term:${name}`);
    if (glossary === null) return notEvaluated(subject, NO_GLOSSARY);
    if (find(name) !== null) return pass(subject);
    const place = placeOf(
      page,
      uses.map(({ line }) => line),
    );
    const term = (uses[0]?.term ?? name).replace(/\s+/g, ' ').trim();
    const meant = nearest(name, names);
    return fail(subject, {
      ...{ severity: 'warning', community: null, ...ownerOf(page) },
      message: `The handbook page “${page.title}” marks “${term}” as a term (${place}), but the glossary lacks it, so its readers are told no meaning.`,
      ...(meant === null ? {} : { fix: `Correct the term: “${meant}” is there, and may be what is meant.` }),
    });
  };
}

const glossary = [entryOf('mou', 'MoU', ['memorandum of understanding']), entryOf('community', 'Community')];

const uses = (...terms: string[]) => ({ terms: terms.map((term, at) => ({ term, line: 10 + at })) });

const examples: Example[] = [
  {
    given: 'a page that uses a term by its id',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...handbookOf([uses('mou')], glossary),
  },
  {
    given: 'a page that uses another name of a term in the plural, with other capitals',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...handbookOf([uses('Memorandum of  Understanding', 'communities', 'MoUs')], glossary),
  },
  {
    given: 'a page that uses a term that nobody has defined, twice',
    then: 'it is one warning, for the team of the page',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...handbookOf([uses('Steering group', 'mou', 'steering group')], glossary),
  },
  {
    given: 'a term with a slip of the pen',
    then: 'it is a warning that names the nearest one',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...handbookOf([{ ...uses('comunity'), owner: null }], glossary),
  },
  {
    given: 'a handbook without a glossary',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    ...handbookOf([uses('mou')]),
  },
  {
    given: 'a page that could not be read',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    ...handbookOf([{ problem: 'The page cannot be read.' }], glossary),
  },
  {
    given: 'a check that was made without the handbook',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {},
  },
];

export const glossaryTermDefined: Rule = {
  id: 'glossary-term-defined',
  title: 'Every term that a handbook page marks is in the glossary',
  statement: 'A word that a page of the handbook marks as a term is the name of an entry of the glossary.',
  why: 'A marked word promises its meaning. Without an entry a new reader guesses, and two readers guess differently.',
  fix: 'Add the term to content/glossary.yaml, or take the mark away where it is an everyday word.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'data/handbook-upkeep#the-glossary',
  reads: { needs: [], clears: [] },
  evaluate,
  examples,
};
