import { isFrom, type Community } from '../../../model/index.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachCommunity, type Reached } from '../../reached.ts';
import { capital } from '../../words.ts';
import type { Outcome, Rule, Subject } from '../../types.ts';

function judge({ shortName, longName, communityId }: Community, subject: Subject, { stage }: Reached): Outcome {
  if (shortName !== null && longName !== null) return pass(subject);
  const missing =
    shortName === null ? (longName === null ? 'neither a short nor a long name' : 'no short name') : 'no long name';
  return fail(subject, {
    severity: isFrom(stage, 'Contract Admin') ? 'error' : 'warning',
    community: communityId,
    message: `${capital(calledSubject(subject))} is at ${stage} and has ${missing}, so agreements and reports cannot call it by its name.`,
  });
}

const at = (stage: 'Negotiation' | 'Contract Admin', names: { shortName?: string; longName?: string }) => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', communityId: 'reefs', ...names }],
    deals: [{ stage, communityRecordIds: ['5'] }],
  },
});

export const communityNamesPresent: Rule = {
  id: 'community-names-present',
  title: 'A community has a short and a long name',
  statement:
    'From Negotiation on, a community has a short name and a long name; from Contract Admin on it is an error if not.',
  why: 'The long name stands on the agreement, the short one on hubs and reports. Without them somebody makes one up.',
  fix: 'Set community_short_name and name on the company in HubSpot.',
  severity: 'error',
  owner: 'BD',
  handbook: 'data/community-id#names-beside-it',
  reads: { needs: ['deals.stageId', 'communities.shortName', 'communities.longName'], clears: [] },
  evaluate: (context) => eachCommunity(context, judge),
  examples: [
    {
      given: 'a community at Contract Admin with both names',
      then: 'the rule holds',
      outcome: 'pass',
      ...at('Contract Admin', { shortName: 'Reefs', longName: 'The Reef Network' }),
    },
    {
      given: 'a community at Negotiation without a short name',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      ...at('Negotiation', { longName: 'The Reef Network' }),
    },
    {
      given: 'a community at Contract Admin without a long name',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      ...at('Contract Admin', { shortName: 'Reefs' }),
    },
    {
      given: 'a community without names, whose only deal is at a stage that is not known',
      then: 'it is not evaluated, because names are due from Negotiation on',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { communities: [{ id: '5' }], deals: [{ stage: null, communityRecordIds: ['5'] }] },
    },
  ],
};
