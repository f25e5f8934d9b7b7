import { NOUN_KEYS, type Records, type Snapshot } from '../model/index.ts';
import { fingerprint } from './fingerprint.ts';
import { handbookAddress, linksTo } from './links.ts';
import { byId, compare } from './order.ts';
import { nounsOfType } from './outcome.ts';
import { asFarAsMapped } from './mapped.ts';
import { indexOf } from './portfolio.ts';
import { inWordsOf } from './wording.ts';
import {
  SEVERITIES,
  SUBJECT_TYPES,
  type CheckOptions,
  type CheckResult,
  type Context,
  type Finding,
  type Outcome,
  type Related,
  type Rule,
} from './types.ts';

/** What one rule said of every record that it is about. */
export interface Evaluation {
  rule: Rule;
  outcomes: Outcome[];
}

/** The input of the rules: records and what was set aside in a fixed order, so that the order at the source does not matter. */
export function contextOf(snapshot: Snapshot, options: CheckOptions): Context {
  const records = Object.fromEntries(
    NOUN_KEYS.map((key) => [key, [...snapshot.records[key]].sort(byId)]),
  ) as unknown as Records;
  const setAside = [...snapshot.manifest.setAside].sort((a, b) =>
    compare(JSON.stringify([a.noun, a.id, a.field]), JSON.stringify([b.noun, b.id, b.field])),
  );
  const ordered = { manifest: { ...snapshot.manifest, setAside }, records };
  return { snapshot: ordered, ...options, index: indexOf(ordered, options.config) };
}

/** Every rule's outcomes. Throws when a rule breaks its contract: a record judged twice, or a severity graver than the rule's. */
export function evaluate(rules: readonly Rule[], context: Context): Evaluation[] {
  return rules.map((rule) => {
    const outcomes = asFarAsMapped(rule.reads, rule.evaluate(context), context.config);
    const judged = new Map<string, Set<string>>(SUBJECT_TYPES.map((type) => [type, new Set()]));
    for (const outcome of outcomes) {
      const { type, id } = outcome.subject;
      if (judged.get(type)?.has(id)) throw new Error(`Rule ${rule.id} judged ${type} ${id} twice.`);
      judged.get(type)?.add(id);
      if (outcome.outcome === 'fail' && rank(outcome.severity) < rank(rule.severity)) {
        throw new Error(`Rule ${rule.id} gave ${outcome.severity}, which is graver than its ${rule.severity}.`);
      }
    }
    return { rule, outcomes };
  });
}

/** The result that is printed and shown. Its bytes depend on the evaluations and the options only. */
export function summarise(evaluations: readonly Evaluation[], context: Context): CheckResult {
  const { snapshot, asOf } = context;
  const findings = evaluations
    .flatMap(({ rule, outcomes }) => outcomes.flatMap((outcome) => findingOf(rule, outcome, context)))
    .sort(inOrder);
  const rules = evaluations.map(({ rule, outcomes }) => {
    const tally = { pass: 0, fail: 0, 'not-evaluated': 0 };
    for (const { outcome } of outcomes) tally[outcome]++;
    const counted = { passed: tally.pass, failed: tally.fail, notEvaluated: tally['not-evaluated'] };
    return { id: rule.id, severity: rule.severity, eligible: outcomes.length, ...counted };
  });
  const open = findings.filter(({ waiver }) => waiver === null);
  const { id, pulledAt, source } = snapshot.manifest;
  return {
    schemaVersion: 1,
    asOf,
    snapshot: { id, pulledAt, source },
    summary: {
      error: open.filter(({ severity }) => severity === 'error').length,
      warning: open.filter(({ severity }) => severity === 'warning').length,
      info: open.filter(({ severity }) => severity === 'info').length,
      waived: findings.length - open.length,
      notEvaluated: rules.reduce((sum, { notEvaluated }) => sum + notEvaluated, 0),
    },
    rules,
    findings,
  };
}

function findingOf(rule: Rule, outcome: Outcome, { config, index }: Context): Finding[] {
  if (outcome.outcome !== 'fail') return [];
  const { subject, severity, community, message } = outcome;
  const related = [...outcome.related, ...(outcome.evidence ?? [])].sort(inRoleOrder);
  return [
    {
      fingerprint: fingerprint(rule.id, subject, outcome.related),
      rule: rule.id,
      severity,
      // Without a history every finding is just open, and nobody knows since when.
      status: 'open',
      firstSeen: null,
      ageDays: null,
      waiver: null,
      subject,
      related,
      community,
      owner: rule.owner,
      message,
      fix: outcome.fix ?? inWordsOf(config)(rule.fix),
      links: linksTo([subject, ...related.filter((record) => canBeOpened(record, index))], config),
      handbook: handbookAddress(rule.handbook),
    },
  ];
}

/** A record that a link names and that is not there cannot be opened. */
function canBeOpened({ type, id }: Related, { byId, isSetAside }: Context['index']): boolean {
  const nouns = nounsOfType(type);
  return type === 'source' || nouns.some((key) => byId[key].has(id) || isSetAside(key, id));
}

const rank = (severity: Finding['severity']) => SEVERITIES.indexOf(severity);

const inOrder = (a: Finding, b: Finding): number =>
  rank(a.severity) - rank(b.severity) ||
  compare(a.rule, b.rule) ||
  compare(a.subject.id, b.subject.id) ||
  compare(a.fingerprint, b.fingerprint);

const inRoleOrder = (a: Related, b: Related): number =>
  compare(a.role, b.role) || compare(a.type, b.type) || compare(a.id, b.id);
