import { contextOf, evaluate, lazy, ruleById, RULES, type CheckResult, type Context } from '../invariants/index.ts';
import { STAGES, type Config, type Day, type Snapshot, type Stage } from '../model/index.ts';
import { EXIT_CRITERIA, HORIZON, type Ask, type Verdict } from '../reports/index.ts';

export interface AskInputs {
  snapshot: Snapshot;
  /** Which of its findings are waived. */
  check: Pick<CheckResult, 'findings'>;
  config: Config;
  asOf: Day;
}

/** What the rules are told for a page. */
export const contextWith = ({ snapshot, asOf, config }: Omit<AskInputs, 'check'>): Context =>
  contextOf(snapshot, {
    asOf,
    config,
    now: null,
    nowReason: 'A page does not depend on the time at which it is built.',
  });

/** Asks about the deals at a stage, with all of them moved on where there is a next stage. */
export function askAt(stage: Stage, inputs: AskInputs): Ask {
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

/** Asks some of the rules. Each is run when it is first asked. */
export function askOf(ids: readonly string[], context: Context, { check }: Pick<AskInputs, 'check'>): Ask {
  const waived = new Set(check.findings.flatMap(({ rule, subject, waiver }) => (waiver ? key(rule, subject.id) : [])));
  const rules = new Map(ids.map((id) => [id, lazy(() => verdictsOf(id, context, waived))]));
  return (rule, id) => {
    const verdicts = rules.get(rule);
    if (!verdicts) throw new Error(`The rule ${rule} is asked and was not named: correct the list of rules.`);
    return verdicts().get(id) ?? null;
  };
}

/** Asks any rule of the catalogue. */
export const askAll = (inputs: AskInputs): Ask =>
  askOf(
    RULES.map(({ id }) => id),
    contextWith(inputs),
    inputs,
  );

const RENEWAL_RULES = ['renewal-notice-sent', 'renewal-opportunity-open', 'lapsed-engagement-still-serving'];

/** Asks about an engagement that ends as if its notice were due from the horizon on. */
export function askAhead(inputs: AskInputs): Ask {
  const { config } = inputs;
  const thresholds = { ...config.thresholds, renewalNoticeDays: HORIZON };
  return askOf(RENEWAL_RULES, contextWith({ ...inputs, config: { ...config, thresholds } }), inputs);
}

function verdictsOf(id: string, context: Context, waived: ReadonlySet<string>): Map<string, Verdict> {
  const rule = ruleById(id);
  if (!rule) throw new Error(`There is no rule ${id}: correct the exit criteria.`);
  const verdicts = new Map<string, Verdict>();
  for (const { all } of evaluate([rule], context)) {
    for (const outcome of all()) {
      const place = outcome.subject.id;
      if (outcome.outcome === 'pass') verdicts.set(place, { says: 'met' });
      else if (outcome.outcome === 'not-evaluated') verdicts.set(place, { says: 'unknown', reason: outcome.reason });
      else
        verdicts.set(place, { says: 'lacking', severity: outcome.severity, isWaived: waived.has(key(rule.id, place)) });
    }
  }
  return verdicts;
}

const key = (rule: string, id: string) => JSON.stringify([rule, id]);
