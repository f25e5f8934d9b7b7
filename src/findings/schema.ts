import { z } from 'zod';
import { isDay } from '../model/index.ts';
import { SEVERITIES, SUBJECT_TYPES } from '../invariants/index.ts';

const severity = z.enum(SEVERITIES);
const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD').meta({ format: 'date' });
const count = z.int().min(0);
const type = z.enum(SUBJECT_TYPES);

const finding = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe(
      'Hash of the rule and the role-tagged ids of the records; stable while the finding is about the same ones',
    ),
  rule: z.string(),
  severity,
  status: z.enum(['new', 'open', 'resolved', 'reopened', 'unknown']),
  firstSeen: day.nullable().describe('Null while no history is kept'),
  ageDays: count.nullable(),
  waiver: z.strictObject({ reason: z.string(), approvedBy: z.string(), expires: day }).nullable(),
  subject: z.strictObject({ type, id: z.string(), name: z.string() }),
  related: z.array(z.strictObject({ role: z.string(), type, id: z.string() })),
  community: z.string().nullable().describe('community_id of the community concerned'),
  owner: z.enum(['BD', 'DE', 'P&S']),
  message: z.string(),
  fix: z.string(),
  links: z.array(z.strictObject({ label: z.string(), url: z.url() })),
  handbook: z.string().describe("Address below the team site's root"),
});

const rule = z.strictObject({
  id: z.string(),
  severity: severity.describe('The gravest that the rule can give'),
  eligible: count.describe('passed + failed + notEvaluated'),
  passed: count,
  failed: count,
  notEvaluated: count,
});

/** What `check --format json` prints. Keys stand in this order. */
export const checkResultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  asOf: day,
  snapshot: z.strictObject({ id: z.string(), pulledAt: z.string(), source: z.string() }),
  summary: z.strictObject({
    error: count,
    warning: count,
    info: count,
    waived: count.describe('Counted here and not by severity'),
    notEvaluated: count,
  }),
  rules: z.array(rule),
  findings: z.array(finding).describe('By severity, rule and id of the subject'),
});
