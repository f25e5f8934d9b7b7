import type { Engagement } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { distinct } from '../../order.ts';
import { eachEngagement } from '../../standing.ts';
import { capital } from '../../words.ts';
import { clauseExamples } from './fte-clause-consistent.examples.ts';
import { inFte, rounded } from './logged.ts';
import type { Context, Outcome, Related, Rule, Subject } from '../../types.ts';

interface Statement {
  by: string;
  fte: number;
  evidence: Related[];
}

/** What deal and contracts state. Contracts that each state a part are read as one with their sum. */
function statements(engagement: Engagement, { index }: Context): Statement[] {
  return distinct(engagement.dealIds).flatMap((id) => {
    const deal = index.byId.deals.get(id);
    const contracts = index
      .contractsOfDeal(id)
      .flatMap(({ id, name, fteCommitted }) => (fteCommitted === null ? [] : [{ id, name, fte: fteCommitted }]));
    const sum = contracts.reduce((total, { fte }) => total + fte, 0);
    const others = [engagement.fteCommitted, deal?.fteCommitted].filter((fte) => typeof fte === 'number');
    const addUp = contracts.length > 1 && others.every((fte) => rounded(fte) === rounded(sum));
    return [
      ...(deal && deal.fteCommitted !== null
        ? [{ by: called('deal', deal), fte: deal.fteCommitted, evidence: related('deal', 'deal', [deal.id]) }]
        : []),
      ...(addUp ? [{ by: 'its contracts together', fte: sum, evidence: [] }] : contracts.map(ofContract)),
    ];
  });
}

const ofContract = ({ id, name, fte }: { id: string; name: string | null; fte: number }): Statement => ({
  by: called('contract', { id, name }),
  fte,
  evidence: related('contract', 'contract', [id]),
});

/** Eligible are engagements where at least two of engagement, deal and contracts state FTE. */
function judge(engagement: Engagement, subject: Subject, context: Context): Outcome | null {
  const { index } = context;
  const { id, dealIds, contractIds, fteCommitted } = engagement;
  const own = fteCommitted === null ? [] : [{ by: 'the engagement', fte: fteCommitted, evidence: [] }];
  const [first, ...others] = [...own, ...statements(engagement, context)];
  const other = others.find(({ fte }) => first && rounded(fte) !== rounded(first.fte));
  const uncertain =
    doubt(index, 'deals', { named: dealIds }) ??
    doubt(index, 'contracts', { naming: [id, ...dealIds], named: contractIds });
  if (first && other) {
    // Two deals are not one clause.
    if (distinct(dealIds).length > 1) return notEvaluated(subject, NOT_ONE_DEAL);
    return fail(subject, {
      severity: 'warning',
      evidence: [first, ...others].flatMap(({ evidence }) => evidence),
      community: communityOfEngagement(index, engagement),
      message: `${capital(calledSubject(subject))} has FTE clauses that differ: ${first.by} states ${inFte(first.fte)} and ${other.by} ${inFte(other.fte)}, so nobody can tell what is owed.`,
    });
  }
  if (!first || (others.length === 0 && !uncertain)) return null;
  return uncertain ? notEvaluated(subject, uncertain) : pass(subject);
}

const NOT_ONE_DEAL = 'The engagement does not name exactly one deal: engagement-has-exactly-one-deal reports it.';

export const fteClauseConsistent: Rule = {
  id: 'fte-clause-consistent',
  title: 'The FTE clause is the same everywhere',
  statement: 'Deal, contract and engagement state the same FTE, as far as they state one.',
  why: 'Delivery plans by the engagement and the community reads the contract. With two numbers one of them is disappointed.',
  fix: 'Correct FTE committed on the engagement, the contract or the deal to what the executed agreement states.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/workflow#fte-clauses',
  reads: {
    needs: ['engagements.dealRef'],
    clears: ['contracts.dealRef', 'engagements.contractIds', 'engagements.status'],
  },
  evaluate: (context) => eachEngagement(context, (engagement, subject) => judge(engagement, subject, context)),
  examples: clauseExamples,
};
