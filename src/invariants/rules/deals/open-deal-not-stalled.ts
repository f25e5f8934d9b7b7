import { daysBetween, isOpen } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, count } from '../../words.ts';
import { atUnknownStage, dealExample } from './deal-states.ts';
import type { Rule } from '../../types.ts';

export const openDealNotStalled: Rule = {
  id: 'open-deal-not-stalled',
  title: 'Open deals move',
  statement:
    'Every open deal is in its stage for at most 90 days; those that have been there for 30 and for 60 days are listed.',
  why: 'A deal that stands still is rarely won. It hides in the pipeline, and the forecast counts on it.',
  fix: 'Move the deal on, or to Closed Lost with a reason.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'sales/pipeline#watch-the-open-deals',
  reads: { needs: ['deals.stageId', 'deals.stageEnteredOn'], clears: [] },
  evaluate: (context) =>
    eachDeal(context, isOpen, (deal, subject) => {
      const { asOf, config, index } = context;
      const { openDealLookDays, openDealDecideDays, openDealStalledDays } = config.thresholds;
      if (deal.stageEnteredOn === null) {
        return notEvaluated(subject, 'The deal does not say when it entered its stage.');
      }
      const days = daysBetween(deal.stageEnteredOn, asOf);
      if (days < 0) return notEvaluated(subject, 'The deal entered its stage on a day that is still to come.');
      const stalled = days > openDealStalledDays;
      if (!stalled && days < openDealLookDays) return pass(subject);
      const consequence = stalled
        ? 'so it has stalled and the forecast should not count on it'
        : days >= openDealDecideDays
          ? 'so it is time to decide about it'
          : 'so it deserves a look';
      return fail(subject, {
        severity: stalled ? 'warning' : 'info',
        community: communityOfDeal(index, deal),
        message: `${capital(calledSubject(subject))} has been at ${deal.stage ?? 'its stage'} for ${count(days, 'day')}, ${consequence}.`,
      });
    }),
  examples: [
    dealExample(
      { stage: 'Proposal', stageEnteredOn: '2026-05-17' },
      'a deal that has been at Proposal for 29 days',
      'the rule holds',
      'pass',
    ),
    dealExample(
      { stage: 'Proposal', stageEnteredOn: '2026-05-16' },
      'a deal that has been at Proposal for 30 days',
      'it is listed as info',
      'info',
    ),
    dealExample(
      { stage: 'Lead', stageEnteredOn: '2026-03-17' },
      'a deal that has been at Lead for 90 days',
      'it is listed as info',
      'info',
    ),
    dealExample(
      { stage: 'Lead', stageEnteredOn: '2026-03-16' },
      'a deal that has been at Lead for 91 days',
      'it is a warning',
      'warning',
    ),
    dealExample(
      { stage: 'Lead' },
      'a deal at Lead that does not say since when',
      'it is not evaluated',
      'not-evaluated',
    ),
    atUnknownStage,
  ],
};
