import { daysInMonth, type Day, type Month, type Usage, type UsageCorrection } from '../../model/index.ts';

/** All that was ever read of usage. Days are never removed from it. */
export interface History {
  /** One record per namespace and month, sorted by id. */
  usage: Usage[];
  /** Sorted by namespace, day and measure; of the same ones, the oldest first. */
  corrections: UsageCorrection[];
  /** Namespaces that each endpoint ever gave, sorted. */
  endpoints: Record<string, string[]>;
}

export const EMPTY: History = { usage: [], corrections: [], endpoints: {} };

export const MEASURES = ['dau', 'wau', 'mau'] as const;
export type Measure = (typeof MEASURES)[number];

/** One value of one day. */
export interface Point {
  namespace: string;
  day: Day;
  measure: Measure;
  value: number | null;
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The day at a place of a month, first day at 0. */
export const dayAt = (month: Month, place: number): Day => `${month}-${String(place + 1).padStart(2, '0')}`;

/** Every day and measure of a record, those without a value included. */
export function pointsOf({ namespace, month, ...values }: Usage): Point[] {
  return MEASURES.flatMap((measure) =>
    values[measure].map((value, place) => ({ namespace, day: dayAt(month, place), measure, value })),
  );
}

/** As `pointsOf`, of many records, one point after another: all at once they would fill the memory. */
export function* eachPoint(usage: Iterable<Usage>): Generator<Point> {
  for (const record of usage) yield* pointsOf(record);
}

/** What a correction is about. */
export const pointKey = ({ namespace, day, measure }: Omit<Point, 'value'>): string => `${namespace} ${day} ${measure}`;

/** A month of which nothing is known. */
export function blankMonth(namespace: string, month: Month): Usage {
  const nothing = () => Array.from({ length: daysInMonth(month) }, () => null);
  return { id: `${namespace}/${month}`, namespace, month, dau: nothing(), wau: nothing(), mau: nothing() };
}
