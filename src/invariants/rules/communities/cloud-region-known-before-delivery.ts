import type { Community } from '../../../model/index.ts';
import { doubt } from '../../doubt.ts';
import { calledSubject, communitySubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { STAGE_UNKNOWN } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** Eligible are communities with an order on a deal that is not Closed Lost. */
function judge(community: Community, { index }: Context): Outcome | null {
  const deals = index.dealsOfCommunity(community.id).filter(({ stage }) => stage !== 'Closed Lost');
  const orders = deals.flatMap(({ id }) => index.ordersOfDeal(id));
  const subject = communitySubject(community);
  if (orders.length === 0) {
    const uncertain =
      doubt(index, 'deals', { naming: [community.id] }) ??
      doubt(index, 'orders', { naming: deals.map(({ id }) => id) });
    return uncertain === null ? null : notEvaluated(subject, uncertain);
  }
  const { cloudProvider, cloudRegion, communityId } = community;
  if (cloudProvider !== null && cloudRegion !== null) return pass(subject);
  if (deals.every(({ id, stage }) => stage === null || index.ordersOfDeal(id).length === 0))
    return notEvaluated(subject, STAGE_UNKNOWN);
  const missing =
    cloudProvider === null ? (cloudRegion === null ? 'neither provider nor region' : 'no provider') : 'no region';
  return fail(subject, {
    severity: 'warning',
    evidence: related('order', 'order', [...new Set(orders.map(({ id }) => id))]),
    community: communityId,
    message: `${capital(calledSubject(subject))} has an order for delivery and ${missing} of its cloud, so P&S cannot tell where to build the hub.`,
  });
}

const given = (community: Partial<Community>) => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', communityId: 'reefs', ...community }],
    deals: [{ id: '7', stage: 'Contract Admin' as const, communityRecordIds: ['5'] }],
    orders: [{ id: '9', dealIds: ['7'] }],
  },
});

export const cloudRegionKnownBeforeDelivery: Rule = {
  id: 'cloud-region-known-before-delivery',
  title: 'The cloud is chosen before delivery begins',
  statement: 'A community with an order on one of its deals has a cloud provider and a region.',
  why: 'A hub is built where the community’s data are. Moving it later costs weeks and the transfer of everything in it.',
  fix: 'Set cloud_provider and cloud_region on the company in HubSpot.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'engagements/hand-off#cloud-and-region',
  reads: { needs: ['communities.cloudProvider', 'communities.cloudRegion'], clears: ['deals.stageId'] },
  evaluate: (context) => context.snapshot.records.communities.flatMap((community) => judge(community, context) ?? []),
  examples: [
    {
      given: 'a community without a region, and an order for a deal whose stage is not known',
      then: 'it is not evaluated, because the deal may be lost',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '7', stage: null, stageId: '99', communityRecordIds: ['5'] }],
        orders: [{ dealIds: ['7'] }],
      },
    },
    {
      given: 'a community with an order, on AWS in us-west-2',
      then: 'the rule holds',
      outcome: 'pass',
      ...given({ cloudProvider: 'aws', cloudRegion: 'us-west-2' }),
    },
    {
      given: 'a community with an order and a provider without a region',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      ...given({ cloudProvider: 'aws' }),
    },
    {
      given: 'a community with an order and neither provider nor region',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      ...given({}),
    },
    {
      given: 'a community without a region, and an order for its deal that could not be read',
      then: 'it is not evaluated, because the region is due once there is an order',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {
        communities: [{ id: '5', communityId: 'reefs' }],
        deals: [{ id: '7', stage: 'Contract Admin', communityRecordIds: ['5'] }],
      },
      setAside: [
        { noun: 'orders', id: '9', name: null, field: 'createdOn', expected: 'a date', found: '"soon"', links: ['7'] },
      ],
    },
  ],
};
