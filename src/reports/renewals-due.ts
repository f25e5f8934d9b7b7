import { z } from 'zod';
import { addDaysWithin, daysBetween, type Day, type Engagement, type Records } from '../model/index.ts';
import type { Ask, Verdict } from './exit-criteria.ts';
import { around, type Around } from './renewal-around.ts';
import { nextOf } from './renewal-next.ts';
import { stepOf } from './renewal-step.ts';
import { compare, count } from './words.ts';

/** Days to the end, both ends inside; the first is for what has ended and is still served. */
export const BUCKETS = [
  { id: 'overdue', label: 'Ended and still served', from: -Infinity, to: -1 },
  { id: '0-30', label: '0 to 30 days', from: 0, to: 30 },
  { id: '31-60', label: '31 to 60 days', from: 31, to: 60 },
  { id: '61-90', label: '61 to 90 days', from: 61, to: 90 },
  { id: '91-180', label: '91 to 180 days', from: 91, to: 180 },
] as const;
const BUCKET_IDS = ['overdue', '0-30', '31-60', '61-90', '91-180'] as const;
export type BucketId = (typeof BUCKET_IDS)[number];

/** Days before the end from which on an engagement is listed. */
export const HORIZON = 180;

const day = z.string().nullable();

export const renewalRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  community: z.string().nullable().describe('As the team calls it; null where it is not known'),
  end: z.string(),
  days: z.int().describe('Days to the end, 0 on the last day, negative after it'),
  bucket: z.enum(BUCKET_IDS),
  notice: z.strictObject({
    state: z.enum(['sent', 'missing', 'later', 'ended', 'unknown']),
    on: day.describe('The day on which it was sent, or from which on it is due'),
    reason: z.string().nullable(),
  }),
  next: z.strictObject({
    state: z.enum(['stopping', 'renewed', 'renewing', 'won', 'later', 'none', 'unknown']),
    words: z.string(),
    url: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  step: z.strictObject({ words: z.string(), at: z.string().nullable().describe('Page and section of the handbook') }),
});
export type RenewalRow = z.infer<typeof renewalRow>;

/** Which agreements end, as the handbook's pages about renewals show it. */
export const renewalsDue = z.strictObject({
  rows: z.array(renewalRow).describe('The earliest end first'),
  unclear: z
    .array(z.strictObject({ name: z.string(), url: z.string().nullable(), reason: z.string() }))
    .describe('Engagements that have ended and may still be served'),
  undated: z.int().describe('Engagements that may end soon: without an end, or with an end before their start'),
  setAside: z.int(),
  unread: z.string().nullable(),
});
export type RenewalsDue = z.infer<typeof renewalsDue>;

export interface RenewalOptions {
  asOf: Day;
  /** Days before the end from which on the notice is due. */
  noticeDays: number;
  /** Days after the end from which on the BD lead decides. */
  decisionDays: number;
  /** Asks a rule about an engagement, as if its notice were due from the horizon on. */
  ask: Ask;
  urlOf: (type: 'deal' | 'engagement', id: string) => string | null;
  setAside: number;
  unread: string | null;
}

export const bucketOf = (days: number): BucketId | null =>
  BUCKETS.find(({ from, to }) => from <= days && days <= to)?.id ?? null;

export function renewalsOf(records: Records, options: RenewalOptions): RenewalsDue {
  const { asOf, ask, urlOf, setAside, unread } = options;
  const known = around(records);
  const live = records.engagements.filter(({ status }) => status !== 'Cancelled');
  const dated = live.flatMap((engagement) => {
    const { start, end } = engagement;
    return end === null || (start !== null && start > end) ? [] : [{ ...engagement, end }];
  });
  const served = (id: string): Verdict | null => ask('lapsed-engagement-still-serving', id);
  const ended = dated.filter(({ end }) => end < asOf);
  const due = dated.filter(({ id, start, end }) =>
    end < asOf
      ? served(id)?.says === 'lacking'
      : (start === null || start <= asOf) && daysBetween(asOf, end) <= HORIZON,
  );
  return {
    rows: due.map((engagement) => rowOf(engagement, known, options)).sort(inOrder),
    unclear: ended.flatMap(({ id, name }) => {
      const verdict = served(id);
      return verdict?.says === 'unknown'
        ? [{ name: name ?? `engagement ${id}`, url: urlOf('engagement', id), reason: verdict.reason }]
        : [];
    }),
    undated: live.length - dated.length,
    ...{ setAside, unread },
  };
}

const inOrder = (a: RenewalRow, b: RenewalRow): number => compare(a.end, b.end) || compare(a.id, b.id);

function rowOf(engagement: Engagement & { end: Day }, known: Around, options: RenewalOptions): RenewalRow {
  const { id, name, end } = engagement;
  const days = daysBetween(options.asOf, end);
  const row = {
    ...{ id, end, days },
    name: name ?? `engagement ${id}`,
    url: options.urlOf('engagement', id),
    community: known.communityOf(engagement),
    bucket: bucketOf(days) ?? '91-180',
    notice: noticeOf(engagement, days, options),
    next: nextOf(engagement, known, options),
  };
  return { ...row, step: stepOf(row, engagement, options) };
}

type Notice = RenewalRow['notice'];

/** The rule judges it from the horizon on; before the notice period its absence is only a day to come. */
function noticeOf(engagement: Engagement & { end: Day }, days: number, { ask, noticeDays }: RenewalOptions): Notice {
  const sent: Notice = { state: 'sent', on: engagement.renewalNoticeSentOn, reason: null };
  // After the end the rule no longer asks: what stands there is told.
  if (days < 0) return engagement.renewalNoticeSentOn === null ? { ...sent, state: 'ended' } : sent;
  const verdict = ask('renewal-notice-sent', engagement.id);
  if (verdict === null || verdict.says === 'unknown') {
    return { state: 'unknown', on: null, reason: verdict?.reason ?? null };
  }
  if (verdict.says === 'met') return sent;
  return days > noticeDays
    ? { state: 'later', on: addDaysWithin(engagement.end, -noticeDays), reason: null }
    : { state: 'missing', on: null, reason: null };
}

/** "3 agreements end within 180 days; 1 has ended and is still served." */
export function renewalsSentence({ rows }: RenewalsDue): string {
  const overdue = rows.filter(({ bucket }) => bucket === 'overdue').length;
  const ahead = rows.length - overdue;
  const ends =
    ahead === 0
      ? `No agreement ends within ${HORIZON} days`
      : `${count(ahead, 'agreement')} ${ahead === 1 ? 'ends' : 'end'} within ${HORIZON} days`;
  return `${ends}; ${overdue === 0 ? 'none that has ended is known to be served still' : `${overdue} ${overdue === 1 ? 'has ended and is' : 'have ended and are'} still served`}.`;
}
