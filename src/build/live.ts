import { contextOf, evaluate, linksTo, ruleById, type CheckResult, type Context } from '../invariants/index.ts';
import { STAGES, type Config, type Day, type Snapshot, type Stage } from '../model/index.ts';
import {
  EXIT_CRITERIA,
  HORIZON,
  pipelineOf,
  renewalsOf,
  type Ask,
  type PipelineNow,
  type RenewalsDue,
  type Verdict,
} from '../reports/index.ts';

interface Inputs {
  snapshot: Snapshot;
  /** Which of its findings are waived. */
  check: Pick<CheckResult, 'findings'>;
  config: Config;
  asOf: Day;
}

const RENEWAL_RULES = ['renewal-notice-sent', 'renewal-opportunity-open', 'lapsed-engagement-still-serving'];

/**
 * What the handbook's pages show of deals and renewals. Every verdict is that of a rule: of an open deal as if it were
 * moved to the next stage, of a closed one as it is, and of an engagement as if its notice were due from the horizon on.
 */
export function liveData(inputs: Inputs): { pipeline: PipelineNow; renewals: RenewalsDue } {
  const { snapshot, config, asOf } = inputs;
  const { thresholds } = config;
  const { index } = contextWith(inputs);
  const setAside = (noun: 'deals' | 'engagements') => new Set(index.setAsideOf(noun).map(({ id }) => id)).size;
  const urlOf = (type: 'deal' | 'engagement', id: string) => linksTo([{ type, id }], config)[0]?.url ?? null;
  const horizon = { ...config, thresholds: { ...thresholds, renewalNoticeDays: HORIZON } };
  return {
    pipeline: pipelineOf(snapshot.records.deals, {
      asOf,
      lookDays: thresholds.openDealLookDays,
      askAt: (stage) => askAt(stage, inputs),
      urlOf: (id) => urlOf('deal', id),
      setAside: setAside('deals'),
      unread: index.unread('deals'),
    }),
    renewals: renewalsOf(snapshot.records, {
      asOf,
      noticeDays: thresholds.renewalNoticeDays,
      decisionDays: thresholds.lapsedDecisionDays,
      ask: askOf(RENEWAL_RULES, contextWith({ ...inputs, config: horizon }), inputs),
      urlOf,
      setAside: setAside('engagements'),
      unread: index.unread('engagements'),
    }),
  };
}

const contextWith = ({ snapshot, asOf, config }: Omit<Inputs, 'check'>): Context =>
  contextOf(snapshot, {
    asOf,
    config,
    now: null,
    nowReason: 'A page does not depend on the time at which it is built.',
  });

/** Asks about the deals at a stage, with all of them moved on where there is a next stage. */
function askAt(stage: Stage, inputs: Inputs): Ask {
  const rules = EXIT_CRITERIA[stage].flatMap(({ rule }) => rule ?? []);
  const { snapshot } = inputs;
  if (rules.length === 0 || !snapshot.records.deals.some((deal) => deal.stage === stage)) return () => null;
  return askOf(rules, contextWith({ ...inputs, snapshot: movedOn(snapshot, stage) }), inputs);
}

/** The snapshot with the deals at an open stage at the next one. */
export function movedOn(snapshot: Snapshot, stage: Stage): Snapshot {
  const next = stage === 'Closed Won' || stage === 'Closed Lost' ? undefined : STAGES[STAGES.indexOf(stage) + 1];
  if (next === undefined) return snapshot;
  const deals = snapshot.records.deals.map((deal) => (deal.stage === stage ? { ...deal, stage: next } : deal));
  return { ...snapshot, records: { ...snapshot.records, deals } };
}

function askOf(ids: readonly string[], context: Context, { check }: Inputs): Ask {
  const rules = ids.map((id) => {
    const rule = ruleById(id);
    if (!rule) throw new Error(`There is no rule ${id}: correct the exit criteria.`);
    return rule;
  });
  const waived = new Set(check.findings.flatMap(({ rule, subject, waiver }) => (waiver ? key(rule, subject.id) : [])));
  const verdicts = new Map<string, Verdict>();
  for (const { rule, all } of evaluate(rules, context)) {
    for (const outcome of all()) {
      const place = key(rule.id, outcome.subject.id);
      if (outcome.outcome === 'pass') verdicts.set(place, { says: 'met' });
      else if (outcome.outcome === 'not-evaluated') verdicts.set(place, { says: 'unknown', reason: outcome.reason });
      else verdicts.set(place, { says: 'lacking', severity: outcome.severity, isWaived: waived.has(place) });
    }
  }
  return (rule, id) => verdicts.get(key(rule, id)) ?? null;
}

const key = (rule: string, id: string) => JSON.stringify([rule, id]);
