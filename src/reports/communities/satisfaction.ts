import { formatNumber, type RangeSpec } from '../../charts/index.ts';
import { addDaysWithin, tierNamed, type CheckIn, type Config, type Day, type Engagement } from '../../model/index.ts';
import { count, list } from '../words.ts';
import { number, text, type Cell, type WorkTable } from '../workspace/table.ts';

/** A community's newest score. */
export interface Newest {
  checkInId: string;
  score: number;
  on: Day;
  /** Id of the tier of the engagement that the check-in is about; null where it states none, or several. */
  tier: string | null;
}

/** Scores that count are at most so many days old. */
export const SCORE_DAYS = 365;

/**
 * Fewer communities have no mean: one answer would be read as that of a tier. Three is also from where on the communities'
 * own reports draw scores.
 */
export const FEWEST = 3;

/** The newest score at all; the check-ins are the newest first. */
export function newestScore(
  checkIns: readonly CheckIn[],
  engagements: readonly Engagement[],
  config: Config,
): Newest | null {
  for (const { id, date, score, engagementIds } of checkIns) {
    if (date === null || score === null) continue;
    const tiers = new Set(
      engagements.flatMap((one) =>
        engagementIds.includes(one.id) ? [one.serviceTier === null ? null : tierNamed(one.serviceTier, config)] : [],
      ),
    );
    const [tier = null] = tiers.size === 1 ? tiers : [];
    return { checkInId: id, score, on: date, tier };
  }
  return null;
}

export const isRecent = ({ on }: Pick<Newest, 'on'>, asOf: Day): boolean => on > addDaysWithin(asOf, -SCORE_DAYS);

export interface TierScores {
  /** Id of the tier; null for scores whose tier is not known. */
  tier: string | null;
  label: string;
  /** Lowest first. */
  scores: number[];
  /** Null with fewer than three. */
  mean: number | null;
  /** Communities with an active agreement of the tier. */
  active: number;
}

/** Newest scores of the last 12 months by tier. A check-in that is found at two companies counts once. */
export function tierScores(
  newest: readonly Newest[],
  activeTiers: readonly (string | null)[],
  { config, asOf }: { config: Config; asOf: Day },
): TierScores[] {
  const recent = [...new Map(newest.filter((one) => isRecent(one, asOf)).map((one) => [one.checkInId, one])).values()];
  const known = config.tiers.map(({ id, label }) => scoresOf(id, label, recent, activeTiers));
  const rest = scoresOf(null, 'Tier not known', recent, activeTiers);
  return rest.scores.length + rest.active > 0 ? [...known, rest] : known;
}

function scoresOf(
  tier: string | null,
  label: string,
  recent: readonly Newest[],
  activeTiers: readonly (string | null)[],
): TierScores {
  const scores = recent.flatMap((one) => (one.tier === tier ? one.score : [])).sort((a, b) => a - b);
  const mean = scores.length < FEWEST ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { tier, label, scores, mean, active: activeTiers.filter((one) => one === tier).length };
}

const points = (score: number) => formatNumber(score, Number.isInteger(score) ? 0 : 1);

/** "3 to 5", "4"; nothing without a score. */
export function spread(scores: readonly number[]): string {
  const [low, high] = [scores[0], scores.at(-1)];
  if (low === undefined || high === undefined) return '';
  return low === high ? points(low) : `${points(low)} to ${points(high)}`;
}

const SOURCE = 'Airtable, Check-ins';
const DEFINITION =
  'Mean of the newest score of each community within 12 months, from 1 to 5, by the service tier of the engagement that the check-in was about. Fewer than three communities have no mean.';

export function satisfactionTable(tiers: readonly TierScores[]): WorkTable {
  return {
    ...{ id: 'satisfaction-by-tier', title: 'Satisfaction by tier' },
    columns: [
      { id: 'tier', label: 'Tier', description: 'Service tier of the engagement of the check-in', kind: 'text' },
      { id: 'mean', label: 'Mean, 1 to 5', description: DEFINITION, kind: 'number' },
      { id: 'n', label: 'Communities (n)', description: 'Communities with a score within 12 months', kind: 'number' },
      { id: 'lowest', label: 'Lowest', description: 'Lowest of these scores', kind: 'number' },
      { id: 'highest', label: 'Highest', description: 'Highest of these scores', kind: 'number' },
      {
        id: 'active',
        label: 'Active agreements',
        description: 'Communities with an active agreement of the tier',
        kind: 'number',
      },
    ],
    rows: tiers.map(({ label, mean, scores, active }): Cell[] => [
      text(label),
      mean === null ? { value: null, shown: [{ text: noMean(scores) }] } : number(mean, formatNumber(mean, 1)),
      number(scores.length),
      number(scores[0] ?? null),
      number(scores.at(-1) ?? null),
      number(active),
    ]),
    empty: 'Here stands each service tier with its scores. The configuration names no tier.',
    source: SOURCE,
  };
}

const noMean = (scores: readonly number[]) => (scores.length === 0 ? 'No score' : 'Too few for a mean');

/** Null where no tier has a mean: the table then says it all. */
export function satisfactionChart(tiers: readonly TierScores[]): RangeSpec | null {
  const shown = tiers.filter(({ mean }) => mean !== null);
  if (shown.length === 0) return null;
  return {
    ...{ kind: 'range', id: 'satisfaction-means', unit: 'points, 1 to 5', decimals: 1 },
    title: satisfactionSentence(tiers),
    summary: `${tiers.map(({ label, mean, scores }) => `${label}: ${mean === null ? noMean(scores).toLowerCase() : formatNumber(mean, 1)} (n ${scores.length}${scores.length > 0 ? `, scores ${spread(scores)}` : ''})`).join('; ')}.`,
    rows: shown.map(({ tier, label, mean, scores }) => ({
      ...{ id: `tier-${tier ?? 'unknown'}`, label: `${label} (n ${scores.length})`, value: mean, target: 5 },
      note: 'the highest score',
    })),
    notes: tiers.flatMap(({ label, scores, mean }) =>
      mean === null
        ? [
            `${label}: ${noMean(scores).toLowerCase()}${scores.length > 0 ? `, ${count(scores.length, 'community', 'communities')} with ${spread(scores)}` : ''}.`,
          ]
        : [],
    ),
    source: SOURCE,
    definition: DEFINITION,
  };
}

/** The means in one sentence. */
export function satisfactionSentence(tiers: readonly TierScores[]): string {
  const known = tiers.flatMap(({ label, mean }) => (mean === null ? [] : `${label} ${formatNumber(mean, 1)}`));
  const n = tiers.reduce((sum, { scores }) => sum + scores.length, 0);
  if (n === 0) return 'No community has given a score in the last 12 months.';
  if (known.length === 0)
    return `${count(n, 'community has', 'communities have')} given a score in the last 12 months: too few in each tier for a mean.`;
  return `Satisfaction of 5, by tier: ${list(known)}`;
}
