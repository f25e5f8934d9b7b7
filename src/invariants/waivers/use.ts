import { nearest, NOUN_KEYS } from '../../model/index.ts';
import { setAsideReason } from '../doubt.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Context } from '../types.ts';
import { waiversNaming } from './cover.ts';
import type { Waived, Waiver, WaiverFile } from './types.ts';

type Judged = Pick<Evaluation, 'rule' | 'outcomes'>;

/** The waivers with what each of them meets in what the other rules said. */
export function usedWaivers(file: WaiverFile, evaluations: readonly Judged[], { index }: Context): WaiverFile {
  if (file.waivers.length === 0) return file;
  const naming = waiversNaming(file);
  const met = new Map<Waiver, Waived[]>();
  const undecided = new Map<string, string>();
  const byPrintOnly = file.waivers.some(({ rule, subject }) => rule === null || subject === null);
  for (const { rule, outcomes } of evaluations) {
    for (const outcome of outcomes) {
      const { subject } = outcome;
      if (outcome.outcome === 'not-evaluated') {
        undecided.set(keyOf(rule.id, subject.id), outcome.reason);
        if (byPrintOnly) undecided.set(fingerprint(rule.id, subject, []), outcome.reason);
        continue;
      }
      const print = fingerprint(rule.id, subject, outcome.related);
      const { severity, community } = outcome;
      for (const waiver of naming({ fingerprint: print, rule: rule.id, subject })) {
        met.set(waiver, [...(met.get(waiver) ?? []), { severity, owner: outcome.owner ?? rule.owner, community }]);
      }
    }
  }
  const rules = evaluations.map(({ rule }) => rule.id);
  return { ...file, waivers: file.waivers.map(used) };

  function used(waiver: Waiver): Waiver {
    const { rule, subject } = waiver;
    const problem = waiver.problem ?? (rule !== null && !rules.includes(rule) ? noRule(rule, rules) : null);
    const findings = met.get(waiver) ?? [];
    const doubt =
      undecided.get(rule !== null && subject !== null ? keyOf(rule, subject) : (waiver.fingerprint ?? '')) ??
      (subject === null ? null : missing(subject));
    return { ...waiver, problem, use: { findings, doubt: findings.length > 0 ? null : doubt } };
  }

  /** Why a record that is not there may be there after all. */
  function missing(id: string): string | null {
    const aside = NOUN_KEYS.find((key) => index.isSetAside(key, id));
    if (aside) return setAsideReason(aside, id);
    if (NOUN_KEYS.some((key) => index.byId[key].has(id))) return null;
    return NOUN_KEYS.map((key) => index.unread(key)).find((reason) => reason !== null) ?? null;
  }
}

const keyOf = (rule: string, subject: string) => JSON.stringify([rule, subject]);

function noRule(rule: string, rules: readonly string[]): string {
  const meant = nearest(rule, rules);
  return `there is no rule ${rule}${meant ? `; ${meant} was probably meant` : ''}`;
}
