import { isFrom, tierNamed, type Deal } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital, enumerate } from '../../words.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

function judge(deal: Deal, subject: Subject, { index, config }: Context): Outcome {
  const { serviceTier, stage } = deal;
  if (serviceTier !== null && tierNamed(serviceTier, config) !== null) return pass(subject);
  const community = communityOfDeal(index, deal);
  const name = capital(calledSubject(subject));
  if (serviceTier === null) {
    const message = `${name} is at ${stage ?? 'no stage'} and has no service tier, so P&S cannot tell what to provide.`;
    return fail(subject, { severity: 'warning', community, message });
  }
  const known = enumerate(config.tiers.map(({ label }) => label));
  const message = `${name} has the service tier “${serviceTier}”, which is none of ${known}, so P&S cannot tell what was sold.`;
  return fail(subject, { severity: 'error', community, message });
}

const at = (stage: Deal['stage'], serviceTier: string | null) => ({
  asOf: '2026-06-15',
  records: { deals: [{ stage, serviceTier }] },
});

export const serviceTierValid: Rule = {
  id: 'service-tier-valid',
  title: 'The service tier is one that is offered',
  statement:
    'From Contract Admin on, the service tier of a deal is Essential, Advanced or Premier, or an alias of one in the configuration; one that is missing is a warning.',
  why: 'The tier says what is provided and at what price. A name that is not offered promises something that nobody has described.',
  fix: 'Set service_tier on the deal in HubSpot, or add an older name to the aliases under tiers in the configuration.',
  severity: 'error',
  owner: 'BD',
  handbook: 'engagements/hand-off#service-tier',
  reads: { needs: ['deals.stageId', 'deals.serviceTier'], clears: [] },
  evaluate: (context) =>
    eachDeal(
      context,
      (stage) => isFrom(stage, 'Contract Admin'),
      (deal, subject) => judge(deal, subject, context),
    ),
  examples: [
    {
      given: 'a Closed Won deal with the tier “advanced”',
      then: 'the rule holds',
      outcome: 'pass',
      ...at('Closed Won', 'advanced'),
    },
    {
      given: 'a deal at Contract Admin without a tier',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      ...at('Contract Admin', null),
    },
    {
      given: 'a deal at Contract Admin with the tier “gold”',
      then: 'it is an error, because nobody has said what that is',
      outcome: 'fail',
      severity: 'error',
      ...at('Contract Admin', 'gold'),
    },
    {
      given: 'a deal with the tier “gold” at a stage that is not known',
      then: 'it is not evaluated, because the tier is due from Contract Admin on',
      outcome: 'not-evaluated',
      ...at(null, 'gold'),
    },
  ],
};
