import { isKnown, type Series, type Values } from './series.ts';

/** Lower and upper edge of a value that stands on those below it; null where it is not known. */
export type Band = [low: number, high: number] | null;

/** Values stacked in the order of the series. One that is not known takes no room: what stands above it then stands lower, and the drawing breaks there. */
export function stackOf(series: readonly Series[]): Band[][] {
  const tops: number[] = [];
  return series.map(({ values }) =>
    values.map((value, i) => {
      if (!isKnown(value)) return null;
      const low = tops[i] ?? 0;
      tops[i] = low + value;
      return [low, low + value];
    }),
  );
}

/** The upper edges, as values that an axis must hold. */
export const topsOf = (bands: readonly Band[][]): Values[] => bands.map((one) => one.map((band) => band?.[1] ?? null));
