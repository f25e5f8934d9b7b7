import type { Engagement } from '../../../model/index.ts';
import { communityOfDeals } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { group } from '../../group.ts';
import { compare } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import type { Rule } from '../../types.ts';

const isLive = ({ status }: Engagement) => status !== 'Cancelled';

/** Eligible is every deal id that stands on an engagement which is not cancelled, even where the deal itself is missing. */
export const dealHasAtMostOneEngagement: Rule = {
  id: 'deal-has-at-most-one-engagement',
  title: 'A deal has one engagement',
  statement: 'No deal stands on two engagements; cancelled engagements do not count.',
  why: 'One agreement is one scope of work. With two engagements it is delivered, reported and renewed twice, or half of it never.',
  fix: 'Keep the engagement that carries the work, and cancel the other or correct its HubSpot Deal ID.',
  severity: 'error',
  owner: 'DE',
  handbook: 'engagements/units-of-work#deal-and-engagement',
  reads: { needs: ['engagements.dealRef'], clears: ['engagements.status'] },
  evaluate: ({ snapshot, index }) => {
    const live = group(snapshot.records.engagements.filter(isLive), ({ dealIds }) => dealIds);
    return [...live]
      .sort(([a], [b]) => compare(a, b))
      .map(([id, engagements]) => {
        const subject = subjectOf('deal', { id, name: index.byId.deals.get(id)?.name ?? null });
        if (engagements.length > 1) {
          const names = enumerate(engagements.map((engagement) => called('engagement', engagement)));
          return fail(subject, {
            severity: 'error',
            related: related(
              'engagement',
              'engagement',
              engagements.map((engagement) => engagement.id),
            ),
            community:
              communityOfDeals(index, [id]) ??
              engagements.find((engagement) => engagement.communityId)?.communityId ??
              null,
            message: `${capital(calledSubject(subject))} stands on ${names}, so the same work is counted more than once.`,
          });
        }
        const uncertain = doubt(index, 'engagements', { naming: [id] });
        return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
      });
  },
  examples: [
    {
      given: 'a deal and one engagement that names it',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }], engagements: [{ dealIds: ['1'] }] },
    },
    {
      given: 'a deal and two engagements that name it',
      then: 'it is an error that names both engagements',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }], engagements: [{ dealIds: ['1'] }, { dealIds: ['1'] }] },
    },
    {
      given: 'a deal and two engagements that name it, one of them cancelled',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }], engagements: [{ dealIds: ['1'] }, { dealIds: ['1'], status: 'Cancelled' }] },
    },
    {
      given: 'a deal with one engagement, and another that names it but could not be read',
      then: 'it is not evaluated, because the second may be cancelled',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }], engagements: [{ id: 'recE1', dealIds: ['1'] }] },
      setAside: [
        {
          noun: 'engagements',
          id: 'recE2',
          name: null,
          field: 'status',
          expected: 'a status',
          found: '"On ice"',
          links: ['1'],
        },
      ],
    },
  ],
};
