import { decimal, type Community, type Money } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { calledSubject, communitySubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { monthInWords } from '../../words.ts';
import { budgetOf } from './budget.ts';
import { thresholdExamples } from './budget-threshold-exceeded.examples.ts';
import type { HubOfCommunity } from './hub-terms.ts';
import { isRunning, namesCommunity } from './live-hubs.ts';
import { newestCost } from './newest-cost.ts';
import { isOnAws } from './budget-alert-configured.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

const inMoney = ({ minor, currency }: Money) => `${decimal({ minor, currency })} ${currency ?? 'in no currency'}`;

/**
 * Eligible are communities with a live hub that has a budget alert or should have one. The cost is the community’s, so
 * it is set against the alerts of all of its hubs: see `newestCost` and `budgetOf`. Exactly on the alert is within it, and
 * exactly 20 % over it is a warning; both are compared in whole minor units.
 */
function judge(communityId: string, hubs: readonly HubOfCommunity[], context: Context): Outcome | null {
  const { index, config, asOf } = context;
  const live = hubs.filter((hub) => isRunning(hub, asOf));
  const isWatched = ({ budgetAlert, cloud }: HubOfCommunity) =>
    budgetAlert !== null || cloud === null || isOnAws(cloud);
  const [first] = live;
  if (!first || !live.some(isWatched)) return null;
  const community = index.communitiesNamed(communityId)[0];
  const subject = subjectFor(community, first);
  const [unreadable] = index.setAsideOf('communities');
  const unnamed = index.unread('communities') ?? (unreadable ? setAsideReason('communities', unreadable.id) : null);
  // The finding is the community's, which may be there and could not be read.
  if (!community && unnamed !== null) return notEvaluated(subject, unnamed);
  const cost = newestCost(communityId, context);
  if (typeof cost === 'string') return notEvaluated(subject, cost);
  const budget = budgetOf(hubs, cost, context);
  if (typeof budget === 'string') return notEvaluated(subject, budget);
  const { alert, unclear } = budget;
  const over = cost.amount.minor - alert.minor;
  if (over <= 0) return pass(subject);
  if (unclear !== null) return notEvaluated(subject, unclear);
  const percent = config.thresholds.budgetOverErrorPercent;
  const isError = over * 100 > alert.minor * percent;
  const consequence = isError
    ? `which is more than ${percent} % over it, so the spike is to be investigated`
    : 'so either the use or the alert does not fit any more';
  return fail(subject, {
    severity: isError ? 'error' : 'warning',
    evidence: [
      ...related(
        'hub',
        'hub',
        live.map(({ id }) => id),
      ),
      ...related('cost', 'cost', [cost.id]),
    ],
    community: communityId,
    message: `The cloud of ${calledSubject(subject)} cost ${inMoney(cost.amount)} in ${monthInWords(cost.month)}, ${inMoney({ ...alert, minor: over })} over its budget alert of ${inMoney(alert)}, ${consequence}.`,
  });
}

/** The community, so that a finding stays the same one from month to month; its first hub where no community has the id. */
const subjectFor = (community: Community | undefined, hub: HubOfCommunity): Subject =>
  community ? communitySubject(community) : subjectOf('hub', hub);

function evaluate(context: Context): Outcome[] {
  const hubs = context.snapshot.records.hubs.filter(namesCommunity);
  return [...Map.groupBy(hubs, ({ communityId }) => communityId)].flatMap(
    ([communityId, own]) => judge(communityId, own, context) ?? [],
  );
}

export const budgetThresholdExceeded: Rule = {
  id: 'budget-threshold-exceeded',
  title: 'Cloud cost stays within the budget alert',
  statement:
    'The cloud cost of a community in the newest complete month is at most its budget alert; more than 20 % over it is an error.',
  why: 'A spike that runs on for a month is paid for by somebody who did not agree to it.',
  fix: 'Check which service, day and users the cost comes from, stop what should not run, or change the alert in AWS and in Airtable.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'delivery/cloud-cost#the-month-and-its-alert',
  reads: {
    needs: ['hubs.communityId', 'hubs.budgetAlert', 'hubs.decommissionedOn'],
    clears: ['hubs.cloud', 'communities.communityId'],
  },
  evaluate,
  examples: thresholdExamples,
};
