import { nearest, type HandbookFacts } from '../../../model/index.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import type { Context, Example, Outcome, Rule } from '../../types.ts';
import { unread } from './handbook-pages.ts';

/** Every rule of the check, by the section that it is bound to. */
function evaluate({ handbook }: Context): Outcome[] {
  if (handbook === null) return unread();
  const pages = new Map(handbook.pages.map((page) => [page.id, page]));
  return handbook.rules.map(({ id, handbook: address }) => {
    const [slug = '', anchor = ''] = address.split('#');
    const subject = subjectOf('page', { id: `${address}:${id}`, name: address });
    const page = pages.get(slug);
    const lost = (fact: string, names: readonly string[], name: string) => {
      const meant = nearest(name, names);
      return fail(subject, {
        severity: 'error',
        community: null,
        message: `The rule ${id} leads to ${address}, but ${fact}, so its findings explain nothing.`,
        ...(meant === null
          ? {}
          : { fix: `Restore the heading, or correct the rule: ${meant} is there, and may be what is meant.` }),
      });
    };
    if (!page) return lost('the handbook has no such page', [...pages.keys()], slug);
    if (page.problem !== null) return notEvaluated(subject, page.problem);
    return page.anchors.includes(anchor)
      ? pass(subject)
      : lost(`“${page.title}” has no such section`, page.anchors, anchor);
  });
}

/** A handbook of one page with one section, and one rule. */
const handbook = (address: string, problem: string | null = null): HandbookFacts => ({
  rules: [{ id: 'renewal-notice-sent', handbook: address }],
  glossary: null,
  pages: [
    {
      ...{ id: 'renewals/sixty-day-notice', file: 'renewals/sixty-day-notice.mdx', title: 'The 60-day notice' },
      ...{ owner: 'BD', status: 'current' },
      ...{
        reviewed: '2026-05-12',
        reviewEvery: 6,
        anchors: ['when', 'send-the-notice'],
        isSplash: false,
        problem,
        problems: [],
        terms: [],
      },
    },
  ],
});

const examples: Example[] = [
  {
    given: 'a rule whose section is on its page',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    records: {},
    handbook: handbook('renewals/sixty-day-notice#send-the-notice'),
  },
  {
    given: 'a rule whose section was given another heading',
    then: 'it is an error that names the nearest heading',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    records: {},
    handbook: handbook('renewals/sixty-day-notice#send-a-notice'),
  },
  {
    given: 'a rule whose page is not there any more',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    records: {},
    handbook: handbook('renewals/offboarding#the-shutdown-notice'),
  },
  {
    given: 'a rule whose page could not be read',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {},
    handbook: handbook('renewals/sixty-day-notice#when', 'The page cannot be read.'),
  },
  {
    given: 'a check that was made without the handbook',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {},
  },
];

export const ruleHandbookLinkResolves: Rule = {
  id: 'rule-handbook-link-resolves',
  title: 'Every rule leads to a section of the handbook that exists',
  statement: 'The page and the section of the handbook that a rule is bound to exist.',
  why: 'Whoever gets a finding looks there for the reason and the way to clear it. A heading that was reworded breaks the link silently.',
  fix: 'Restore the heading in content/handbook, or correct the address in the rule.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/handbook-upkeep#sections-of-rules',
  reads: { needs: [], clears: [] },
  evaluate,
  examples,
};
