import { PROBLEM_KINDS, termFinder, type Day, type GlossaryEntry, type ProblemKind } from '../model/index.ts';
import type { Binding } from './binding.ts';
import { FURTHER } from './nav-item.ts';
import { pagesIn } from './order.ts';
import type { HandbookRecord, PageRecord } from './record.ts';
import { standingOf } from './standing.ts';

type PageProblem = PageRecord['problems'][number];

/** Pages of one owner; those without a usable one come last. */
export interface Kept {
  owner: string | null;
  pages: PageRecord[];
  overdue: PageRecord[];
  soon: PageRecord[];
  /** Drafts and pages that are out of date. */
  unfinished: PageRecord[];
}

/** What is known of the state of a handbook. Every page stands in each list at most once, in reading order. */
export interface Health {
  /** Pages that state something; a page that only leads to others does not. */
  pages: PageRecord[];
  kept: Kept[];
  /** The longest overdue first. */
  overdue: PageRecord[];
  /** The soonest due first. */
  soon: PageRecord[];
  drafts: PageRecord[];
  outOfDate: PageRecord[];
  unowned: PageRecord[];
  /** Pages of which nobody knows when they were last reviewed. */
  unreviewed: PageRecord[];
  unreadable: PageRecord[];
  problems: { kind: ProblemKind; count: number; pages: { page: PageRecord; problems: PageProblem[] }[] }[];
  undefinedTerms: { term: string; page: PageRecord; line: number }[];
  /** Empty where there is no glossary. */
  unusedTerms: GlossaryEntry[];
  unbound: Binding[];
  /** Pages that the table of contents does not name. */
  unplaced: PageRecord[];
}

/**
 * @param owners the teams that can own a page, in the order in which they are listed
 * @param sentences all that are known; only the unbound ones are looked at
 */
export function healthOf(
  record: HandbookRecord,
  {
    sentences,
    glossary,
    owners,
    asOf,
  }: {
    sentences: readonly Binding[];
    glossary: readonly GlossaryEntry[] | null;
    owners: readonly string[];
    asOf: Day;
  },
): Health {
  const all = record.pages;
  const readable = all.filter(({ problem }) => problem === null);
  const pages = readable.filter(({ isSplash }) => !isSplash);
  const review = new Map(pages.map((page) => [page, standingOf(page, asOf).review]));
  const byDue = (a: PageRecord, b: PageRecord) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1);
  const withReview = (which: string) => pages.filter((page) => review.get(page) === which).sort(byDue);
  const [overdue, soon] = [withReview('overdue'), withReview('soon')];
  const find = termFinder(glossary ?? []);
  const terms = all.flatMap((page) => page.terms.map((use) => ({ ...use, page, entry: find(use.term) })));
  const used = new Set(terms.map(({ entry }) => entry?.id));
  const unplaced = pagesIn(record.navigation.filter(({ label, page }) => label === FURTHER && page === null));
  const isOwned = ({ owner }: PageRecord) => owner !== null && owners.includes(owner);
  const keptBy = (owner: string | null): Kept => {
    const own = pages.filter((page) => (owner === null ? !isOwned(page) : page.owner === owner));
    const among = (list: PageRecord[]) => list.filter((page) => own.includes(page));
    const unfinished = own.filter(({ status }) => status !== 'current');
    return { owner, pages: own, overdue: among(overdue), soon: among(soon), unfinished };
  };
  return {
    pages,
    kept: [...owners, null].map(keptBy).filter((kept) => kept.pages.length > 0),
    ...{ overdue, soon },
    drafts: pages.filter(({ status }) => status === 'draft'),
    outOfDate: pages.filter(({ status }) => status === 'out-of-date'),
    unowned: pages.filter((page) => !isOwned(page)),
    unreviewed: pages.filter(({ due }) => due === null),
    unreadable: all.filter(({ problem }) => problem !== null),
    problems: PROBLEM_KINDS.map((kind) => problemsOf(all, kind)).filter(({ count }) => count > 0),
    undefinedTerms: glossary === null ? [] : terms.filter(({ entry }) => !entry),
    unusedTerms: (glossary ?? []).filter(({ id }) => !used.has(id)),
    unbound: sentences.filter(({ kind }) => kind === 'unbound'),
    unplaced: all.filter(({ id }) => unplaced.includes(id)),
  };
}

function problemsOf(all: readonly PageRecord[], kind: ProblemKind): Health['problems'][number] {
  const pages = all
    .map((page) => ({ page, problems: page.problems.filter((problem) => problem.kind === kind) }))
    .filter(({ problems }) => problems.length > 0);
  return { kind, count: pages.reduce((sum, { problems }) => sum + problems.length, 0), pages };
}

/** Whether the handbook is healthy, and if not what keeps it from it, in one or two sentences. */
export function healthSentence(health: Health): string {
  const { pages, overdue, outOfDate, drafts, unowned, unreviewed, unreadable, problems, unbound } = health;
  const total = pages.length + unreadable.length;
  const all = count(total, 'page', 'pages');
  const parts = [
    [overdue.length, 'overdue for review'] as const,
    [outOfDate.length, 'out of date'] as const,
    [drafts.length, drafts.length === 1 ? 'a draft' : 'drafts'] as const,
    [unowned.length, 'without an owner'] as const,
    [unreviewed.length, 'without a date of review'] as const,
    [unreadable.length, 'not readable'] as const,
    [new Set(problems.flatMap((one) => one.pages.map(({ page }) => page.id))).size, 'not shown as written'] as const,
  ].filter(([number]) => number > 0);
  const terms = health.undefinedTerms.length;
  const loose = [
    ...(unbound.length > 0 ? [`${count(unbound.length, 'sentence is', 'sentences are')} bound to nothing`] : []),
    ...(terms > 0 ? [`${count(terms, 'use', 'uses')} of a term that the glossary lacks`] : []),
  ];
  if (parts.length + loose.length === 0)
    return `The handbook is healthy: ${total === 1 ? 'its one page has' : `all ${all} have`} an owner, ${total === 1 ? 'is' : 'are'} reviewed in time and shown as written.`;
  const stated = parts.map(
    ([number, what], at) => `${number} ${at === 0 ? `of ${all} ` : ''}${number === 1 ? 'is' : 'are'} ${what}`,
  );
  return `The handbook needs work: ${joined([...stated, ...loose])}.`;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
