/** What can be said of one series without drawing it. */
import type { ChartSpec } from './types.ts';

export type Series = ChartSpec['series'][number];
export type Values = readonly (number | null)[];

/** Series that a chart can tell apart by colour. */
export const MAX_SERIES = 6;

/**
 * The series that are drawn: the first six in the order given, which is the caller's order of importance. The others stand in
 * the table, CSV and JSON only. They are not summed, because hubs share users: a sum would count a person once per hub.
 */
export const drawn = (spec: Pick<ChartSpec, 'series'>): Series[] => spec.series.slice(0, MAX_SERIES);

export const isKnown = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** More days than this are drawn as a mean of seven days: weekends would fill the drawing with teeth. */
const SMOOTHED_FROM = 180;
const WINDOW = 7;

export const isSmoothed = ({ kind, x }: Pick<ChartSpec, 'kind' | 'x'>): boolean =>
  kind === 'line' && x.kind === 'day' && x.values.length >= SMOOTHED_FROM;

/**
 * The values that a line goes through: as they are, or for long daily series the mean of the seven days around each day. At the
 * ends of a run of known values it is the run's first or last seven days, so that every mean has a whole week in it, and a
 * day without a value stays one.
 */
export function traced(spec: Pick<ChartSpec, 'kind' | 'x'>, values: Values): (number | null)[] {
  const plain = values.map((value) => (isKnown(value) ? value : null));
  if (!isSmoothed(spec)) return plain;
  const means = [...plain];
  for (const { from, to } of runs(plain, true)) {
    for (let i = from; i <= to; i += 1) {
      const start = Math.max(from, Math.min(i - (WINDOW - 1) / 2, to - WINDOW + 1));
      const week = plain.slice(start, Math.min(start + WINDOW, to + 1)).filter(isKnown);
      means[i] = week.reduce((sum, one) => sum + one, 0) / week.length;
    }
  }
  return means;
}

/** Runs of positions with (`known`) or without a value, ends included. */
export function runs(values: Values, known: boolean): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < values.length; i += 1) {
    if (isKnown(values[i]) !== known) continue;
    const last = found.at(-1);
    if (last && last.to === i - 1) last.to = i;
    else found.push({ from: i, to: i });
  }
  return found;
}

/** Gaps between two known values in which another series has a value. */
export const ownGaps = (series: readonly Series[], values: Values): { from: number; to: number }[] =>
  runs(values, false)
    .filter(({ from, to }) => from > 0 && to < values.length - 1)
    .filter(({ from, to }) => series.some((other) => other.values.slice(from, to + 1).some(isKnown)));

export interface Extent {
  first: { index: number; value: number };
  last: { index: number; value: number };
  /** Highest and lowest value, each where it first occurs. */
  peak: { index: number; value: number };
  low: { index: number; value: number };
  /** Positions without a value. */
  missing: number;
}

/** Null when no value is known. */
export function extentOf(values: Values): Extent | null {
  const known = values.flatMap((value, index) => (isKnown(value) ? [{ index, value }] : []));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return null;
  return {
    first,
    last,
    peak: known.reduce((best, next) => (next.value > best.value ? next : best)),
    low: known.reduce((best, next) => (next.value < best.value ? next : best)),
    missing: values.length - known.length,
  };
}
