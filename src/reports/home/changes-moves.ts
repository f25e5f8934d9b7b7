import { daysBetween, type Day, type Deal, type Stage } from '../../model/index.ts';
import { dealPage } from '../workspace/addresses.ts';
import { communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { backTo, sinceOf, type Change } from './changes.ts';

/** Deals that came to another stage lately: as the nights saw it, and as HubSpot dates it where no night did. */
export function movedLately(inputs: WorkInputs): Change[] {
  const { journal, asOf, look, snapshot } = inputs;
  const from = backTo(asOf);
  const noted = (journal?.moves ?? []).filter(({ seen }) => seen >= from && seen <= asOf);
  const isNoted = new Set(noted.map(({ deal, to }) => keyOf(deal, to)));
  const since = sinceOf(inputs);
  return [
    ...noted.flatMap(({ deal: id, on, seen, from: before, to }) => {
      const deal = look.byId.deals.get(id);
      const way = before === null ? `Came in at ${to}` : `${before} → ${to}`;
      return deal ? changeOf(deal, on, seen === asOf, way, inputs) : [];
    }),
    ...snapshot.records.deals.flatMap((deal) => {
      const { stage, stageEnteredOn: day } = deal;
      if (stage === null || day === null || day < from || day > asOf || isNoted.has(keyOf(deal.id, stage))) return [];
      return changeOf(deal, day, since.known === 'none' && isYesterday(day, asOf), `Entered ${stage}`, inputs);
    }),
  ];
}

const keyOf = (deal: string, stage: Stage) => JSON.stringify([deal, stage]);

/** Without a history, what is dated yesterday or today counts as fresh. */
export const isYesterday = (day: Day, asOf: Day): boolean => daysBetween(day, asOf) <= 1;

const changeOf = (deal: Deal, day: Day, isFresh: boolean, detail: string, inputs: WorkInputs): Change => ({
  ...{ kind: 'Deal moved', day, isFresh, detail },
  record: { name: deal.name ?? `deal ${deal.id}`, page: dealPage(deal.id), url: inputs.urlOf('deal', deal.id) },
  ...{ community: communityOfDeal(deal, inputs), team: 'BD' },
});
