import { termFinder } from '../../../model/index.ts';
import { NO_GLOSSARY } from '../../doubt.ts';
import { fail, GLOSSARY_FILE, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import type { Context, Example, Outcome, Rule } from '../../types.ts';
import { entryOf, handbookOf } from './handbook-example.ts';
import { unread } from './handbook-pages.ts';

/** Every entry of the glossary. */
function evaluate({ handbook }: Context): Outcome[] {
  if (handbook === null) return unread();
  const { glossary, pages } = handbook;
  if (glossary === null) return [notEvaluated(subjectOf('page', { id: GLOSSARY_FILE, name: 'Glossary' }), NO_GLOSSARY)];
  const find = termFinder(glossary);
  const used = new Set(pages.flatMap(({ terms }) => terms.flatMap(({ term }) => find(term)?.id ?? [])));
  const problem = pages.find((page) => page.problem !== null)?.problem ?? null;
  return glossary.map(({ id, term, line }) => {
    const subject = subjectOf('page', { id: `${GLOSSARY_FILE}#${id}`, name: term });
    if (used.has(id)) return pass(subject);
    // A page that could not be read may use it.
    if (problem !== null) return notEvaluated(subject, problem);
    return fail(subject, {
      ...{ severity: 'info', community: null },
      message: `The glossary explains “${term}” (glossary.yaml:${line}), which no page of the handbook uses, so nobody meets the explanation.`,
    });
  });
}

const glossary = [entryOf('mou', 'MoU', ['memorandum of understanding'])];

const uses = (...terms: string[]) => ({ terms: terms.map((term) => ({ term, line: 10 })) });

const examples: Example[] = [
  {
    given: 'an entry whose id a page uses',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...handbookOf([uses('mou')], glossary),
  },
  {
    given: 'an entry of which a page uses another name only',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...handbookOf([uses('Memorandum of understanding')], glossary),
  },
  {
    given: 'an entry that no page uses',
    then: 'it is listed',
    outcome: 'fail',
    severity: 'info',
    asOf: '2026-06-15',
    ...handbookOf([uses('quote')], glossary),
  },
  {
    given: 'an entry that no page uses, and a page that could not be read',
    then: 'it is not evaluated, because that page may use it',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    ...handbookOf([{ problem: 'The page cannot be read.' }], glossary),
  },
  {
    given: 'an entry that is used, and a page that could not be read',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...handbookOf([uses('mou'), { id: 'sales/lead', problem: 'The page cannot be read.' }], glossary),
  },
  {
    given: 'a handbook without a glossary',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    ...handbookOf([uses('mou')]),
  },
  {
    given: 'a check that was made without the handbook',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {},
  },
];

export const glossaryTermUsed: Rule = {
  id: 'glossary-term-used',
  title: 'Every entry of the glossary is used on a page',
  statement: 'At least one page of the handbook marks each entry of the glossary as a term, by any of its names.',
  why: 'An entry that no page leads to is not kept true, and may explain a word that the team has given up.',
  fix: 'Point a page at it: mark the term where it is first used. Or remove it from content/glossary.yaml.',
  severity: 'info',
  owner: 'DE',
  handbook: 'data/handbook-upkeep#the-glossary',
  reads: { needs: [], clears: [] },
  evaluate,
  examples,
};
