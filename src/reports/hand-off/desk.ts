import { isOpen, type Deal, type NounKey, type Stage } from '../../model/index.ts';
import type { Ask } from '../exit-criteria.ts';
import type { WorkFinding, WorkInputs, WorkRule } from '../workspace/inputs.ts';
import { findingPage, rulePage } from '../workspace/addresses.ts';

/** What the pages of the hand-off are made of: the workspace's inputs, and what they ask again and again. */
export interface Desk extends WorkInputs {
  /** Whom to ask what a deal needs to leave its stage: of an open deal as if it had been moved on, of a closed one as it is. */
  askToLeave: (deal: Deal) => Ask;
  ruleOf: (id: string) => WorkRule | undefined;
  /** Where a failure is looked up: its finding, or the rule where it is not found yet. */
  failureOf: (rule: string, recordId: string) => string;
  /** Why records of a noun that name this record may be missing; null where nothing speaks for it. */
  doubtOf: (noun: Exclude<NounKey, 'pipelines'>, recordId: string) => string | null;
}

export function deskOf(inputs: WorkInputs): Desk {
  const { askAt, ask, findings, rules, look, snapshot } = inputs;
  const atStage = new Map<Stage, Ask>();
  const leaving = (stage: Stage): Ask => {
    const known = atStage.get(stage) ?? askAt(stage);
    atStage.set(stage, known);
    return known;
  };
  const byRecord = new Map<string, WorkFinding>(findings.map((one) => [key(one.rule, one.subject.id), one]));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const setAside = new Map<string, string>();
  for (const { noun, id, links } of snapshot.manifest.setAside)
    for (const link of links) setAside.set(key(noun, link), id);
  return {
    ...inputs,
    askToLeave: ({ stage }) => (stage !== null && isOpen(stage) ? leaving(stage) : ask),
    ruleOf: (id) => byId.get(id),
    failureOf: (rule, recordId) => {
      const finding = byRecord.get(key(rule, recordId));
      return finding ? findingPage(finding.fingerprint) : rulePage(rule);
    },
    doubtOf: (noun, recordId) => {
      const lost = setAside.get(key(noun, recordId));
      return look.unread(noun) ?? (lost === undefined ? null : `The record ${lost} names it and could not be read.`);
    },
  };
}

const key = (one: string, other: string) => JSON.stringify([one, other]);
