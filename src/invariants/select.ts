import type { Contract, Deal, Stage } from '../model/index.ts';
import { once } from './once.ts';
import { distinct } from './order.ts';
import { doubt } from './doubt.ts';
import { notEvaluated, subjectOf } from './outcome.ts';
import type { Context, Outcome, Severity, Subject } from './types.ts';

/** The deals with what outcomes call them. */
const subjects = once(({ snapshot }) =>
  snapshot.records.deals.map((deal) => ({ deal, subject: subjectOf('deal', deal) })),
);

/**
 * Judges the deals at the stages that a rule is about. A deal whose stage is not known may be one of them, so it is
 * eligible and not evaluated. `judge` gives null for a deal that the rule leaves out.
 */
export function eachDeal(
  context: Context,
  at: (stage: Stage) => boolean,
  judge: (deal: Deal, subject: Subject) => Outcome | null,
): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { deal, subject } of subjects(context)) {
    if (deal.stage !== null && !at(deal.stage)) continue;
    const outcome = deal.stage === null ? notEvaluated(subject, STAGE_UNKNOWN) : judge(deal, subject);
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}

export const eachClosedWonDeal = (
  context: Context,
  judge: (deal: Deal, subject: Subject) => Outcome | null,
): Outcome[] => eachDeal(context, (stage) => stage === 'Closed Won', judge);

/** Closed Won deals of one type; without a type a deal may be of either. */
export const eachClosedWon = (
  context: Context,
  type: 'new' | 'renewal',
  judge: (deal: Deal, subject: Subject) => Outcome,
): Outcome[] =>
  eachClosedWonDeal(context, (deal, subject) => {
    if (deal.type === null) return notEvaluated(subject, TYPE_UNKNOWN);
    return deal.type === type ? judge(deal, subject) : null;
  });

export const STAGE_UNKNOWN = 'The stage of the deal is not known: stage-known reports it.';
export const TYPE_UNKNOWN = 'The deal has no type, so it may be new or a renewal.';

/** Graver for a new deal than for a renewal. A deal without a type is held to what a new one is held to. */
export const unlessRenewal = (deal: Deal): Severity => (deal.type === 'renewal' ? 'warning' : 'error');

/** What Airtable holds of a deal's agreements, for kinds of contract that count. */
export interface Agreements {
  executed: Contract[];
  /** Of the right kind or of none stated, and without an executed date that has come. */
  drafts: Contract[];
  /** Why it would be wrong to say that there is none; null when nothing stands against it. */
  doubt: string | null;
}

export function agreementsOf(
  deal: Deal,
  { index, asOf }: Context,
  counts: (type: NonNullable<Contract['type']>) => boolean,
): Agreements {
  const contracts = index.contractsOfDeal(deal.id);
  const isExecuted = ({ executedOn }: Contract) => executedOn !== null && executedOn <= asOf;
  const known = contracts.filter(({ type }) => type !== null && counts(type));
  const untyped = contracts.find((contract) => contract.type === null && isExecuted(contract));
  const named = index.engagementsOfDeal(deal.id).flatMap(({ contractIds }) => contractIds);
  return {
    executed: known.filter(isExecuted),
    drafts: contracts.filter((contract) => (contract.type === null || counts(contract.type)) && !isExecuted(contract)),
    doubt: untyped
      ? `The contract ${untyped.id} is executed but does not say of which type it is.`
      : // An engagement that was set aside may be the one that lists the contract.
        (doubt(index, 'contracts', { naming: [deal.id], named: distinct(named) }) ??
        doubt(index, 'engagements', { naming: [deal.id] })),
  };
}
