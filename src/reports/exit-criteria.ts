import type { Deal, Stage } from '../model/index.ts';

/** What the rule of a criterion says of a record. */
export type Verdict =
  | { says: 'met' }
  | { says: 'lacking'; severity: 'error' | 'warning' | 'info'; isWaived: boolean }
  | { says: 'unknown'; reason: string };

/** Asks a rule about a record, by the record's id; null where the rule is not about that record. */
export type Ask = (rule: string, recordId: string) => Verdict | null;

/** Something that must be true before a deal leaves its stage; of a closed deal, what must be true of it. */
export interface ExitCriterion {
  id: string;
  /** What must hold, as a checklist says it. */
  words: string;
  /** What a deal lacks of which it does not hold. */
  lacking: string;
  /** The rule that judges it; null where no system records it, so that people judge it. */
  rule: string | null;
  /** The record that the rule is about. */
  about: 'deal' | 'community';
}

const byRule = (
  rule: string,
  words: string,
  lacking: string,
  about: ExitCriterion['about'] = 'deal',
): ExitCriterion => ({ id: rule, words, lacking, rule, about });

const forPeople = (id: string, words: string): ExitCriterion => ({ id, words, lacking: '', rule: null, about: 'deal' });

const SAID_YES = byRule('contract-admin-verbal-close', 'The community said yes', 'No verbal close date');

/**
 * What each stage asks for, in the order of its checklist. A criterion is judged by the rule that would find the deal once
 * it is moved on, so that a page never promises what the next check takes back.
 */
export const EXIT_CRITERIA: Readonly<Record<Stage, readonly ExitCriterion[]>> = {
  Lead: [
    forPeople('maniac-t', 'MANIAC-T was considered'),
    byRule('qualified-deal-in-scope', 'The lead is in scope', 'Not decided to be in scope'),
    forPeople('qualified-to-partner', 'The lead is qualified to partner'),
  ],
  Qualified: [forPeople('wants-a-proposal', 'The lead wants a proposal')],
  Proposal: [
    byRule('proposal-ps-notified', 'P&S knows that its input is needed', 'P&S not told'),
    forPeople('scheduled', 'Schedule and capacity needs of the work are set'),
    byRule('proposal-capacity-confirmed', 'P&S confirmed that it has capacity', 'Capacity not confirmed'),
  ],
  Negotiation: [
    byRule('negotiation-dates-present', 'Start and end are agreed', 'No start or no end date'),
    forPeople('deliverable-dates', 'The dates of the deliverables are agreed'),
    byRule('service-agreement-linked', 'One artefact is the source of truth', 'No link to the agreement'),
    byRule(
      'community-intake-complete',
      'What BD knows of the community is written down',
      'Hand-off packet not complete enough',
      'community',
    ),
    forPeople('legal', 'Legal is involved where it is needed'),
    SAID_YES,
  ],
  'Contract Admin': [
    SAID_YES,
    byRule('contract-admin-exit-has-executed-agreement', 'The agreement is executed', 'No executed agreement'),
    byRule('contract-admin-exit-has-delivery-request', 'BD asked P&S to start', 'No order'),
  ],
  'Closed Won': [
    byRule('contract-admin-exit-has-delivery-request', 'BD asked P&S to start', 'No order'),
    byRule('closed-won-deal-has-engagement', 'The engagement exists', 'No engagement'),
    byRule(
      'delivery-request-produced-outcomes',
      'Its project and deliverables exist',
      'No engagement with a project and a deliverable',
    ),
    byRule('delivery-request-billing-columns', 'Its billing columns exist', 'No billing columns'),
  ],
  'Closed Lost': [byRule('closed-lost-has-reason', 'The reason is recorded', 'No reason')],
};

/** What a criterion says of a deal. Null where it does not ask anything of it, as of billing columns before there is an order. */
export function judge({ rule, about }: ExitCriterion, deal: Deal, ask: Ask): Verdict | null {
  if (rule === null) return null;
  if (about === 'deal') return ask(rule, deal.id);
  if (deal.communityRecordIds.length === 0) return { says: 'unknown', reason: 'The deal names no community.' };
  const verdicts = deal.communityRecordIds.map((id) => ask(rule, id) ?? COMMUNITY_UNREAD);
  return GRAVEST.map((word) => verdicts.find(({ says }) => says === word)).find(Boolean) ?? null;
}

const GRAVEST = ['lacking', 'unknown', 'met'] as const;
const COMMUNITY_UNREAD: Verdict = { says: 'unknown', reason: 'The community of the deal was not read.' };
