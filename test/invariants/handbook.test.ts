import { describe, expect, it } from 'vitest';
import {
  advance,
  contextOf,
  evaluate,
  narrowed,
  NO_HISTORY,
  portfolio,
  ruleById,
  snapshotOf,
  summarise,
} from '../../src/invariants/index.ts';
import { readConfig, type HandbookFacts, type HandbookPage } from '../../src/model/index.ts';

/** Only these: nothing else is in order here. */
const RULES = ['sop-page-current', 'rule-handbook-link-resolves'].map((id) => ruleById(id)!);

const page = (part: Partial<HandbookPage> = {}): HandbookPage => ({
  ...{ id: 'engagements/rag', title: 'RAG status', owner: 'DE', status: 'current' },
  ...{
    reviewed: '2025-12-15',
    reviewEvery: 6,
    anchors: ['what-is-checked'],
    isSplash: false,
    problem: null,
    problems: [],
    terms: [],
  },
  ...part,
});

const facts = (pages: HandbookPage[]): HandbookFacts => ({
  glossary: null,
  rules: [
    { id: 'rag-present', handbook: 'engagements/rag#what-is-checked' },
    { id: 'rag-action-recorded', handbook: 'engagements/rag#what-is-checked' },
  ],
  pages,
});

const contextAt = (asOf: string, handbook?: HandbookFacts) =>
  contextOf(snapshotOf(portfolio({ deals: [{ id: '1' }] }), asOf), {
    ...{ asOf, config: readConfig({}), now: null, nowReason: 'No time.' },
    ...(handbook ? { handbook } : {}),
  });

const outcomes = (id: string, asOf: string, handbook?: HandbookFacts) => [
  ...ruleById(id)!.evaluate(contextAt(asOf, handbook)),
];
const review = (asOf: string, part: Partial<HandbookPage>) =>
  outcomes('sop-page-current', asOf, facts([page(part)])).map(({ outcome }) => outcome);

describe('sop-page-current', () => {
  it.each([
    ['2025-12-15', 6, '2026-06-15'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-02-28', 6, '2026-08-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2025-10-31', 2, '2025-12-31'],
    ['2025-12-01', 1, '2026-01-01'],
    ['2024-02-29', 12, '2025-02-28'],
  ])(
    'a page reviewed on %s for %s months is due on %s: passes that day, fails the next',
    (reviewed, reviewEvery, due) => {
      const next = new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10);
      expect(review(due, { reviewed, reviewEvery })).toEqual(['pass']);
      expect(review(next, { reviewed, reviewEvery })).toEqual(['fail']);
    },
  );

  it('counts the day of the review, and says nothing of the days before it', () => {
    expect(review('2025-12-15', {})).toEqual(['pass']);
    expect(review('2025-12-14', {})).toEqual(['not-evaluated']);
  });

  it.each<[string, Partial<HandbookPage>]>([
    ['no owner', { owner: null }],
    ['an owner that is no team', { owner: 'IT' }],
    ['no date of review', { reviewed: null }],
    ['a date of review that is none', { reviewed: '2026-02-30' }],
    ['the mark out of date', { status: 'out-of-date' }],
  ])('a page with %s fails', (_, part) => expect(review('2026-01-01', part)).toEqual(['fail']));

  it('passes over a page that only leads to others, and calls the first page by a name', () => {
    expect(review('2026-01-01', { isSplash: true, owner: null })).toEqual([]);
    const [outcome] = outcomes('sop-page-current', '2026-01-01', facts([page({ id: '' })]));
    expect(outcome?.subject).toEqual({ type: 'page', id: 'handbook', name: 'RAG status' });
  });

  it("is its page's owner's finding, and BD's where there is none", () => {
    const check = (part: Partial<HandbookPage>) =>
      summarise(evaluate(RULES, contextAt('2027-01-01', facts([page(part)]))), contextAt('2027-01-01')).findings;
    expect(check({}).map(({ rule, owner }) => [rule, owner])).toEqual([['sop-page-current', 'DE']]);
    expect(check({ owner: null }).map(({ owner }) => owner)).toEqual(['BD']);
  });

  it('shows up in a check narrowed to the team of its page, with its count', () => {
    const context = contextAt('2027-01-01', facts([page()]));
    const evaluations = evaluate(RULES, context);
    const by = (owner: 'BD' | 'DE') => {
      const filter = { rules: [], communities: [], owners: [owner] };
      const result = narrowed(summarise(evaluations, context), filter, evaluations, context);
      return {
        failed: result.rules.find(({ id }) => id === 'sop-page-current')?.failed,
        found: result.findings.length,
      };
    };
    expect(by('DE')).toEqual({ failed: 1, found: 1 });
    expect(by('BD')).toEqual({ failed: 0, found: 0 });
  });
});

describe('rule-handbook-link-resolves', () => {
  it('judges every rule by itself', () => {
    const found = outcomes('rule-handbook-link-resolves', '2026-01-01', facts([page({ anchors: ['what-is-cheked'] })]));
    expect(found.map(({ outcome, subject }) => [outcome, subject.id])).toEqual([
      ['fail', 'engagements/rag#what-is-checked:rag-present'],
      ['fail', 'engagements/rag#what-is-checked:rag-action-recorded'],
    ]);
    expect(found[0]).toMatchObject({ fix: expect.stringContaining('what-is-cheked') });
  });

  it('says nothing of a page that could not be read', () => {
    const found = outcomes(
      'rule-handbook-link-resolves',
      '2026-01-01',
      facts([page({ problem: 'It cannot be read.' })]),
    );
    expect(found.map(({ outcome }) => outcome)).toEqual(['not-evaluated', 'not-evaluated']);
  });
});

describe('a check without the handbook', () => {
  it('evaluates neither rule and says why', () => {
    for (const id of ['sop-page-current', 'rule-handbook-link-resolves'])
      expect(outcomes(id, '2026-01-01')).toMatchObject([
        { outcome: 'not-evaluated', reason: 'The handbook was not read.' },
      ]);
  });

  it('resolves nothing that was found in it', () => {
    const before = contextAt('2027-01-01', facts([page()]));
    const first = evaluate(RULES, before);
    const { next } = advance(NO_HISTORY, summarise(first, before), first, before, null);
    const after = contextAt('2027-01-02');
    const second = evaluate(RULES, after);
    const { resolved, unknown } = advance(next, summarise(second, after), second, after, null);
    expect(resolved).toEqual([]);
    expect(unknown.map(({ life, reason }) => [life.rule, reason])).toEqual([
      ['sop-page-current', 'The handbook was not read.'],
    ]);
    const reviewed = contextAt('2027-01-02', facts([page({ reviewed: '2027-01-02' })]));
    const third = evaluate(RULES, reviewed);
    const last = advance(next, summarise(third, reviewed), third, reviewed, null);
    expect(last.resolved.map(({ rule }) => rule)).toEqual(['sop-page-current']);
  });
});
