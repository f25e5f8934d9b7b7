import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachActiveEngagement } from '../../standing.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const ragPresent: Rule = {
  id: 'rag-present',
  title: 'An active engagement has a RAG status',
  statement: 'Every engagement that is active on the day of the check has a RAG status.',
  why: 'A contract without a status is one that nobody has looked at, and trouble in it is seen late.',
  fix: 'Choose Green, Amber or Red for the engagement in Airtable.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/rag#what-is-checked',
  reads: { needs: ['engagements.start', 'engagements.end', 'engagements.rag'], clears: ['engagements.status'] },
  evaluate: (context) =>
    eachActiveEngagement(context, (engagement, subject) =>
      engagement.rag !== null
        ? pass(subject)
        : fail(subject, {
            severity: 'warning',
            community: communityOfEngagement(context.index, engagement),
            message: `${capital(calledSubject(subject))} is active and has no RAG status, so nobody can tell how it is doing.`,
          }),
    ),
  examples: [
    {
      given: 'an active engagement that is Green',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-01-01', end: '2026-12-31', rag: 'Green' }] },
    },
    {
      given: 'an engagement on its last day, without a RAG status',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2025-06-16', end: '2026-06-15' }] },
    },
    {
      given: 'an engagement on its first day, without a RAG status',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-06-15', end: '2027-06-14' }] },
    },
    {
      given: 'an engagement without an end date',
      then: 'it is not evaluated, and engagement-dates-present reports it',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { engagements: [{ start: '2026-01-01' }] },
    },
  ],
};
