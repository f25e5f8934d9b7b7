import type { System } from '../../../model/index.ts';
import type { Failure } from '../failure.ts';
import { AIRTABLE } from './airtable.ts';
import { COMMON } from './common.ts';
import { HUBSPOT } from './hubspot.ts';
import { COST, USAGE } from './others.ts';
import type { Rule } from './rule.ts';

/** Status and category → what to do. The first line that fits counts, so the special stands above the general. */
export const RULES: readonly Rule[] = [...HUBSPOT, ...AIRTABLE, ...USAGE, ...COST, ...COMMON];

/** The line of the table for a failure. */
export function verdict(system: System, failure: Failure): Rule {
  const found = RULES.find((rule) => fits(rule, system, failure));
  if (!found) throw new Error(`The policy has no line for ${failure.kind}.`);
  return found;
}

const fits = (rule: Rule, system: System, { kind, status, type, detail }: Failure): boolean =>
  rule.kind === kind &&
  (rule.system === undefined || rule.system === system) &&
  (rule.status === undefined || rule.status.includes(status ?? 0)) &&
  (rule.type === undefined || rule.type.test(type ?? '')) &&
  (rule.detail === undefined || rule.detail.test(detail ?? ''));
