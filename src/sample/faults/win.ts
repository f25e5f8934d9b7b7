import { addDays, type Contract, type Day } from '../../model/index.ts';
import { stageAt } from '../pipeline.ts';
import type { Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { newRecordId, newHubspotId } from './new-ids.ts';

/** Whether an open deal has come so far that it can be won by filling in its agreement. */
export const canBeWon = ({ deal, engagement }: Chain): boolean =>
  engagement === null && deal.amount !== null && (deal.stage === 'Proposal' || deal.stage === 'Negotiation');

/** Wins an open deal on a day, with agreement, contract and order in order, and without an engagement. */
export function win(draft: Draft, { community, deal, others }: Chain, closedOn: Day): void {
  const executedOn = addDays(closedOn, -3);
  const start =
    deal.contractStart ??
    startAfter(
      draft,
      others.map(({ id }) => id),
    );
  const end = deal.contractEnd ?? addDays(start, 364);
  const agreementUrl =
    deal.agreementUrl ?? `https://files.example/agreements/${community.communityId ?? deal.id}-signed.pdf`;
  const { id: stageId, label } = stageAt('Closed Won');
  draft.change('deals', deal.id, {
    stage: 'Closed Won',
    stageId,
    stageLabel: label,
    closedOn,
    stageEnteredOn: closedOn,
    modifiedAt: `${closedOn}T11:20:00.000Z`,
    contractStart: start,
    contractEnd: end,
    agreementType: 'service_agreement',
    agreementUrl,
    agreementExecutedOn: executedOn,
    statementOfWorkUrl: deal.statementOfWorkUrl ?? agreementUrl.replace('-signed', '-statement-of-work'),
    verbalCloseOn: addDays(executedOn, -2),
    billingColumnsOn: closedOn,
  });
  const contract: Contract = {
    id: newRecordId(draft),
    name: `${community.shortName ?? deal.id} service agreement from ${start.slice(0, 7)}`,
    type: 'Service Agreement',
    dealRef: deal.id,
    dealIds: [deal.id],
    executedOn,
    start,
    end,
    url: agreementUrl,
    fteCommitted: deal.fteCommitted,
  };
  draft.add('contracts', contract);
  const order = { createdOn: closedOn, fulfillmentStatus: 'Open', dealIds: [deal.id] };
  draft.add('orders', {
    id: newHubspotId(draft),
    name: `Delivery request for ${community.shortName ?? deal.id}`,
    ...order,
  });
}

/** The day after the community's last term, or six weeks ahead. */
function startAfter({ records, asOf }: Draft, dealIds: readonly string[]): Day {
  const ends = records.engagements
    .filter((engagement) => engagement.dealIds.some((id) => dealIds.includes(id)))
    .flatMap(({ end }) => end ?? []);
  const last = ends.sort().at(-1);
  return last === undefined || last < asOf ? addDays(asOf, 42) : addDays(last, 1);
}
