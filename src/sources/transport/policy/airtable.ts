import { LATER, rulesOf, type Rule } from './rule.ts';

const PLAN = {
  action: 'fatal',
  why: "The calls of this month that the plan of the base's workspace allows are used up.",
  fix: 'Pull again when the month of the plan is over, or raise the plan of the workspace in Airtable.',
} as const;

/** Airtable's pages on errors and on rate limits. */
export const AIRTABLE: readonly Rule[] = [
  ...rulesOf('airtable', [
    { type: /RETRIABLE_ERROR/, action: 'retry', why: 'Airtable failed, and says that another try may do.', fix: LATER },
    {
      status: [401],
      action: 'user-to-fix',
      why: 'Airtable does not accept the token.',
      fix: 'Set AIRTABLE_TOKEN to a personal access token that is in use.',
    },
    {
      status: [403],
      action: 'user-to-fix',
      why: 'The token may not read this table, or the base or table does not exist.',
      fix: 'Give the token in AIRTABLE_TOKEN the scope data.records:read and the base of AIRTABLE_BASE_ID, and compare the table with airtable in plumbline.config.ts.',
    },
    {
      status: [404],
      action: 'user-to-fix',
      why: 'There is no such base or table.',
      fix: 'Compare AIRTABLE_BASE_ID with the address of the base, and the table with airtable in plumbline.config.ts.',
    },
    {
      status: [410],
      action: 'user-to-fix',
      why: 'Airtable has retired this path.',
      fix: 'Unset AIRTABLE_ENDPOINT_URL if it is set; otherwise update the package airtable.',
    },
    { status: [402], ...PLAN },
    { status: [429], type: /BILLING|PLAN_LIMIT|QUOTA/, ...PLAN },
    { status: [429], detail: /\b(?:billing|plan limit|monthly|quota)\b/i, ...PLAN },
    {
      status: [429],
      action: 'retry',
      minWaitMs: 'airtablePenaltyMs',
      holdsAll: true,
      why: "Airtable asks for fewer requests, or the workspace's monthly number of calls is used up.",
      fix: LATER,
    },
    {
      status: [422],
      type: /LIST_RECORDS_ITERATOR_NOT_AVAILABLE|INVALID_OFFSET_VALUE/,
      action: 'restart',
      why: "Airtable gave up the table's page cursor, time after time.",
      fix: LATER,
    },
    {
      status: [422],
      type: /UNKNOWN_FIELD_NAME|VIEW_NAME_NOT_FOUND|TABLE_NOT_FOUND/,
      action: 'user-to-fix',
      why: 'Airtable does not know a name that the request uses.',
      fix: 'Compare airtable in plumbline.config.ts with the base.',
    },
  ]),
  {
    kind: 'truncated',
    system: 'airtable',
    action: 'retry',
    why: 'The answer is not JSON; a login page or a proxy may stand in the way.',
    fix: 'Check {address} and the network, then pull again.',
  },
];
