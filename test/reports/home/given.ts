import { dayNumber, fromDayNumber, type Journal } from '../../../src/model/index.ts';

/** A journal with nights on these days, each with as many errors. */
export const journalOf = (nights: Record<string, number>, more: Partial<Journal> = {}): Journal => ({
  schemaVersion: 1,
  asOf: Object.keys(nights).at(-1) ?? '',
  nights: Object.entries(nights).map(([day, error]) => ({ day, error, warning: 1, info: 0, waived: 0, owners: {} })),
  ...{ moves: [], deliveries: [], deals: {}, deliverables: {} },
  ...more,
});

export const plus = (day: string, days: number): string => fromDayNumber(dayNumber(day) + days);
