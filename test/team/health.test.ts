import { expect, test } from 'vitest';
import { healthOf, healthSentence, navigationOf, type HandbookRecord } from '../../src/handbook/index.ts';
import { reviewDue, type GlossaryEntry } from '../../src/model/index.ts';

type Page = HandbookRecord['pages'][number];

const page = (id: string, part: Partial<Page> = {}): Page => {
  const reviewed = 'reviewed' in part ? (part.reviewed ?? null) : '2026-06-01';
  return {
    ...{ id, file: `${id}.md`, title: id, description: null, owner: 'BD', status: 'current', reviewed, reviewEvery: 6 },
    ...{ isSplash: false, isMyst: true, audience: [], who: [], makes: [], uses: [], movedFrom: [], headings: [] },
    ...{ problem: null, problems: [], terms: [], unbound: 0, changes: null, editUrl: null },
    due: reviewed === null ? null : reviewDue(reviewed, 6),
    ...part,
  };
};
const problem = (kind: Page['problems'][number]['kind'], line: number) => ({
  kind,
  line,
  detail: 'x',
  why: 'W.',
  fix: 'F.',
});
const entry = (id: string): GlossaryEntry => ({
  id,
  term: id.toUpperCase(),
  aliases: [],
  meaning: 'm',
  see: [],
  line: 1,
});

const health = (
  pages: Page[],
  more: Partial<Parameters<typeof healthOf>[1]> = {},
  navigation: HandbookRecord['navigation'] = [],
) =>
  healthOf(
    { folder: 'x', isOwn: true, navigation, historyUnknown: null, pages },
    { sentences: [], glossary: null, owners: ['BD', 'DE'], asOf: '2026-06-15', ...more },
  );
const ids = (pages: { id: string }[]) => pages.map(({ id }) => id);

test('a handbook in order is healthy, and its first page that only leads to others is not judged', () => {
  const good = health([page('a'), page('b'), page('', { isSplash: true, owner: null, reviewed: null })]);
  expect(healthSentence(good)).toBe(
    'The handbook is healthy: all 2 pages have an owner, are reviewed in time and shown as written.',
  );
  expect(healthSentence(health([page('a')]))).toContain('its one page has an owner, is reviewed in time');
});

test('pages are listed by what is wrong with them, the longest overdue first', () => {
  const found = health([
    page('late', { reviewed: '2025-11-30' }),
    page('later', { reviewed: '2025-01-01', owner: 'DE' }),
    page('today', { reviewed: '2025-12-15' }),
    page('draft', { status: 'draft' }),
    page('old', { status: 'out-of-date', owner: 'ZZ' }),
    page('nobody', { owner: null, reviewed: null }),
    page('unread', { problem: 'It cannot be read.' }),
    page('broken', { problems: [problem('unknown-role', 3), problem('unknown-role', 9), problem('missing-file', 1)] }),
  ]);
  expect(ids(found.overdue)).toEqual(['later', 'late']);
  expect(ids(found.soon)).toEqual(['today']);
  expect(ids(found.unowned)).toEqual(['old', 'nobody']);
  expect(ids(found.unreviewed)).toEqual(['nobody']);
  expect(found.problems.map(({ kind, count }) => [kind, count])).toEqual([
    ['unknown-role', 2],
    ['missing-file', 1],
  ]);
  expect(
    found.kept.map(({ owner, pages, overdue, unfinished }) => [owner, pages.length, overdue.length, unfinished.length]),
  ).toEqual([
    ['BD', 4, 1, 1],
    ['DE', 1, 1, 0],
    [null, 2, 0, 1],
  ]);
  expect(healthSentence(found)).toBe(
    'The handbook needs work: 2 of 8 pages are overdue for review, 1 is out of date, 1 is a draft, 2 are without an owner, 1 is without a date of review, 1 is not readable and 1 is not shown as written.',
  );
});

test('terms and sentences that hang in the air', () => {
  const binding = { file: 'a.md', line: 1, page: 'a', anchor: null, sentence: 'It must.', rules: [] };
  const found = health(
    [
      page('a', {
        terms: [
          { term: 'Mou', line: 4 },
          { term: 'zzz', line: 5 },
        ],
      }),
    ],
    {
      glossary: [entry('mou'), entry('rag')],
      sentences: [
        { ...binding, kind: 'unbound' },
        { ...binding, kind: 'human' },
      ],
    },
  );
  expect(found.undefinedTerms).toMatchObject([{ term: 'zzz', line: 5 }]);
  expect(ids(found.unusedTerms)).toEqual(['rag']);
  expect(healthSentence(found)).toBe(
    'The handbook needs work: 1 sentence is bound to nothing and 1 use of a term that the glossary lacks.',
  );
  expect(health([page('a', { terms: [{ term: 'zzz', line: 5 }] })]).undefinedTerms).toEqual([]);
});

test('pages that the table of contents does not name are those that the navigation puts last', () => {
  const base = new URL('../../content/handbook', import.meta.url).pathname;
  const pages = [
    page('', { file: 'index.mdx' }),
    page('sales/lead', { file: 'sales/lead.mdx' }),
    page('new/page', { file: 'new/page.mdx' }),
  ];
  const navigation = navigationOf(
    base,
    pages.map((one) => ({ ...one, order: null })),
  );
  expect(ids(health(pages, {}, navigation).unplaced)).toEqual(['new/page']);
});
