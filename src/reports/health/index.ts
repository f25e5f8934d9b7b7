/**
 * Health of an engagement that runs: what is recorded of it, judged by step tables, beside the RAG status that a person gives.
 * Score = points over the weights of the factors that are known. Coverage = those weights over the weights of all factors that
 * ask something. There is a colour only where coverage reaches the least that is configured and enough is asked at all.
 */
import type { Engagement } from '../../model/index.ts';
import { formatDay } from '../../charts/index.ts';
import { communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { onTimeOf, overdueOf, workOf } from './deliverables.ts';
import { factorsOf, stepOf, stepWords, type Factor, type FactorId } from './factors.ts';
import { fteReading } from './fte.ts';
import type { Reading } from './reading.ts';
import { checkInReading, satisfactionReading } from './satisfaction.ts';
import { summed, type Colour } from './sum.ts';
import { costReading, useReading, valueReading } from './use.ts';

export {
  COLOURS,
  factorsOf,
  FACTOR_IDS,
  LEAST_ASKED,
  stepOf,
  stepWords,
  type Factor,
  type FactorId,
} from './factors.ts';
export { workOf, type Work } from './deliverables.ts';
export { inFte } from './fte.ts';
export { checkInsOf } from './satisfaction.ts';
export type { Colour } from './sum.ts';

/** What one factor says of an agreement. */
export interface HealthFactor {
  id: FactorId;
  label: string;
  /** Its share of the whole, in points; the weights add up to 100. */
  weight: number;
  state: Reading['state'];
  /** 0 to 1 by the factor's step table; null where it is not known or asks nothing. */
  score: number | null;
  /** weight × score; null where the score is. */
  points: number | null;
  /** The step that the fact is on: "75 % or more"; null where the score is. */
  step: string | null;
  /** The fact that was judged, in words: "7 of 9 due deliverables on time, 78 %"; else why there is none, as a sentence. */
  words: string;
}

/** Health that is computed from what is recorded, beside the RAG status that a person gives. */
export interface Health {
  /** 0 to 100, a whole number, over the factors that are known; null where too little is. */
  score: number | null;
  colour: Colour | null;
  /** Weights that are known, in percent of those that ask something; a whole number. */
  coverage: number;
  factors: HealthFactor[];
  /** The factors that cost most, the worst first; at most two. */
  worst: HealthFactor[];
  /** The reasons for the colour, or why there is none, as one sentence. */
  sentence: string;
}

const made = new WeakMap<WorkInputs, Map<string, Health>>();

/** The health of an engagement on the day of the data; of one that does not run there is none. */
export function healthOf(engagement: Engagement, inputs: WorkInputs): Health {
  const known = made.get(inputs) ?? new Map<string, Health>();
  made.set(inputs, known);
  const health = known.get(engagement.id) ?? reckon(engagement, inputs);
  known.set(engagement.id, health);
  return health;
}

function reckon(engagement: Engagement, inputs: WorkInputs): Health {
  const why = whyNone(engagement, inputs);
  if (why !== null) return { score: null, colour: null, coverage: 0, factors: [], worst: [], sentence: why };
  const readings = readingsOf(engagement, inputs);
  const factors = factorsOf(inputs.config).map((factor) => judged(factor, readings(factor)));
  const isBadlyLate = factors.some(({ id, score }) => id === 'overdue' && score === 0);
  return { factors, ...summed(factors, { least: inputs.config.health.coveragePercent, isBadlyLate }) };
}

/** Health is of agreements that run: before there is nothing to judge, and afterwards nothing to steer. */
function whyNone({ start, end, status }: Engagement, { asOf }: WorkInputs): string | null {
  if (status === 'Cancelled') return 'The engagement is cancelled.';
  if (start === null || end === null) return 'It has no start or no end date, so it is not known whether it runs.';
  if (start > end) return 'It ends before it starts, so it is not known whether it runs.';
  if (start > asOf) return `It starts on ${formatDay(start)}.`;
  return end < asOf ? `It ended on ${formatDay(end)}.` : null;
}

function readingsOf(engagement: Engagement, inputs: WorkInputs): (factor: Factor) => Reading {
  const work = workOf(engagement, inputs);
  const communityId = communityOfEngagement(engagement, inputs)?.communityId ?? null;
  const read: Record<FactorId, (factor: Factor) => Reading> = {
    'on-time': (factor) => onTimeOf(factor, work, inputs),
    overdue: (factor) => overdueOf(factor, work, inputs),
    fte: () => fteReading(engagement, inputs),
    satisfaction: () => satisfactionReading(engagement, inputs),
    'check-in': () => checkInReading(engagement, inputs),
    use: () => useReading(communityId, inputs),
    value: (factor) => valueReading(factor, communityId, inputs),
    cost: () => costReading(communityId, inputs),
  };
  return (factor) => read[factor.id](factor);
}

/** What a factor's step table makes of what was read. */
export function judged(factor: Factor, { state, fact, words }: Reading): HealthFactor {
  const { id, label, weight } = factor;
  const step = fact === null ? null : stepOf(factor, fact);
  return {
    ...{ id, label, weight, state, words },
    score: step && step.score,
    points: step && weight * step.score,
    step: step && stepWords(factor, step),
  };
}
