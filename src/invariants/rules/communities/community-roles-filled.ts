import { isFrom, NEEDED_ROLES, type Deal, type Role } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, enumerate } from '../../words.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Without these nobody can be told of an end or of an outage. */
const VITAL: readonly Role[] = ['Community Representative', 'Technical Contact'];

function judge(deal: Deal, subject: Subject, { index }: Context): Outcome {
  const filled = new Set(deal.contacts.flatMap(({ roles }) => roles));
  const missing = NEEDED_ROLES.filter((role) => !filled.has(role));
  if (missing.length === 0) return pass(subject);
  const isVital = deal.stage === 'Closed Won' && missing.some((role) => VITAL.includes(role));
  return fail(subject, {
    severity: isVital ? 'error' : 'warning',
    community: communityOfDeal(index, deal),
    message: `${capital(calledSubject(subject))} is at ${deal.stage ?? 'no stage'} and leaves the ${missing.length === 1 ? 'role' : 'roles'} ${enumerate(missing)} empty, so it is not clear whom to ask.`,
  });
}

const at = (stage: Deal['stage'], roles: readonly Role[]) => ({
  asOf: '2026-06-15',
  records: { deals: [{ stage, contacts: [{ personId: '8', roles: [...roles] }] }] },
});
const without = (...gone: Role[]) => NEEDED_ROLES.filter((role) => !gone.includes(role));

export const communityRolesFilled: Rule = {
  id: 'community-roles-filled',
  title: 'Every role of a community has somebody',
  statement:
    'From Negotiation on, a deal names a Buyer, a Community Champion, a Community Representative, a Technical Contact and an Authorized PR Submitter; at Closed Won it is an error if the representative or the technical contact is missing.',
  why: 'Invoices, notices, outages and changes to a hub each go to a certain person. Without one they go to nobody, or to the wrong one.',
  fix: 'Set the missing association labels between the deal and its contacts in HubSpot; one person may have several.',
  severity: 'error',
  owner: 'BD',
  handbook: 'engagements/hand-off#people-and-roles',
  reads: { needs: ['deals.stageId'], clears: [] },
  evaluate: (context) =>
    eachDeal(
      context,
      (stage) => isFrom(stage, 'Negotiation'),
      (deal, subject) => judge(deal, subject, context),
    ),
  examples: [
    {
      given: 'a Closed Won deal with one person in all five roles',
      then: 'the rule holds, because one person may have several',
      outcome: 'pass',
      ...at('Closed Won', NEEDED_ROLES),
    },
    {
      given: 'a deal at Negotiation without a Technical Contact',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      ...at('Negotiation', without('Technical Contact')),
    },
    {
      given: 'a Closed Won deal without a Technical Contact',
      then: 'it is an error',
      outcome: 'fail',
      severity: 'error',
      ...at('Closed Won', without('Technical Contact')),
    },
    {
      given: 'a Closed Won deal without a Buyer and an Authorized PR Submitter',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      ...at('Closed Won', without('Buyer', 'Authorized PR Submitter')),
    },
    {
      given: 'a deal without contacts at a stage that is not known',
      then: 'it is not evaluated, because roles are due from Negotiation on',
      outcome: 'not-evaluated',
      ...at(null, []),
    },
  ],
};
