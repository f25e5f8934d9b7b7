import type { Month } from '../../model/index.ts';
import { compare } from '../words.ts';
import { spread, type Interval } from './spread.ts';

/** Something of value over an interval. */
export interface Stream {
  minor: bigint;
  /** ISO 4217; null where the source names none. */
  currency: string | null;
  interval: Interval;
}

/** Minor units by currency and month; a month without an entry has nothing. */
export type Sums = ReadonlyMap<string | null, ReadonlyMap<Month, bigint>>;

/** What streams give in the months from one to another, each currency by itself. */
export function sumsOf(streams: readonly Stream[], from: Month, to: Month): Sums {
  const sums = new Map<string | null, Map<Month, bigint>>();
  for (const { minor, currency, interval } of streams) {
    const months = sums.get(currency) ?? new Map<Month, bigint>();
    for (const part of spread(minor, interval, from, to))
      months.set(part.month, (months.get(part.month) ?? 0n) + part.minor);
    if (months.size > 0) sums.set(currency, months);
  }
  return sums;
}

export const sumIn = (sums: Sums, currency: string | null, month: Month): bigint =>
  sums.get(currency)?.get(month) ?? 0n;

/** The currencies of some sums by code; what has none stands last. */
export const currenciesOf = (...all: Sums[]): (string | null)[] =>
  [...new Set(all.flatMap((sums) => [...sums.keys()]))].sort(
    (a, b) => Number(a === null) - Number(b === null) || compare(a ?? '', b ?? ''),
  );
