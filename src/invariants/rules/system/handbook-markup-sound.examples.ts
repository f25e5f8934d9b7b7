import type { HandbookPage, HandbookProblem } from '../../../model/index.ts';
import type { Example } from '../../types.ts';
import { handbookOf } from './handbook-example.ts';

const unknown: HandbookProblem = {
  kind: 'unknown-directive',
  detail: 'grid-of-cards',
  line: 12,
  why: 'There is no directive grid-of-cards, so readers see its text as it was typed.',
  fix: 'Write the name of a directive that there is.',
};

const page = (part: Partial<HandbookPage>) => handbookOf([part]);

export const markupExamples: Example[] = [
  {
    given: 'a page without a mistake',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...page({}),
  },
  {
    given: 'a page with a directive that is not known, in two places',
    then: 'it is a warning that names the first place, for the team of the page',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...page({ problems: [{ ...unknown, line: 30 }, unknown] }),
  },
  {
    given: 'a page with two different mistakes',
    then: 'each of them is a warning',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...page({
      problems: [
        unknown,
        {
          ...{ kind: 'unresolved-reference', detail: 'leads/hale.md', line: 20 },
          why: 'The reference to leads/hale.md leads nowhere, so readers see it as text.',
          fix: 'Point it at leads/hail.md, which is there.',
        },
      ],
    }),
  },
  {
    given: 'a page that could not be read at all',
    then: 'it is a warning with the reason',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...page({ problem: 'The page engagements/rag.mdx cannot be read: 5:3 a tag is not closed.', owner: null }),
  },
  {
    given: 'a check that was made without the handbook',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {},
  },
];
