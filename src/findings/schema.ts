import { z } from 'zod';
import { isDay } from '../model/index.ts';
import { OWNERS, SEVERITIES, SUBJECT_TYPES } from '../invariants/index.ts';

const severity = z
  .enum(SEVERITIES)
  .describe('error: a commitment, legal or money fact may be wrong; warning: it will be; info: listed on purpose');
const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD').meta({ format: 'date' });
const count = z.int().min(0);
const type = z.enum(SUBJECT_TYPES).describe('The noun that the record is');
const id = z.string().describe("The record's id in its own system");
const owner = z.enum(OWNERS).describe('The team that corrects it');
const ruleId = z.string().describe('Id of the rule; it never changes');
const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('Hash of the rule and the role-tagged ids of the records; stable while the finding is about the same ones');
const subject = z
  .strictObject({
    type,
    id,
    name: z.string().describe('For people to read; not stable. Type and id where the record has no name'),
  })
  .describe('The record that the finding is about');

const finding = z.strictObject({
  fingerprint,
  rule: ruleId,
  severity,
  status: z
    .enum(['new', 'open', 'resolved', 'reopened', 'unknown'])
    .describe('unknown: its rule could not look again. Resolved ones stand in events only'),
  firstSeen: day.nullable().describe('Date of the check that found it first; null while no history is kept'),
  ageDays: count.nullable().describe('Days since then; null while no history is kept'),
  waiver: z
    .strictObject({
      reason: z.string().describe('Why it may stay for a while'),
      approvedBy: z.string().describe('Who agreed, with the team'),
      expires: day.describe('The last day on which it is waived'),
    })
    .nullable()
    .describe('The approved exception; null where there is none'),
  subject,
  related: z
    .array(z.strictObject({ role: z.string().describe('The part that the record plays'), type, id }))
    .describe('Other records that take part'),
  community: z.string().nullable().describe('community_id of the community concerned'),
  owner,
  message: z.string().describe('One sentence with the record, the fact and the consequence'),
  fix: z.string().describe('What to do'),
  links: z
    .array(
      z.strictObject({
        label: z.string().describe('What the link leads to'),
        url: z.url().describe('Address of the record in its own system'),
      }),
    )
    .describe('Where the records can be opened; empty where no address is configured'),
  handbook: z.string().describe("Address below the team site's root"),
});

const rule = z.strictObject({
  id: ruleId,
  severity: severity.describe('The gravest that the rule can give'),
  eligible: count.describe('Records that it is about: passed + failed + notEvaluated'),
  passed: count.describe('Records that hold'),
  failed: count.describe('Records with a finding'),
  notEvaluated: count.describe('Records that it could not judge'),
});

const event = z.strictObject({ fingerprint, rule: ruleId, subject }).describe('A finding to which something happened');

/** What `check --format json` prints. Keys stand in this order. */
export const checkResultSchema = z.strictObject({
  schemaVersion: z.literal(1).describe('Rises when a key changes its meaning or goes'),
  asOf: day.describe('The date that the check is about'),
  snapshot: z
    .strictObject({
      id: z.string().describe('Hash of its files'),
      pulledAt: z.string().describe('ISO 8601 instant of the pull'),
      source: z.string().describe('live or sample'),
    })
    .describe('The data that were checked'),
  summary: z
    .strictObject({
      error: count.describe('Open findings of this severity, as in the next two'),
      warning: count.describe('Open findings of this severity'),
      info: count.describe('Open findings of this severity'),
      waived: count.describe('Counted here and not by severity'),
      notEvaluated: count.describe('Sum over the rules'),
    })
    .describe('Counts of what follows'),
  rules: z.array(rule).describe('Every rule of the catalogue, or those that the filter leaves'),
  findings: z.array(finding).describe('By severity, rule and id of the subject'),
  events: z
    .strictObject({
      new: z.array(event).describe('Found for the first time'),
      reopened: z.array(event).describe('Found again after they were resolved'),
      resolved: z.array(event).describe('Looked for and not found any more'),
    })
    .nullable()
    .describe('What happened since the last check that was recorded; null while no history is kept'),
  filter: z
    .strictObject({
      rules: z.array(z.string()).describe('Ids of rules'),
      communities: z.array(z.string()).describe('community_ids'),
      owners: z.array(owner).describe('Teams'),
    })
    .optional()
    .describe('Only where a part is shown and counted: what it was narrowed to; an empty list leaves out nothing'),
  redacted: z
    .literal(true)
    .optional()
    .describe(
      'Only with --redact: names, messages and reasons hold ids and the words of the rules, and no text of a record',
    ),
});

/** JSON Schema (2020-12) of the result, for programs that read it. */
export const checkJsonSchema = () => ({
  title: 'Result of plumbline check --format json',
  ...z.toJSONSchema(checkResultSchema, { unrepresentable: 'any' }),
});
