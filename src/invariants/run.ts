import { NOUN_KEYS, type Records, type Snapshot } from '../model/index.ts';
import { evaluationOf, tallyOf, type Evaluation } from './evaluation.ts';
import { fingerprint } from './fingerprint.ts';
import { handbookAddress, linksTo } from './links.ts';
import { compare, inIdOrder } from './order.ts';
import { nounsOfType } from './outcome.ts';
import { indexOf } from './portfolio.ts';
import { coverOf, NO_WAIVERS, usedWaivers } from './waivers/index.ts';
import { inWordsOf } from './wording.ts';
import {
  SEVERITIES,
  type CheckOptions,
  type CheckResult,
  type Context,
  type Finding,
  type Outcome,
  type Related,
  type Rule,
  type RuleResult,
} from './types.ts';

/** The input of the rules: records and what was set aside in a fixed order, so that the order at the source does not matter. */
export function contextOf(snapshot: Snapshot, options: CheckOptions): Context {
  const records = Object.fromEntries(
    NOUN_KEYS.map((key) => [key, inIdOrder<{ id: string }>(snapshot.records[key])]),
  ) as unknown as Records;
  const setAside = [...snapshot.manifest.setAside].sort((a, b) =>
    compare(JSON.stringify([a.noun, a.id, a.field]), JSON.stringify([b.noun, b.id, b.field])),
  );
  const ordered = { manifest: { ...snapshot.manifest, setAside }, records };
  return {
    snapshot: ordered,
    waivers: NO_WAIVERS,
    handbook: null,
    ...options,
    index: indexOf(ordered, options.config),
  };
}

/** What every rule says. Throws when a rule breaks its contract. */
export function evaluate(rules: readonly Rule[], context: Context): Evaluation[] {
  const aboutRecords = rules.filter(({ id }) => id !== 'waiver-valid').map((rule) => evaluationOf(rule, context));
  const done = new Map(aboutRecords.map((evaluation) => [evaluation.rule.id, evaluation]));
  // Whether a waiver is of any use is known when everything else has been judged.
  const waivers = usedWaivers(context.waivers, aboutRecords, context);
  return rules.map((rule) => done.get(rule.id) ?? evaluationOf(rule, { ...context, waivers }));
}

/** The result that is printed and shown. Its bytes depend on the evaluations and the options only. */
export function summarise(evaluations: readonly Evaluation[], context: Context): CheckResult {
  const { snapshot, asOf } = context;
  const cover = coverOf(context.waivers, asOf);
  const findings = evaluations
    .flatMap(({ rule, outcomes }) => outcomes.flatMap((outcome) => findingOf(rule, outcome, context)))
    .map((finding) => ({ ...finding, waiver: cover(finding) }));
  const rules = evaluations.map((evaluation) => {
    const { id, severity } = evaluation.rule;
    return { id, severity, ...tallyOf(evaluation) };
  });
  const { id, pulledAt, source } = snapshot.manifest;
  return {
    schemaVersion: 1,
    asOf,
    snapshot: { id, pulledAt, source },
    ...counted(findings, rules),
    // Without a history nobody knows what happened.
    events: null,
  };
}

/** The part of a result that depends on which rules and findings are in it, in the order of the contract. */
export function counted(
  all: readonly Finding[],
  rules: RuleResult[],
): Pick<CheckResult, 'summary' | 'rules' | 'findings'> {
  const findings = [...all].sort(inOrder);
  const open = findings.filter(({ waiver }) => waiver === null);
  return {
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

/** The finding that a failure is; none for another outcome. */
export function findingOf(rule: Rule, outcome: Outcome, { config, index }: Context): Finding[] {
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
      owner: outcome.owner ?? rule.owner,
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
