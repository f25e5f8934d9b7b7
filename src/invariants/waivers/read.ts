import { createHash } from 'node:crypto';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import { daysBetween, isDay, parse, show, type Problem } from '../../model/index.ts';
import { compare } from '../order.ts';
import { MAX_DAYS, NO_WAIVERS, type Waiver, type WaiverFile } from './types.ts';

const text = z.string().trim().min(1);
const day = text.refine(isDay, 'expected a calendar date as YYYY-MM-DD');

/** One item of `content/waivers.yaml`. A fingerprint decides alone; rule and subject beside it are for readers. */
export const waiverItem = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  rule: text.optional(),
  subject: text.optional(),
  reason: text,
  approvedBy: text,
  created: day,
  expires: day,
});
export type WaiverItem = z.output<typeof waiverItem>;

/**
 * Reads the text of a waiver file. Never throws: what is wrong with one waiver stands at that waiver, and what is wrong
 * with the whole file at the file.
 */
export function readWaivers(source: string): WaiverFile {
  const items = itemsOf(source);
  if (typeof items === 'string') return { waivers: [], problem: items };
  const waivers = items.map(waiverOf).sort((a, b) => compare(a.id, b.id));
  const times = Map.groupBy(waivers, ({ id }) => id);
  return {
    waivers: [...times.values()].flatMap(([waiver, ...others]) =>
      waiver ? { ...waiver, problem: others.length > 0 ? 'it stands more than once in the file' : waiver.problem } : [],
    ),
    problem: NO_WAIVERS.problem,
  };
}

/** The items; a sentence where they cannot be had. */
function itemsOf(source: string): unknown[] | string {
  try {
    // Every scalar stays the text that it is: neither a date nor a fingerprint of digits becomes something else.
    const items: unknown = load(source, { schema: FAILSAFE_SCHEMA });
    if (items === undefined || items === null) return [];
    return Array.isArray(items) ? items : `It must be a list of waivers, found ${show(items)}.`;
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number } };
    return `It is not YAML${mark ? ` in line ${mark.line + 1}` : ''} (${reason ?? (error as Error).message}).`;
  }
}

function waiverOf(item: unknown): Waiver {
  const result = parse(waiverItem, item);
  const raw = (result.ok ? result.value : Object(item)) as Record<string, unknown>;
  const said = (key: string) => {
    const value = raw[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const [fingerprint, rule, subject] = [said('fingerprint'), said('rule'), said('subject')];
  return {
    id: fingerprint ?? (rule && subject ? `${rule}/${subject}` : hash(item)),
    ...{ fingerprint, rule, subject },
    reason: said('reason') ?? '',
    approvedBy: said('approvedBy') ?? '',
    created: said('created') ?? '',
    expires: said('expires') ?? '',
    problem: result.ok ? mistake(result.value) : sentence(result.problems[0]),
    use: null,
  };
}

/** What is wrong with an item whose parts are all of the right form. */
export function mistake({ fingerprint, rule, subject, created, expires }: WaiverItem): string | null {
  if (!fingerprint && !(rule && subject)) return 'it names neither a fingerprint nor a rule and a subject';
  if (rule === 'waiver-valid') return 'a waiver of a waiver is not possible';
  const days = daysBetween(created, expires);
  if (days < 0) return `it expires on ${expires}, before it was created on ${created}`;
  if (days > MAX_DAYS) return `it lasts ${days} days, and ${MAX_DAYS} are the most`;
  return null;
}

const sentence = (problem: Problem | undefined): string =>
  problem
    ? `${problem.path.length > 0 ? `${problem.path.join('.')}: ` : ''}expected ${problem.expected}, found ${problem.found}`
    : 'it does not have the form of a waiver';

const hash = (item: unknown): string =>
  `waiver-${createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 12)}`;
