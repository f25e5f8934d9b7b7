import { daysBetween, type Day, type Deal, type Engagement } from '../../../model/index.ts';
import { communityOfDeal, communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { byId, compare } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { agreementsOf, eachDeal } from '../../select.ts';
import { DATES_OUT_OF_ORDER, isCancelled, NO_DATES } from '../../standing.ts';
import { capital, count, inWords } from '../../words.ts';
import { signedExamples } from './agreement-signed-before-start.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

type Started = Engagement & { start: Day };

/** The engagement of a deal that starts first; a reason where that cannot be told. */
function firstOf(engagements: readonly Engagement[]): Started | string {
  const started = engagements.flatMap((engagement): Started[] =>
    engagement.start === null ? [] : [{ ...engagement, start: engagement.start }],
  );
  if (started.some(({ start, end }) => end !== null && start > end)) return DATES_OUT_OF_ORDER;
  const [first] = started.sort((a, b) => compare(a.start, b.start) || byId(a, b));
  return started.length < engagements.length ? NO_DATES : (first ?? NO_DATES);
}

/**
 * Where deal and contracts have several dates, the first counts: from then on the work rested on an agreement. Until the
 * engagement starts there is still time to sign.
 */
function judge(deal: Deal, subject: Subject, context: Context): Outcome | null {
  const { index, asOf, config } = context;
  const engagements = index.engagementsOfDeal(deal.id).filter((engagement) => !isCancelled(engagement));
  const unread = doubt(index, 'engagements', { naming: [deal.id] });
  if (engagements.length === 0) return unread ? notEvaluated(subject, unread) : null;
  const engagement = firstOf(engagements);
  if (typeof engagement === 'string') return notEvaluated(subject, engagement);
  const agreements = agreementsOf(deal, context, () => true);
  const onDeal = deal.agreementExecutedOn !== null && deal.agreementExecutedOn <= asOf ? deal.agreementExecutedOn : [];
  const [executed] = agreements.executed
    .flatMap(({ executedOn }) => executedOn ?? [])
    .concat(onDeal)
    .sort();
  if (executed === undefined) {
    if (engagement.start > asOf) return null;
    return notEvaluated(subject, agreements.doubt ?? 'No agreement of the deal has an executed date that has come.');
  }
  const late = daysBetween(engagement.start, executed);
  if (late <= 0) return unread ? notEvaluated(subject, unread) : pass(subject);
  if (agreements.doubt) return notEvaluated(subject, agreements.doubt);
  return fail(subject, {
    severity: late > config.thresholds.lateSignatureErrorDays ? 'error' : 'warning',
    related: related('engagement', 'engagement', [engagement.id]),
    community: communityOfDeal(index, deal) ?? communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} was signed on ${inWords(executed)}, ${count(late, 'day')} after the start of ${called('engagement', engagement)}, so work was done without an agreement.`,
  });
}

export const agreementSignedBeforeStart: Rule = {
  id: 'agreement-signed-before-start',
  title: 'The agreement is signed before the work starts',
  statement:
    'The agreement of a deal is executed on or before the day on which its engagement starts; up to 30 days late is a warning, more is an error.',
  why: 'Work before the signature is paid for by nobody if the signature does not come.',
  fix: 'Correct the dates if one is wrong; otherwise record in the running notes why work began early, and ask for a waiver.',
  severity: 'error',
  owner: 'BD',
  handbook: 'sales/contract-admin#signed-before-the-start',
  reads: {
    needs: ['deals.stageId', 'engagements.dealRef', 'engagements.start'],
    clears: [
      'deals.agreementExecutedOn',
      'contracts.executedOn',
      'contracts.dealRef',
      'engagements.end',
      'engagements.status',
    ],
  },
  evaluate: (context) =>
    eachDeal(
      context,
      (stage) => stage !== 'Closed Lost',
      (deal, subject) => judge(deal, subject, context),
    ),
  examples: signedExamples,
};
