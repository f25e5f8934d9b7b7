import { isFrom, type Deal, type Stage } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, pass } from '../../outcome.ts';
import { eachDeal } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Example, Rule, Severity } from '../../types.ts';

interface Parts extends Omit<Rule, 'evaluate'> {
  /** The stages at which a deal must say it. */
  at: (stage: Stage) => boolean;
  /** From this stage on a failure is as grave as the rule; before it is a warning. */
  graveFrom?: Stage;
  /** What is wrong with the deal, as a predicate: `has no amount`; null when nothing is. */
  lack: (deal: Deal) => string | null;
  /** What follows, as a sentence without its first letter and its stop. */
  consequence: string;
}

/** A rule that a deal at some stages holds by what it says of itself. */
export const dealStates = ({ at, graveFrom, lack, consequence, ...rule }: Parts): Rule => ({
  ...rule,
  evaluate: (context) =>
    eachDeal(context, at, (deal, subject) => {
      const lacking = lack(deal);
      if (lacking === null || deal.stage === null) return pass(subject);
      return fail(subject, {
        severity: graveFrom && !isFrom(deal.stage, graveFrom) ? 'warning' : rule.severity,
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} is at ${deal.stage} and ${lacking}, so ${consequence}.`,
      });
    }),
});

export const from =
  (first: Stage) =>
  (stage: Stage): boolean =>
    isFrom(stage, first);

/** An example of one deal, on 15 June 2026. */
export const dealExample = (
  deal: Partial<Deal>,
  given: string,
  then: string,
  verdict: 'pass' | 'not-evaluated' | Severity,
): Example => ({
  given,
  then,
  ...(verdict === 'pass' || verdict === 'not-evaluated'
    ? { outcome: verdict }
    : { outcome: 'fail', severity: verdict }),
  asOf: '2026-06-15',
  records: { deals: [deal] },
});

/** The example that every rule about stages has. */
export const atUnknownStage: Example = dealExample(
  { stage: null, stageId: '99' },
  'a deal whose stage is not known',
  'it is not evaluated, and stage-known reports the deal',
  'not-evaluated',
);
