import { addDaysWithin, monthOf, type Day, type Usage } from '../../../model/index.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { capital, count, inWords } from '../../words.ts';
import { valueExamples } from './hub-generates-value.examples.ts';
import type { HubOfCommunity } from './hub-terms.ts';
import { eachLiveHub, NO_NAMESPACE } from './live-hubs.ts';
import { sampleDays } from './samples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

const WEEK = 7;

/** Weekly active users as they were counted on a day, over the seven days that end with it; null where nobody counted. */
function weeklyOn(months: readonly Usage[], day: Day): number | null {
  const found = months.find(({ month }) => month === monthOf(day));
  return found?.wau[Number(day.slice(8)) - 1] ?? null;
}

/**
 * Eligible are live hubs. The last two weeks are the 14 days before the day of the check. One count of weekly active
 * users in them that reaches the threshold is enough. It fails only where the two counts that cover the 14 days without
 * a gap are there, of the last day and of the one a week before, and the hub has had samples for that long.
 */
function judge({ namespace, communityId }: HubOfCommunity, subject: Subject, context: Context): Outcome {
  const { index, asOf, config } = context;
  const unread = index.unread('usage');
  if (unread !== null) return notEvaluated(subject, unread);
  if (namespace === null) return notEvaluated(subject, NO_NAMESPACE);
  const from = addDaysWithin(asOf, -2 * WEEK);
  const all = index.usageOfNamespace(namespace);
  const months = all.filter(({ month }) => month >= monthOf(from) && month <= monthOf(asOf));
  const days = Array.from({ length: 2 * WEEK }, (_, place) => addDaysWithin(from, place));
  const known = days.flatMap((day) => weeklyOn(months, day) ?? []);
  const most = Math.max(...known);
  const { valueWeeklyUsers } = config.thresholds;
  if (most >= valueWeeklyUsers) return pass(subject);
  const missing = [addDaysWithin(asOf, -1 - WEEK), addDaysWithin(asOf, -1)].find(
    (day) => weeklyOn(months, day) === null,
  );
  if (missing !== undefined)
    return notEvaluated(subject, `No count of weekly active users of ${inWords(missing)} is known.`);
  if (!all.some((usage) => sampleDays(usage).some((day) => day <= from)))
    return notEvaluated(subject, 'The hub has sent usage for less than two weeks.');
  return fail(subject, {
    severity: 'info',
    community: communityId,
    message: `${capital(calledSubject(subject))} had at most ${count(most, 'weekly active user')} in the last two weeks and ${valueWeeklyUsers} are expected, so it may be of little use to its community.`,
  });
}

export const hubGeneratesValue: Rule = {
  id: 'hub-generates-value',
  title: 'A hub is used',
  statement: 'A live hub had at least 5 weekly active users in one of the last two weeks.',
  why: 'A hub that few people use is a reason to talk with the community before the renewal, not after it.',
  fix: 'Check with the community representative what keeps people away: a break, a missing image, or a need that has changed.',
  severity: 'info',
  owner: 'P&S',
  handbook: 'delivery/ongoing-services#usage',
  reads: {
    needs: ['hubs.communityId', 'hubs.namespace'],
    clears: [
      ...(['hubs.decommissionedOn', 'engagements.start', 'engagements.status'] as const),
      ...(['engagements.communityId', 'engagements.dealRef', 'communities.communityId'] as const),
    ],
  },
  evaluate: (context) => eachLiveHub(context, (hub, subject) => judge(hub, subject, context)),
  examples: valueExamples,
};
