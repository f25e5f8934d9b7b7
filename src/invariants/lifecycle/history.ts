import { z } from 'zod';
import { isDay, SYSTEMS } from '../../model/index.ts';
import { compare } from '../order.ts';
import { SEVERITIES, SUBJECT_TYPES } from '../types.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD');
const type = z.enum(SUBJECT_TYPES);

/** One finding, for as long as it has been known. */
export const lifeSchema = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string(),
  subject: z.strictObject({ type, id: z.string(), name: z.string() }),
  firstSeen: day,
  lastSeen: day.describe('The last check in which its rule found it'),
  resolvedOn: day.nullable().describe('Null while it is not resolved'),
  reopened: z.int().min(0).describe('How often it came back after it was resolved'),
  reopenedOn: day.nullable().describe('The last time that it came back; null while it never did'),
  last: z
    .strictObject({
      severity: z.enum(SEVERITIES),
      related: z.array(z.strictObject({ role: z.string(), type, id: z.string() })),
      community: z.string().nullable(),
      message: z.string(),
      fix: z.string(),
    })
    .nullable()
    .describe('What it said when it was last seen, for checks that cannot look again; null once it is resolved'),
});
export type Life = z.output<typeof lifeSchema>;

/** `findings.json` of a history folder. */
export const findingHistory = z
  .strictObject({
    schemaVersion: z.literal(1),
    asOf: day.nullable().describe('Date of the last check that was recorded; null before the first'),
    sources: z.array(z.enum(SYSTEMS)).describe('Systems that were read whole at that check'),
    findings: z.array(lifeSchema).describe('By fingerprint'),
  })
  .superRefine(({ asOf, findings }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message, path: ['findings'] });
    findings.forEach((life, place) => {
      const { fingerprint, firstSeen, lastSeen, resolvedOn, reopened, reopenedOn, last } = life;
      if (compare(findings[place - 1]?.fingerprint ?? '', fingerprint) >= 0) {
        fault(`expected each fingerprint once and in order, not so at ${fingerprint}`);
      }
      if (firstSeen > lastSeen || lastSeen > (resolvedOn ?? lastSeen) || (resolvedOn ?? lastSeen) > (asOf ?? '')) {
        fault(`expected dates in order, not so at ${fingerprint}`);
      }
      if (
        reopened > 0 !== (reopenedOn !== null) ||
        firstSeen > (reopenedOn ?? firstSeen) ||
        (reopenedOn ?? lastSeen) > lastSeen
      ) {
        fault(`expected the day on which it came back, when it did, not so at ${fingerprint}`);
      }
      if ((resolvedOn === null) !== (last !== null)) {
        fault(`expected either a date of resolution or what was found, not so at ${fingerprint}`);
      }
    });
  });
export type FindingHistory = z.output<typeof findingHistory>;

/** The history before the first check. */
export const NO_HISTORY: FindingHistory = { schemaVersion: 1, asOf: null, sources: [], findings: [] };
