import { addDaysWithin, daysBetween, REMINDER_DAYS, type Day, type Engagement } from '../../model/index.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { DAYS_AHEAD, isAhead, isLacking, ruleFacts, type Due } from './due.ts';

const STEPS = 'renewals/offboarding#steps';
type Ending = Engagement & { end: Day };

/** What is to be written or decided around the ends of agreements. */
export const dueNotices = (inputs: WorkInputs): Due[] =>
  inputs.snapshot.records.engagements.flatMap((engagement) => {
    const { status, start, end } = engagement;
    if (status === 'Cancelled' || end === null || (start !== null && start > end)) return [];
    const ending = { ...engagement, end };
    return [
      ...renewalNotice(ending, inputs),
      ...shutdownNotice(ending, inputs),
      ...reminder(ending, inputs),
      ...decision(ending, inputs),
    ];
  });

const about = (engagement: Ending, inputs: WorkInputs): Pick<Due, 'record' | 'community'> => ({
  record: {
    name: engagement.name ?? `engagement ${engagement.id}`,
    page: engagementPage(engagement.id),
    url: inputs.urlOf('engagement', engagement.id),
  },
  community: communityOfEngagement(engagement, inputs),
});

/** Days that are left until a number of days before the end. */
const left = ({ end }: Ending, daysBefore: number, asOf: Day): number => daysBetween(asOf, end) - daysBefore;
const isComing = (days: number) => days > 0 && days <= DAYS_AHEAD;

/** The rule asks from the day on which the notice is due; the week before, a notice of this term counts as it will then. */
function renewalNotice(engagement: Ending, inputs: WorkInputs): Due[] {
  const { asOf, ask, config } = inputs;
  const { id, start, end, renewalNoticeSentOn: sent } = engagement;
  const { renewalNoticeDays: days } = config.thresholds;
  const isSent = sent !== null && start !== null && start <= sent && sent <= asOf;
  const isActive = start !== null && start <= asOf;
  const isDue = isComing(left(engagement, days, asOf))
    ? isActive && !isSent
    : isLacking(ask('renewal-notice-sent', id));
  if (!isDue) return [];
  const { team, sop } = ruleFacts('renewal-notice-sent', inputs);
  return [
    {
      ...{ team, sop, kind: 'Notice', action: `Send the ${days}-day notice`, day: addDaysWithin(end, -days) },
      ...about(engagement, inputs),
      note: `Ends ${end}`,
    },
  ];
}

const isRequested = ({ decommissionRequestedOn: requested }: Engagement, asOf: Day): boolean =>
  requested !== null && requested <= asOf;

function shutdownNotice(engagement: Ending, inputs: WorkInputs): Due[] {
  const { asOf, ask, config } = inputs;
  const { id, end, shutdownNoticeSentOn: sent } = engagement;
  const { shutdownNoticeDays: days } = config.thresholds;
  const isDue = isComing(left(engagement, days, asOf))
    ? isRequested(engagement, asOf) && (sent === null || sent > asOf)
    : isLacking(ask('shutdown-notice-sent', id));
  if (!isDue) return [];
  const { team, sop } = ruleFacts('shutdown-notice-sent', inputs);
  return [
    {
      ...{ team, sop, kind: 'Notice', action: 'Send the shutdown notice', day: addDaysWithin(end, -days) },
      ...about(engagement, inputs),
      note: `Ends ${end}`,
    },
  ];
}

/** No system records that the reminder was sent: it is listed until the end and never called late. */
function reminder(engagement: Ending, inputs: WorkInputs): Due[] {
  const { asOf } = inputs;
  const { end } = engagement;
  if (!isRequested(engagement, asOf) || end < asOf || left(engagement, REMINDER_DAYS, asOf) > DAYS_AHEAD) return [];
  const day = addDaysWithin(end, -REMINDER_DAYS);
  return [
    {
      ...{ team: 'P&S', sop: STEPS, kind: 'Notice', action: 'Send the reminder of the shutdown' },
      // From its day on it is due today, until the service ends.
      day: day < asOf ? asOf : day,
      ...about(engagement, inputs),
      note: `Ends ${end}; whether it was sent is not recorded`,
    },
  ];
}

/** What has ended is extended for a span at a time while it is served, until the BD lead decides; else its end is to be recorded. */
function decision(engagement: Ending, inputs: WorkInputs): Due[] {
  const { asOf, ask, config } = inputs;
  const { id, end } = engagement;
  if (end >= asOf) return [];
  const { lapsedWarningDays, lapsedDecisionDays } = config.thresholds;
  const ago = daysBetween(end, asOf);
  if (isLacking(ask('lapsed-engagement-still-serving', id))) {
    const span = Math.max(1, lapsedWarningDays);
    const next = Math.min(Math.ceil(ago / span) * span, lapsedDecisionDays);
    const isLast = ago > lapsedDecisionDays || next === lapsedDecisionDays;
    const day = addDaysWithin(end, isLast ? lapsedDecisionDays : next);
    if (day >= asOf && !isAhead(day, asOf)) return [];
    const action = isLast ? 'The BD lead decides: renew or shut down' : 'Extend, renew or shut down';
    return [
      {
        ...{ ...ruleFacts('lapsed-engagement-still-serving', inputs), kind: 'Decision', action, day },
        ...about(engagement, inputs),
        note: `Ended ${end} and is still served`,
      },
    ];
  }
  if (!isLacking(ask('engagement-end-decision-recorded', id))) return [];
  return [
    {
      ...{ ...ruleFacts('engagement-end-decision-recorded', inputs), kind: 'Decision' },
      ...{ action: 'Decide whether the service goes on', day: end },
      ...about(engagement, inputs),
      note: `Ended ${end}`,
    },
  ];
}
