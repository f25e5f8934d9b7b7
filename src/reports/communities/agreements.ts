import type { Contract, Deal, Engagement } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { httpsUrl } from '../commitment.ts';
import { dealPlace } from '../checks/places.ts';
import { agreementState } from '../directory.ts';
import { compare } from '../words.ts';
import { engagementPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, several, text, type Cell, type Shown } from '../workspace/table.ts';
import { sheetIfAny, type Sheet } from '../workspace/sheet.ts';
import type { Own } from './own.ts';

/** A link to a record in its own system, where that is configured. */
export const recordLink = (words: string, url: string | null): Shown[] =>
  url === null ? [] : [{ text: words, href: url }];

/** A link that somebody typed into a record: what is no https address is shown as it stands. */
export const typedLink = (words: string, address: string | null): Shown[] => {
  if (address === null) return [];
  const href = httpsUrl(address);
  return [href === null ? { text: `${words}: ${address}` } : { text: words, href }];
};

export const notRecorded = (): Cell => ({ value: null, shown: [{ text: 'Not recorded' }] });

/** The contracts of the community's deals, each once, the newest first. */
export function contractsOf({ deals }: Pick<Own, 'deals'>, { look }: WorkInputs): Contract[] {
  const found = new Map(deals.flatMap(({ id }) => look.contractsOfDeal(id)).map((contract) => [contract.id, contract]));
  return [...found.values()].sort((a, b) => compare(b.executedOn ?? '', a.executedOn ?? '') || compare(a.id, b.id));
}

export const contractsTable = (contracts: readonly Contract[], { urlOf }: WorkInputs): Sheet | null =>
  sheetIfAny(
    'Contracts',
    ['Contract', 'Type', 'Executed', 'Start', 'End', 'Open'],
    contracts.map(({ id, name, type, executedOn, start, end, url }) => [
      text(name ?? `Contract ${id}`),
      type === null ? notRecorded() : text(type),
      executedOn === null ? notRecorded() : date(executedOn),
      start === null ? notRecorded() : date(start),
      end === null ? notRecorded() : date(end),
      several(null, [...typedLink('Document', url), ...recordLink('Airtable', urlOf('contract', id))]),
    ]),
  );

export const engagementsTable = (engagements: readonly Engagement[], { urlOf, asOf }: WorkInputs): Sheet | null =>
  sheetIfAny(
    'Engagements',
    ['Engagement', 'State', 'Start', 'End', 'Tier', 'RAG', 'Open'],
    engagements.map((one) => [
      several(one.name, [{ text: one.name ?? `Engagement ${one.id}`, href: engagementPage(one.id) }]),
      text(one.status === 'Cancelled' ? 'cancelled, not counted' : agreementState(one, asOf)),
      one.start === null ? notRecorded() : date(one.start),
      one.end === null ? notRecorded() : date(one.end),
      one.serviceTier === null ? notRecorded() : text(one.serviceTier),
      one.rag === null ? notRecorded() : text(one.rag),
      several(null, recordLink('Airtable', urlOf('engagement', one.id))),
    ]),
  );

export const dealsTable = (deals: readonly Deal[], { look, urlOf }: WorkInputs): Sheet | null =>
  sheetIfAny(
    'Deals',
    ['Deal', 'Stage', 'Since', 'Type', 'Amount:number', 'Open'],
    deals.map((deal) => [
      several(deal.name, [{ text: deal.name ?? `Deal ${deal.id}`, href: dealPlace(deal.id, look)[0]?.href ?? null }]),
      text(deal.stage ?? `Not known: “${deal.stageLabel ?? deal.stageId ?? 'nothing'}”`),
      deal.stageEnteredOn === null ? notRecorded() : date(deal.stageEnteredOn),
      deal.type === null ? notRecorded() : text(deal.type),
      deal.amount === null ? notRecorded() : text(amountsOf([deal.amount]).map(amountText).join('')),
      several(null, recordLink('HubSpot', urlOf('deal', deal.id))),
    ]),
  );
