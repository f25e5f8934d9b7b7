import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, pass, subjectOf } from '../../outcome.ts';
import { capital } from '../../words.ts';
import type { Deal } from '../../../model/index.ts';
import type { Rule } from '../../types.ts';

function stageFact({ stageId, stageLabel }: Deal): string {
  if (stageId === null) return 'has no stage';
  if (stageLabel === null) return `is at the stage ${stageId}, which its pipeline does not have`;
  return `is at the stage “${stageLabel}” (${stageId}), which is none of the seven`;
}

export const stageKnown: Rule = {
  id: 'stage-known',
  title: 'The stage of a deal is known',
  statement:
    'The stage of every deal is one of the seven canonical stages, by its label or by the mapping in the configuration.',
  why: 'Nearly every rule about a deal depends on its stage. A stage that is not known leaves the deal unwatched.',
  fix: 'Choose one of the seven stages in HubSpot, or map the stage under hubspot.stages in plumbline.config.ts.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/pipeline#stage-names',
  reads: { needs: ['deals.stageId'], clears: ['deals.pipelineId'] },
  evaluate: ({ snapshot, index }) =>
    snapshot.records.deals.map((deal) => {
      const subject = subjectOf('deal', deal);
      if (deal.stage !== null) return pass(subject);
      return fail(subject, {
        severity: 'error',
        community: communityOfDeal(index, deal),
        message: `${capital(calledSubject(subject))} ${stageFact(deal)}, so no rule about stages can watch it.`,
      });
    }),
  examples: [
    {
      given: 'a deal at Proposal',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ stage: 'Proposal', stageId: '3', stageLabel: 'Proposal' }] },
    },
    {
      given: 'a deal at a stage called “Parked”, which the configuration does not map',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ stage: null, stageId: '9', stageLabel: 'Parked' }] },
    },
    {
      given: 'a deal without a stage',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ stage: null, stageId: null, stageLabel: null }] },
    },
  ],
};
