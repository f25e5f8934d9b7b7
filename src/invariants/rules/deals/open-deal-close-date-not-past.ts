import { isOpen } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, inWords } from '../../words.ts';
import { atUnknownStage, dealExample } from './deal-states.ts';
import type { Rule } from '../../types.ts';

export const openDealCloseDateNotPast: Rule = {
  id: 'open-deal-close-date-not-past',
  title: 'The close date of an open deal is ahead',
  statement: 'The close date of every open deal is today or later.',
  why: 'The close date of an open deal is a forecast, and revenue is forecast from it. One that has passed is wrong.',
  fix: 'Set the close date to the day on which you now expect the deal to be won, or move the deal to the stage that it has reached.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/pipeline#watch-the-open-deals',
  reads: { needs: ['deals.stageId', 'deals.closedOn'], clears: [] },
  evaluate: (context) =>
    eachDeal(context, isOpen, (deal, subject) => {
      if (deal.closedOn === null) return notEvaluated(subject, 'The deal has no close date.');
      if (deal.closedOn >= context.asOf) return pass(subject);
      return fail(subject, {
        severity: 'warning',
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} is still open and its close date, ${inWords(deal.closedOn)}, has passed, so the forecast counts on a day that is gone.`,
      });
    }),
  examples: [
    dealExample(
      { stage: 'Proposal', closedOn: '2026-06-15' },
      'a deal at Proposal whose close date is the day of the check',
      'the rule holds',
      'pass',
    ),
    dealExample(
      { stage: 'Proposal', closedOn: '2026-06-14' },
      'a deal at Proposal whose close date was yesterday',
      'it is a warning',
      'warning',
    ),
    dealExample({ stage: 'Lead' }, 'a deal at Lead without a close date', 'it is not evaluated', 'not-evaluated'),
    atUnknownStage,
  ],
};
