import { formatNumber } from '../../charts/index.ts';
import type { Config } from '../../model/index.ts';

export const FACTOR_IDS = ['on-time', 'overdue', 'fte', 'satisfaction', 'check-in', 'use', 'value', 'cost'] as const;
export type FactorId = (typeof FACTOR_IDS)[number];

/** A step of a factor's table. Facts are judged from the first step on; the first whose limit is reached gives the score. */
export interface Step {
  /** Of a factor that is better when high the least fact, of one that is better when low the most; null for all others. */
  limit: number | null;
  /** 0 to 1, in quarters, so that sums are exact. */
  score: number;
}

/** A factor of health: what is read, what is asked of it, and its step table. */
export interface Factor {
  id: FactorId;
  label: string;
  /** Its share of the whole, in points; the weights of all factors add up to 100. */
  weight: number;
  /** What is read, with its unit. */
  reads: string;
  /** When the factor asks nothing of an engagement: its weight is then left out altogether. */
  asksNothing: string;
  /** When it asks and the answer is not known: its weight then lowers the coverage. */
  notKnown: string;
  better: 'high' | 'low';
  /** The highest fact that there can be, where the table needs it. */
  highest?: number;
  steps: Step[];
  /** A limit as the table shows it: `90 %`, `30 days`. */
  shown: (limit: number) => string;
}

const NBSP = '\u00a0';
const percent = (share: number) => `${formatNumber(share * 100, 0)}${NBSP}%`;
const inUnit =
  (one: string, many = `${one}s`) =>
  (value: number) =>
    `${formatNumber(value, 0)}${NBSP}${value === 1 ? one : many}`;

/** Full score from the first limit on, then step by step less, and nothing beyond the last; a limit that the one before covers is left out. */
function table(better: Factor['better'], ...given: [limit: number, score: number][]): Step[] {
  const isCovered = (limit: number, before: number) => (better === 'high' ? limit >= before : limit <= before);
  const kept = given.filter(([limit], place) => given.slice(0, place).every(([before]) => !isCovered(limit, before)));
  return [...kept.map(([limit, score]) => ({ limit, score })), { limit: null, score: 0 }];
}

/**
 * The factors of health with their step tables. The choice and the weights are this project's: half of the weight is on what
 * was promised (deliverables and people's time), a fifth on what the community says, the rest on what the service shows.
 * Limits that a rule has too are those of the rule, from the configuration, so that a factor and a finding never contradict.
 */
export function factorsOf({ thresholds }: Pick<Config, 'thresholds'>): Factor[] {
  const { overdueErrorDays, fteShortfallPercent, checkInMonths, checkInFromMonths, budgetOverErrorPercent } =
    thresholds;
  const fte = 1 - fteShortfallPercent / 100;
  const young = `The engagement is not older than ${inUnit('month')(checkInFromMonths)}.`;
  return [
    {
      ...{ id: 'on-time', label: 'Deliverables on time', weight: 20, better: 'high', shown: percent },
      reads: 'Deliverables delivered on or before their due date, as a share of those due by today.',
      asksNothing: 'No deliverable was due so far.',
      notKnown: 'Deliverables could not be read, or one has no status or no delivery date and would change the step.',
      steps: table('high', [0.9, 1], [0.75, 0.75], [0.5, 0.5]),
    },
    {
      ...{ id: 'overdue', label: 'Longest overdue', weight: 15, better: 'low', shown: inUnit('day') },
      reads: 'Days since the due date of the deliverable that is overdue for longest; 0 where none is.',
      asksNothing: 'No deliverable has a due date.',
      notKnown: 'Deliverables could not be read, or an overdue one has no status and would change the step.',
      steps: table('low', [0, 1], [Math.floor(overdueErrorDays / 2), 0.5], [overdueErrorDays, 0.25]),
    },
    {
      ...{ id: 'fte', label: 'FTE delivered', weight: 15, better: 'high', shown: percent },
      reads: 'Mean of the FTE logged over the whole months so far, as a share of the FTE committed.',
      asksNothing: 'There is no FTE clause, or no whole month has passed.',
      notKnown: 'The FTE log could not be read, states no FTE in a line, or begins later than the engagement.',
      steps: table('high', [fte, 1], [0.75, 0.5], [0.5, 0.25]),
    },
    {
      ...{ id: 'satisfaction', label: 'Satisfaction', weight: 15, better: 'high' },
      shown: (score) => `${formatNumber(score, 0)} of 5`,
      reads: `The newest score of a check-in with the community within ${inUnit('month')(checkInMonths)}; of several on one day the lowest.`,
      asksNothing: `${young} A score that is there counts all the same.`,
      notKnown: 'There is no score within that time.',
      steps: table('high', [4, 1], [3, 0.5]),
    },
    {
      ...{ id: 'check-in', label: 'Last check-in', weight: 5, better: 'low', shown: inUnit('month') },
      reads: 'Months since the newest check-in with the community, begun ones counted.',
      asksNothing: `${young} A check-in that is there counts all the same.`,
      notKnown: 'Check-ins could not be read, or one has no date.',
      steps: table('low', [Math.floor(checkInMonths / 2), 1], [checkInMonths, 0.5]),
    },
    {
      ...{ id: 'use', label: 'Use', weight: 10, better: 'high' },
      shown: (change) => (change < 0 ? `\u2212${percent(-change)}` : percent(change)),
      reads:
        'Monthly active users at the end of the newest complete month, against the mean of the three months before and against the same month a year before; the better of the two counts, so that a break between terms is no fall.',
      asksNothing: 'The community has no hub that runs.',
      notKnown: 'A value of one of these months is missing for both comparisons, or nobody was active in them.',
      steps: table('high', [-0.05, 1], [-0.2, 0.5], [-0.4, 0.25]),
    },
    {
      ...{ id: 'value', label: 'Hubs of use', weight: 10, better: 'high', highest: 1, shown: percent },
      reads: `Live hubs with at least ${thresholds.valueWeeklyUsers} weekly active users in one of the last two weeks, as a share of all live hubs; as the rule hub-generates-value.`,
      asksNothing: 'The community has no hub that runs.',
      notKnown: 'The use of a hub is not known and would change the step.',
      steps: table('high', [1, 1], [0.5, 0.5]),
    },
    {
      ...{ id: 'cost', label: 'Cloud cost', weight: 10, better: 'low', shown: percent },
      reads:
        'Cloud cost of the newest complete month, as a share of the budget alert; as the rule budget-threshold-exceeded.',
      asksNothing: 'No live hub of the community has a budget alert or should have one.',
      notKnown: 'The cost or the alert is not known, is of another currency, or the cost is too old.',
      steps: table('low', [1, 1], [1 + budgetOverErrorPercent / 100, 0.5]),
    },
  ];
}

/** Least scores of a colour, out of 100; what is under the last is Red. */
export const COLOURS = [
  { colour: 'Green', from: 75 },
  { colour: 'Amber', from: 50 },
  { colour: 'Red', from: 0 },
] as const;

/** Points that factors must ask for at least, of 100, for a colour: before that too little has happened. */
export const LEAST_ASKED = 50;

/** Differences below this are rounding: 1.2 × 100 is not exact. */
const TOLERANCE = 1e-9;

/** The step of a fact in a factor's table. */
export function stepOf({ steps, better }: Pick<Factor, 'steps' | 'better'>, fact: number): Step {
  const reaches = (limit: number) => (better === 'high' ? fact >= limit - TOLERANCE : fact <= limit + TOLERANCE);
  return steps.find(({ limit }) => limit === null || reaches(limit)) ?? { limit: null, score: 0 };
}

/** A step in words: `90 % or more`, `under 50 %`, `up to 15 days`, `more than 30 days`. */
export function stepWords({ steps, better, shown, highest }: Factor, { limit }: Step): string {
  const last = steps.findLast((step) => step.limit !== null)?.limit ?? 0;
  if (limit === null) return better === 'high' ? `under ${shown(last)}` : `more than ${shown(last)}`;
  if (better === 'low') return limit === 0 ? 'none' : `up to ${shown(limit)}`;
  return limit === highest ? shown(limit) : `${shown(limit)} or more`;
}
