import { formatDay, formatNumber } from '../../charts/index.ts';
import { plusMonths, type CheckIn, type Day, type Engagement, type Snapshot } from '../../model/index.ts';
import { compare, count } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { asksNothing, known, notKnown, type Reading } from './reading.ts';

type Dated = CheckIn & { date: Day };

/** The check-ins with the community of an engagement up to today, the newest first. */
export function checkInsOf({ id, communityId }: Engagement, { snapshot, look, asOf }: WorkInputs): Dated[] {
  const ids = communityId === null ? [id] : (sameCommunity(snapshot).get(communityId) ?? [id]);
  const all = new Map(ids.flatMap((one) => look.checkInsOfEngagement(one)).map((checkIn) => [checkIn.id, checkIn]));
  return [...all.values()]
    .flatMap((checkIn) => (checkIn.date !== null && checkIn.date <= asOf ? [{ ...checkIn, date: checkIn.date }] : []))
    .sort((a, b) => compare(b.date, a.date) || compare(a.id, b.id));
}

const same = new WeakMap<Snapshot, ReadonlyMap<string, string[]>>();

/** Ids of engagements by their stated `community_id`: the conversation is with the community, as in the rule `satisfaction-checked`. */
function sameCommunity(snapshot: Snapshot): ReadonlyMap<string, string[]> {
  const groups =
    same.get(snapshot) ??
    new Map(
      [...Map.groupBy(snapshot.records.engagements, ({ communityId }) => communityId)].flatMap(([name, items]) =>
        name === null ? [] : [[name, items.map(({ id }) => id)] as const],
      ),
    );
  same.set(snapshot, groups);
  return groups;
}

const isYoung = ({ start }: Engagement, { asOf, config }: WorkInputs) =>
  start !== null && plusMonths(start, config.thresholds.checkInFromMonths) >= asOf;

const points = (score: number) => formatNumber(score, Number.isInteger(score) ? 0 : 1);

export function satisfactionReading(engagement: Engagement, inputs: WorkInputs): Reading {
  const { asOf, config, look } = inputs;
  const { checkInMonths } = config.thresholds;
  const from = plusMonths(asOf, -checkInMonths);
  const scored = checkInsOf(engagement, inputs).filter(({ date, score }) => score !== null && date >= from);
  const [newest] = scored;
  if (newest) {
    const ofDay = scored.flatMap(({ date, score }) => (date === newest.date && score !== null ? [score] : []));
    const score = Math.min(...ofDay);
    return known(score, `${points(score)} of 5 at the check-in on ${formatDay(newest.date)}`);
  }
  const missing = look.unread('checkIns');
  if (missing !== null) return notKnown(missing);
  return isYoung(engagement, inputs)
    ? asksNothing('The engagement is young and had no check-in with a score yet.')
    : notKnown(`No check-in within ${count(checkInMonths, 'month')} has a score.`);
}

export function checkInReading(engagement: Engagement, inputs: WorkInputs): Reading {
  const { asOf, ask } = inputs;
  const [newest] = checkInsOf(engagement, inputs);
  const verdict = ask('satisfaction-checked', engagement.id);
  // A newer one may be among those without a date; one that is recent enough for the rule is taken as the newest.
  if (verdict?.says === 'unknown') return notKnown(verdict.reason);
  if (newest) return known(monthsSince(newest.date, asOf), `The last check-in was on ${formatDay(newest.date)}`);
  if (isYoung(engagement, inputs)) return asksNothing('The engagement is young and had no check-in yet.');
  return verdict === null
    ? notKnown('No check-in is recorded.')
    : known(Number.MAX_SAFE_INTEGER, 'There was no check-in so far');
}

/** Months since a day, begun ones counted: the least number of months that reach back to it. */
export function monthsSince(day: Day, asOf: Day): number {
  const whole =
    (Number(asOf.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(asOf.slice(5, 7)) - Number(day.slice(5, 7));
  return [whole - 1, whole, whole + 1].find((months) => months >= 0 && day >= plusMonths(asOf, -months)) ?? whole + 1;
}
