import { addMonths, monthOf, type Deal, type Month } from '../../model/index.ts';
import type { Verdict } from '../exit-criteria.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Claim, Demand } from './demand.ts';

/** Months that have passed and are shown with what was logged. */
const PAST = 6;

export interface CapacityMonth {
  month: Month;
  /** By team, in the order of their names; null where a line states no FTE. Empty where the month has no line. */
  teams: { team: string; fte: number | null }[];
  /** Sum over the teams; null where nothing is known. */
  available: number | null;
  /** FTE that engagements commit. */
  committed: number;
  /** FTE of deals, each times its probability. Null of months that have passed. */
  expected: number | null;
  /** FTE logged on engagements; null where the month has no line or is still to come. */
  logged: number | null;
  /** What the rule says of the month; null where it is not asked. */
  verdict: Verdict | null;
  /** The deal with which what is asked for exceeds what is available; `commitments` where they do so alone. */
  tips: Claim<Deal> | 'commitments' | null;
}

/** Sums of hundredths are not exact; differences below this are none. As the rule has it. */
const TOLERANCE = 1e-9;

/** The last months with what was logged, and those ahead for which Capacity has a line, in order. */
export function capacityMonths(inputs: WorkInputs, demand: Demand): CapacityMonth[] {
  const { snapshot, asOf } = inputs;
  const lines = Map.groupBy(snapshot.records.capacity, ({ month }) => month);
  const logged = Map.groupBy(snapshot.records.fteLog, ({ month }) => month);
  const first = addMonths(monthOf(asOf), -PAST);
  const known = [...new Set([...lines.keys(), ...logged.keys()])].filter((month) => month >= first).sort();
  return known
    .filter((month) => month <= monthOf(asOf) || lines.has(month))
    .map((month) => {
      const isAhead = month >= monthOf(asOf);
      const teams = (lines.get(month) ?? [])
        .map(({ team, fteAvailable }) => ({ team: team ?? 'no team', fte: fteAvailable }))
        .sort((a, b) => (a.team < b.team ? -1 : a.team > b.team ? 1 : 0));
      const figures = {
        available: teams.some(({ fte }) => fte !== null) ? sum(teams.map(({ fte }) => fte ?? 0)) : null,
        committed: sum(demand.engagements.map(({ inMonth }) => inMonth(month))),
        expected: isAhead ? sum(demand.deals.map(({ probability, inMonth }) => inMonth(month) * probability)) : null,
      };
      const log = logged.get(month)?.flatMap(({ fte }) => fte ?? []) ?? [];
      return {
        ...{ month, teams, ...figures },
        logged: log.length === 0 || month > monthOf(asOf) ? null : sum(log),
        verdict: isAhead ? inputs.ask('capacity-covers-commitments', `capacity-month/${month}`) : null,
        tips: isAhead ? tipOf(month, figures, demand) : null,
      };
    });
}

/** The likeliest deals are counted first: the one that goes over the edge tips the month. */
function tipOf(
  month: Month,
  { available, committed }: Pick<CapacityMonth, 'available' | 'committed'>,
  { deals }: Demand,
): CapacityMonth['tips'] {
  if (available === null) return null;
  if (committed > available + TOLERANCE) return 'commitments';
  let asked = committed;
  for (const claim of deals) {
    asked += claim.inMonth(month) * claim.probability;
    if (asked > available + TOLERANCE) return claim;
  }
  return null;
}

/** The first month ahead in which an engagement's FTE, won in full beside what is committed, exceed what is available. */
export function firstShort(claim: Claim<Deal>, months: readonly CapacityMonth[]): { month: Month; by: number } | null {
  for (const { month, available, committed, expected } of months) {
    if (available === null || expected === null) continue;
    const asked = claim.inMonth(month);
    if (asked > 0 && committed + asked > available + TOLERANCE) return { month, by: committed + asked - available };
  }
  return null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
