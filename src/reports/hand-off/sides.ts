import type { Contract, Day, Deal, Engagement } from '../../model/index.ts';

/** A deal, the engagement that it is compared with, and the contracts of both. */
export interface Sides {
  deal: Deal;
  /** Null where the deal has none that is not cancelled. */
  engagement: Engagement | null;
  contracts: readonly Contract[];
}

export interface Interval {
  start: Day;
  end: Day;
}

/** What the contracts span together, as far as each states both of its dates; null where one does not. */
export function spanOf(contracts: readonly Contract[]): Interval | null {
  const starts = contracts.flatMap(({ start }) => start ?? []).sort();
  const ends = contracts.flatMap(({ end }) => end ?? []).sort();
  const [start, end] = [starts[0], ends.at(-1)];
  const isWhole = starts.length === contracts.length && ends.length === contracts.length;
  return isWhole && start !== undefined && end !== undefined ? { start, end } : null;
}

/** FTE to the nearest hundredth, by which two clauses are compared. */
export const hundredths = (fte: number): number => Math.round(fte * 100 + 1e-9);

/** The FTE that the contracts state: one number where they agree, or add up to what the others state. */
export function fteOfContracts({ deal, engagement, contracts }: Sides): { values: number[]; addsUp: boolean } {
  const values = contracts.flatMap(({ fteCommitted }) => fteCommitted ?? []);
  const sum = values.reduce((total, fte) => total + fte, 0);
  const others = [engagement?.fteCommitted, deal.fteCommitted].filter((fte) => typeof fte === 'number');
  const addsUp = values.length > 1 && others.every((fte) => hundredths(fte) === hundredths(sum));
  return addsUp ? { values: [sum], addsUp } : { values, addsUp };
}
