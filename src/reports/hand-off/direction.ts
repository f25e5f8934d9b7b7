import { systemName, type Config, type Stage } from '../../model/index.ts';

/** The records that a value stands on. */
export type Side = 'deal' | 'contract' | 'engagement';

/** A value as it is compared; null where the side does not state it, undefined where the side has no such field. */
export type Stated = Partial<Record<Side, string | null>>;

/** What to do, and on which record. */
export interface Direction {
  words: string;
  edit: Side;
}

/**
 * Which record to correct. The executed agreement says what was sold: where the contract takes one side, the other is
 * wrong. Otherwise HubSpot holds what was sold from the day it was won, and the engagement follows; before that the
 * agreement is still being written, and nothing is settled until it is.
 */
export function correct(stated: Stated, stage: Stage | null, config: Config): Direction {
  const { deal, contract, engagement } = stated;
  const kept = systemName('airtable', config);
  if (engagement === undefined)
    return { words: `Look into the executed agreement, and correct the deal or the contract in ${kept}`, edit: 'deal' };
  if (contract !== undefined && contract !== null && deal !== engagement) {
    if (contract === deal)
      return { words: `Correct the engagement in ${kept}: deal and contract agree`, edit: 'engagement' };
    if (contract === engagement)
      return { words: 'Correct the deal in HubSpot: contract and engagement agree', edit: 'deal' };
  }
  if (deal === engagement && contract !== deal)
    return { words: `Correct the contract in ${kept}: deal and engagement agree`, edit: 'contract' };
  return stage === 'Closed Won'
    ? { words: `Look into the agreement; the engagement in ${kept} follows what was sold`, edit: 'engagement' }
    : { words: 'Settle it in the agreement, then write it into the deal', edit: 'deal' };
}

/** Where a value is to be written that one side lacks. */
export function enter(side: Side, config: Config): Direction {
  const kept = side === 'deal' ? 'HubSpot' : systemName('airtable', config);
  return { words: `Enter it on the ${side} in ${kept}, as the agreement states it`, edit: side };
}
