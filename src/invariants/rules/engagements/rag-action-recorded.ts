import { communityOfEngagement } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachEngagement } from '../../standing.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

/** Eligible are engagements that are Amber or Red; where none is stated, rag-present asks for one. */
export const ragActionRecorded: Rule = {
  id: 'rag-action-recorded',
  title: 'Amber and Red come with an action',
  statement: 'Every engagement that is Amber or Red has a RAG note.',
  why: 'A status changes nothing by itself. The note says what is at risk, what is done about it and by whom.',
  fix: 'Write into RAG note what is at risk, the action, who takes it and when you look again.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/rag#what-is-checked',
  reads: { needs: ['engagements.rag', 'engagements.ragNote'], clears: ['engagements.status'] },
  evaluate: (context) =>
    eachEngagement(context, (engagement, subject) => {
      const { rag, ragNote } = engagement;
      if (rag === null || rag === 'Green') return null;
      if (ragNote !== null) return pass(subject);
      return fail(subject, {
        severity: 'warning',
        community: communityOfEngagement(context.index, engagement),
        message: `${capital(calledSubject(subject))} is ${rag} and has no RAG note, so no action is recorded.`,
      });
    }),
  examples: [
    {
      given: 'an engagement that is Red, with a note',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { engagements: [{ rag: 'Red', ragNote: 'The data cannot be moved. Action: re-scope, delivery lead.' }] },
    },
    {
      given: 'an engagement that is Amber, without a note',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: { engagements: [{ rag: 'Amber' }] },
    },
    {
      given: 'a cancelled engagement that is Red without a note, beside one that is Amber with a note',
      then: 'the rule holds, because cancelled engagements are left out',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        engagements: [
          { rag: 'Red', status: 'Cancelled' },
          { rag: 'Amber', ragNote: 'A date may slip.' },
        ],
      },
    },
  ],
};
