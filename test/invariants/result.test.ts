import { describe, expect, it } from 'vitest';
import {
  contextOf,
  evaluate,
  narrowed,
  portfolio,
  snapshotOf,
  summarise,
  type CheckResult,
  type Filter,
  type Outcome,
  type Rule,
  type Severity,
} from '../../src/invariants/index.ts';
import { readConfig, type ConfigInput, type MappedField } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';

const contextWith = (config: ConfigInput = {}) =>
  contextOf(
    snapshotOf(
      portfolio({
        communities: [
          { id: '5', communityId: 'reefs' },
          { id: '6', communityId: 'dunes' },
        ],
        deals: [{ id: '1', communityRecordIds: ['5'] }, { id: '2', communityRecordIds: ['6'] }, { id: '3' }],
      }),
      AS_OF,
    ),
    { asOf: AS_OF, config: readConfig(config), now: null, nowReason: '' },
  );

const deal = (id: string) => ({ type: 'deal', id, name: `deal ${id}` }) as const;
const passing = (id: string): Outcome => ({ outcome: 'pass', subject: deal(id) });
const undecided = (id: string): Outcome => ({ outcome: 'not-evaluated', subject: deal(id), reason: 'No data.' });
const failing = (id: string, severity: Severity, community: string | null, more: object = {}): Outcome => ({
  ...{ outcome: 'fail', subject: deal(id), severity, related: [], community, message: 'It fails.' },
  ...more,
});

const rule = (id: string, outcomes: Outcome[], part: Partial<Rule> = {}): Rule => ({
  ...{ id, title: 'Title', statement: 'S.', why: 'W.', fix: 'Set it in Airtable.', severity: 'error', owner: 'BD' },
  ...{ handbook: 'page/of#section', reads: { needs: [], clears: [] }, examples: [] },
  evaluate: () => outcomes,
  ...part,
});

const RULES = [
  rule('b-rule', [failing('2', 'warning', 'dunes'), failing('1', 'error', 'reefs'), passing('3')]),
  rule('a-rule', [failing('2', 'error', 'dunes'), undecided('1'), passing('3')], { owner: 'DE' }),
  rule('c-rule', [failing('1', 'info', 'reefs', { owner: 'P&S', fix: 'Do this.' }), passing('2'), undecided('3')]),
];

describe('the result of a check', () => {
  // Made anew in each test: what runs while tests are collected is covered by none of them.
  const made = () => {
    const context = contextWith({ engagements: { source: 'csv' } });
    return { context, result: summarise(evaluate(RULES, context), context) };
  };
  const listed = ({ findings }: CheckResult) => findings.map(({ rule, subject }) => `${rule} ${subject.id}`);

  it('counts every outcome once, and lists the gravest first', () => {
    const { result } = made();
    expect(result.summary).toEqual({ error: 2, warning: 1, info: 1, waived: 0, notEvaluated: 2 });
    expect(result.rules).toEqual([
      { id: 'b-rule', severity: 'error', eligible: 3, passed: 1, failed: 2, notEvaluated: 0 },
      { id: 'a-rule', severity: 'error', eligible: 3, passed: 1, failed: 1, notEvaluated: 1 },
      { id: 'c-rule', severity: 'error', eligible: 3, passed: 1, failed: 1, notEvaluated: 1 },
    ]);
    expect(listed(result)).toEqual(['a-rule 2', 'b-rule 1', 'b-rule 2', 'c-rule 1']);
    expect(result).toMatchObject({
      schemaVersion: 1,
      asOf: AS_OF,
      snapshot: { id: 'example', pulledAt: `${AS_OF}T05:00:00.000Z`, source: 'live' },
      events: null,
    });
  });

  it('lists findings of one rule and severity by their record', () => {
    const { context } = made();
    const alike = rule('a', [failing('3', 'info', null), failing('1', 'info', null), failing('2', 'info', null)]);
    expect(listed(summarise(evaluate([alike], context), context))).toEqual(['a 1', 'a 2', 'a 3']);
  });

  it('says in a finding what the rule says, unless the outcome says otherwise', () => {
    const { result } = made();
    const [first] = result.findings;
    expect(first).toMatchObject({
      ...{ rule: 'a-rule', severity: 'error', status: 'open', firstSeen: null, ageDays: null, waiver: null },
      ...{ owner: 'DE', community: 'dunes', message: 'It fails.', handbook: 'handbook/page/of/#section', links: [] },
    });
    expect(first?.fix).not.toContain('Airtable');
    expect(result.findings.at(-1)).toMatchObject({ fix: 'Do this.', owner: 'P&S' });
  });

  it('lists records of a finding by role, type and id, and links to those that are there', () => {
    const linked = contextWith({ links: { hubspotPortalId: '42' } });
    const more = {
      related: [
        { role: 'second', type: 'deal', id: '3' },
        { role: 'second', type: 'deal', id: '2' },
      ],
      evidence: [
        { role: 'second', type: 'community', id: '404' },
        { role: 'first', type: 'deal', id: '9' },
      ],
    };
    const [finding] = summarise(evaluate([rule('a', [failing('1', 'info', null, more)])], linked), linked).findings;
    expect(finding?.related.map(({ role, type, id }) => `${role} ${type} ${id}`)).toEqual([
      'first deal 9',
      'second community 404',
      'second deal 2',
      'second deal 3',
    ]);
    expect(finding?.links.map(({ label }) => label)).toEqual(['HubSpot deal 1', 'HubSpot deal 2', 'HubSpot deal 3']);
  });

  const narrow = (part: Partial<Filter>, isKept = true) => {
    const { context, result } = made();
    const events = {
      new: result.findings.slice(0, 2),
      reopened: result.findings.slice(2),
      resolved: ['1', '2', '3'].map((id) => ({ fingerprint: id, rule: 'b-rule', subject: deal(id) })),
    };
    const filter = { rules: [], communities: [], owners: [], ...part };
    return narrowed({ ...result, events: isKept ? events : null }, filter, evaluate(RULES, context), context);
  };
  const counts = ({ rules }: CheckResult) =>
    rules.map(({ id, eligible, passed, failed, notEvaluated }) => [id, eligible, passed, failed, notEvaluated]);
  const news = ({ events }: CheckResult) =>
    events && [events.new, events.reopened, events.resolved].map((list) => list.length);

  it('narrowed to nothing is itself', () => {
    const { result } = made();
    const whole = narrow({});
    expect([counts(whole), listed(whole), news(whole)]).toEqual([counts(result), listed(result), [2, 2, 3]]);
    expect(whole.filter).toEqual({ rules: [], communities: [], owners: [] });
    expect(narrow({}, false).events).toBeNull();
  });

  it('narrowed to a rule counts that rule only', () => {
    const one = narrow({ rules: ['b-rule'] });
    expect(counts(one)).toEqual([['b-rule', 3, 1, 2, 0]]);
    expect(listed(one)).toEqual(['b-rule 1', 'b-rule 2']);
    expect(news(one)).toEqual([1, 1, 3]);
    expect(one.summary).toEqual({ error: 1, warning: 1, info: 0, waived: 0, notEvaluated: 0 });
    expect(news(narrow({ rules: ['a-rule'] }))).toEqual([1, 0, 0]);
  });

  it('narrowed to a community counts what is of it, also what passed', () => {
    const reefs = narrow({ communities: ['reefs'] });
    expect(counts(reefs)).toEqual([
      ['b-rule', 1, 0, 1, 0],
      ['a-rule', 1, 0, 0, 1],
      ['c-rule', 1, 0, 1, 0],
    ]);
    expect(listed(reefs)).toEqual(['b-rule 1', 'c-rule 1']);
    expect(news(reefs)).toEqual([1, 1, 1]);
    expect(counts(narrow({ communities: ['dunes'] }))).toEqual([
      ['b-rule', 1, 0, 1, 0],
      ['a-rule', 1, 0, 1, 0],
      ['c-rule', 1, 1, 0, 0],
    ]);
    expect(listed(narrow({ communities: ['dunes', 'reefs'] }))).toEqual(listed(made().result));
    expect(listed(narrow({ communities: ['moors'] }))).toEqual([]);
  });

  it('narrowed to a team counts its findings, whichever rule they are of', () => {
    expect(listed(narrow({ owners: ['DE'] }))).toEqual(['a-rule 2']);
    expect(counts(narrow({ owners: ['DE'] }))).toEqual([['a-rule', 3, 1, 1, 1]]);
    expect(listed(narrow({ owners: ['P&S'] }))).toEqual(['c-rule 1']);
    expect(counts(narrow({ owners: ['P&S'] }))).toEqual([['c-rule', 1, 0, 1, 0]]);
    expect(listed(narrow({ owners: ['BD'], communities: ['reefs'] }))).toEqual(['b-rule 1']);
    expect(counts(narrow({ owners: ['BD'] }))).toEqual([
      ['b-rule', 3, 1, 2, 0],
      ['c-rule', 2, 1, 0, 1],
    ]);
  });
});

describe('where the source has no such field', () => {
  const unmapped = { hubspot: { properties: { deals: { closedOn: null, type: null } } } } as ConfigInput;
  const mapped: MappedField = 'deals.stageId';
  const all = [passing('1'), failing('2', 'error', null), undecided('3')];
  const words = (needs: Rule['reads']['needs'], clears: Rule['reads']['clears'], config = unmapped) =>
    evaluate([rule('a', all, { reads: { needs, clears } })], contextWith(config)).flatMap((evaluation) =>
      [...evaluation.all()].map((outcome) => (outcome.outcome === 'not-evaluated' ? outcome.reason : outcome.outcome)),
    );

  it('nothing can be said without a field that is needed', () => {
    const reason = 'The mapping has no field for deals.closedOn.';
    expect(words(['deals.closedOn'], [])).toEqual([reason, reason, 'No data.']);
    expect(words([mapped, 'deals.closedOn', 'deals.type'], [])).toEqual([reason, reason, 'No data.']);
    expect(words([mapped], [])).toEqual(['pass', 'fail', 'No data.']);
    expect(words(['deals.closedOn'], [], {})).toEqual(['pass', 'fail', 'No data.']);
  });

  it('a failure proves nothing without one that could clear it', () => {
    const reason = 'The mapping has no field for deals.type.';
    expect(words([mapped], ['deals.type'])).toEqual(['pass', reason, 'No data.']);
    expect(words([mapped], [mapped])).toEqual(['pass', 'fail', 'No data.']);
  });

  it('one of several is enough', () => {
    const reason = 'The mapping has no field for deals.closedOn or deals.type.';
    expect(words([['deals.closedOn', mapped]], [])).toEqual(['pass', 'fail', 'No data.']);
    expect(words([['deals.closedOn', 'deals.type']], [])).toEqual([reason, reason, 'No data.']);
  });
});
