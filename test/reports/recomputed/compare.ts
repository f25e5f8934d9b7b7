import { same } from '../../same.ts';
import { flat, type Values } from './flat.ts';
import { impactValues } from './impact.ts';
import { milestoneValues } from './milestones.ts';
import type { Recomputed } from './reports.ts';
import { usageValues } from './usage.ts';

/** Texts of tables, which stand beside the values that they are made from. */
const TEXTS = /^table (changes \| .*|people-reached \| \d+ \| change(_year)?|satisfaction \| \d+ \| period)$/;
const VALUES = { milestones: milestoneValues, impact: impactValues, usage: usageValues };

export const REPORTS = ['milestones', 'impact', 'usage'] as const;

export const reportValues = (report: (typeof REPORTS)[number], scope: Recomputed['scope']): Values =>
  VALUES[report](scope);

/** Holds every value of a report against what is recomputed; none may be left over on either side. */
export function compare(
  { scope, reports }: Pick<Recomputed, 'scope' | 'reports'>,
  report: (typeof REPORTS)[number],
): number {
  const shown = new Map([...flat(reports[report])].filter(([name]) => !TEXTS.test(name)));
  const values = reportValues(report, scope);
  same(shown, values);
  return values.size;
}
