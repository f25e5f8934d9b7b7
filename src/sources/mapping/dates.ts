import { dayInZone, isDay, isMonth, type Day, type Month } from '../../model/index.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** Milliseconds since 1970: shorter numbers, such as 20260131, are something else. */
const EPOCH_MS = /^-?\d{11,15}$/;

const isInstant = (text: string) => EPOCH_MS.test(text) || isDay(INSTANT.exec(text)?.[1]);

/** The day of a HubSpot *date* property, which is midnight UTC of that day: `2026-01-31`, an ISO instant or epoch milliseconds. */
export function dayOfDate(text: string): Day | null {
  if (isDay(text)) return text;
  return isInstant(text) ? dayInZone(text, 'UTC') : null;
}

/** The business day of an instant. A plain date is taken as the day that it says. */
export function dayOfInstant(text: string, timeZone: string): Day | null {
  if (isDay(text)) return text;
  return isInstant(text) ? dayInZone(text, timeZone) : null;
}

/** An instant as ISO 8601 in UTC with milliseconds. */
export function instant(text: string): string | null {
  if (!isInstant(text) || dayInZone(text, 'UTC') === null) return null;
  return new Date(EPOCH_MS.test(text) ? Number(text) : text).toISOString();
}

/** The month of `2026-01`, of a date or of an instant. */
export function monthOfText(text: string, timeZone: string): Month | null {
  if (isMonth(text)) return text;
  return dayOfInstant(text, timeZone)?.slice(0, 7) ?? null;
}
