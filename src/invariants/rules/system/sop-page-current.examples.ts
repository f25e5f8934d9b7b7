import type { HandbookFacts, HandbookPage } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A page of DE that was reviewed on 31 August 2025, for six months. */
const page = (part: Partial<HandbookPage>): { records: Example['records']; handbook: HandbookFacts } => ({
  records: {},
  handbook: {
    rules: [],
    glossary: null,
    pages: [
      {
        ...{ id: 'engagements/rag', file: 'engagements/rag.mdx', title: 'RAG status', owner: 'DE', status: 'current' },
        ...{
          reviewed: '2025-08-31',
          reviewEvery: 6,
          anchors: [],
          isSplash: false,
          problem: null,
          problems: [],
          terms: [],
        },
        ...part,
      },
    ],
  },
});

export const sopPageExamples: Example[] = [
  {
    given: 'a page reviewed on 31 August for six months, on 28 February, the day of its next review',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-02-28',
    ...page({}),
  },
  {
    given: 'the same page a day later',
    then: 'it is listed, for its own team',
    outcome: 'fail',
    severity: 'info',
    asOf: '2026-03-01',
    ...page({}),
  },
  {
    given: 'a page without an owner',
    then: 'it is listed, because nobody keeps it true',
    outcome: 'fail',
    severity: 'info',
    asOf: '2025-09-01',
    ...page({ owner: null }),
  },
  {
    given: 'a page that is marked as out of date',
    then: 'it is listed',
    outcome: 'fail',
    severity: 'info',
    asOf: '2025-09-01',
    ...page({ status: 'out-of-date' }),
  },
  {
    given: 'a page without a date of review',
    then: 'it is listed',
    outcome: 'fail',
    severity: 'info',
    asOf: '2025-09-01',
    ...page({ reviewed: null }),
  },
  {
    given: 'a page whose front matter could not be read',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2025-09-01',
    ...page({ problem: 'The page cannot be read.' }),
  },
  {
    given: 'a check for a day before the last review',
    then: 'it is not evaluated, because the review had not been made',
    outcome: 'not-evaluated',
    asOf: '2025-08-30',
    ...page({}),
  },
  {
    given: 'a check that was made without the handbook',
    then: 'it is not evaluated',
    outcome: 'not-evaluated',
    asOf: '2025-09-01',
    records: {},
  },
];
