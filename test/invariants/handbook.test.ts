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
import { readConfig, type HandbookFacts, type HandbookPage, type HandbookProblem } from '../../src/model/index.ts';

/** Only these: nothing else is in order here. */
const IDS = [
  'sop-page-current',
  'rule-handbook-link-resolves',
  'handbook-markup-sound',
  'glossary-term-defined',
  'glossary-term-used',
];
const RULES = IDS.map((id) => ruleById(id)!);

const page = (part: Partial<HandbookPage> = {}): HandbookPage => ({
  ...{ id: 'engagements/rag', file: 'engagements/rag.mdx', title: 'RAG status', owner: 'DE', status: 'current' },
  ...{
    reviewed: '2025-12-15',
    reviewEvery: 6,
    anchors: ['what-is-checked'],
    isSplash: false,
    problem: null,
    problems: [],
    terms: [{ term: 'rag', line: 3 }],
  },
  ...part,
});

const facts = (pages: HandbookPage[]): HandbookFacts => ({
  glossary: [{ id: 'rag', term: 'RAG', aliases: ['RAG status'], meaning: 'A state.', see: [], line: 7 }],
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

const problem = (part: Partial<HandbookProblem> = {}): HandbookProblem => ({
  ...{ kind: 'unknown-role', detail: 'cite', line: 9, why: 'There is no role cite.', fix: 'Write another.' },
  ...part,
});

/** The findings of a page, by what is left of them when it is read again. */
const found = (part: Partial<HandbookPage>) => {
  const context = contextAt('2026-01-01', facts([page(part)]));
  return summarise(evaluate(RULES, context), context).findings;
};

describe('handbook-markup-sound', () => {
  it('finds a thing once a page, the same one wherever it moves to', () => {
    const [first, ...others] = found({ problems: [problem(), problem({ line: 4 })] });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ rule: 'handbook-markup-sound', owner: 'DE', severity: 'warning' });
    expect(first?.subject.id).toBe('engagements/rag#unknown-role:cite');
    expect(first?.message).toContain('(engagements/rag.mdx:4 and 1 more line)');
    expect(found({ problems: [problem({ line: 80 })] })[0]?.fingerprint).toBe(first?.fingerprint);
    expect(found({ problems: [problem({ detail: 'site' })] })[0]?.fingerprint).not.toBe(first?.fingerprint);
    expect(found({ problems: [problem({ kind: 'unknown-directive' })] })[0]?.fingerprint).not.toBe(first?.fingerprint);
  });

  it('keeps its message to one line and one sentence’s end, whatever stands in the page', () => {
    const [one] = found({ title: 'A\n B', problems: [problem({ detail: 'a\nb', why: 'It is\nopen...' })] });
    expect(one?.message).toMatch(/^The handbook page “A B” [^\n]* It is open\.$/);
    expect(one?.subject.id).toBe('engagements/rag#unknown-role:a b');
  });

  it('counts a page that cannot be read, of which the others say nothing', () => {
    expect(found({ problem: 'The page engagements/rag.mdx cannot be read: 1:1.' }).map(({ rule }) => rule)).toEqual([
      'handbook-markup-sound',
    ]);
  });
});

describe('the glossary', () => {
  it('is asked for each word once a page, however it is spelt, and for its owner', () => {
    const given = found({
      terms: ['RAG statuses', 'New word', 'new  WORD', 'rag'].map((term, line) => ({ term, line })),
    });
    expect(given.map(({ rule, subject, owner }) => [rule, subject.id, owner])).toEqual([
      ['glossary-term-defined', 'engagements/rag#term:new word', 'DE'],
      ['glossary-term-defined', 'engagements/rag#term:rag statuses', 'DE'],
    ]);
  });

  it('is used as a whole', () => {
    expect(found({ terms: [] }).map(({ rule, subject }) => [rule, subject.id])).toEqual([
      ['glossary-term-used', 'glossary.yaml#rag'],
    ]);
  });

  it('resolves nothing when it is gone, or when the page cannot be read', () => {
    const part = { terms: [{ term: 'x', line: 1 }], problems: [problem()] };
    const before = contextAt('2026-01-01', facts([page(part)]));
    const first = evaluate(RULES, before);
    const { next } = advance(NO_HISTORY, summarise(first, before), first, before, null);
    const left = (handbook: HandbookFacts) => {
      const after = contextAt('2026-01-02', handbook);
      const second = evaluate(RULES, after);
      const { resolved, unknown } = advance(next, summarise(second, after), second, after, null);
      return { resolved: resolved.map(({ rule }) => rule), unknown: unknown.map(({ life }) => life.rule) };
    };
    expect(left({ ...facts([page(part)]), glossary: null })).toEqual({
      ...{ resolved: [], unknown: ['glossary-term-defined', 'glossary-term-used'] },
    });
    const unread = left(facts([page({ problem: 'The page cannot be read.', terms: [] })]));
    expect(unread.resolved).toEqual([]);
    expect(unread.unknown.sort()).toEqual(['glossary-term-defined', 'glossary-term-used', 'handbook-markup-sound']);
    expect(left(facts([page()])).resolved.sort()).toEqual([
      ...['glossary-term-defined', 'glossary-term-used', 'handbook-markup-sound'],
    ]);
  });
});

describe('a check without the handbook', () => {
  it('evaluates none of the rules and says why', () => {
    for (const id of IDS)
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
