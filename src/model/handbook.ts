import { addMonths, isDay, lastDayOf, monthOf, type Day } from './date.ts';

/** Who takes part in a procedure, by the names that front matter uses. */
export const PARTIES = ['BD', 'DE', 'P&S', 'CS&S', 'assistant', 'community'] as const;
export type Party = (typeof PARTIES)[number];

/** What can be wrong with the text of a page. A kind is part of a finding’s identity, so it keeps its name. */
export const PROBLEM_KINDS = [
  'unknown-directive',
  'unknown-role',
  'unresolved-reference',
  'duplicate-label',
  'unclosed-fence',
  'missing-file',
  'wrong-encoding',
  'front-matter',
  'navigation',
  'markup',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Something in a page that could not be shown as it was meant. The page shows its text as it was typed. */
export interface HandbookProblem {
  kind: ProblemKind;
  /** What it is about, such as the directive's name or the reference's target: with page and kind its identity. */
  detail: string;
  /** Line of the file, counted from 1. */
  line: number;
  /** One sentence: what is wrong, and what a reader sees instead. */
  why: string;
  /** One sentence that begins with a verb. */
  fix: string;
}

/** A place where a page uses a term. */
export interface TermUse {
  /** As it is looked up: an id or a name of the glossary. */
  term: string;
  line: number;
}

/** A term of the glossary. */
export interface GlossaryEntry {
  /** Its anchor on the glossary page: lower-case words with hyphens. */
  id: string;
  term: string;
  /** Other names under which it is found, case aside. */
  aliases: readonly string[];
  /** One or two sentences. */
  meaning: string;
  /** Ids of terms that are related. */
  see: readonly string[];
  /** Line of the file. */
  line: number;
}

/** A page of the handbook, as far as the check looks at it. */
export interface HandbookPage {
  /** Address below `handbook/`, such as `sales/closed-won`; empty for the first page. */
  id: string;
  /** Below the handbook’s folder, with slashes. */
  file: string;
  title: string;
  /** As it stands in the front matter; null when nothing does. */
  owner: string | null;
  status: 'current' | 'draft' | 'out-of-date';
  /** The day of the last review, as it stands in the front matter; null when nothing does. */
  reviewed: Day | null;
  /** Months from one review to the next. */
  reviewEvery: number;
  /** Anchors of the headings, as the site makes them. */
  anchors: readonly string[];
  /** Whether it is a page that only leads to others. */
  isSplash: boolean;
  /** Why the page could not be read, as a sentence; then the rest says nothing. */
  problem: string | null;
  /** What could not be shown as it was meant, in the order of the text. */
  problems: readonly HandbookProblem[];
  /** Terms of the glossary that the page uses. */
  terms: readonly TermUse[];
}

/** What the rules about the handbook look at. */
export interface HandbookFacts {
  pages: readonly HandbookPage[];
  /** The rules, each with page and section that it is bound to: `sales/closed-won#engagement`. */
  rules: readonly { id: string; handbook: string }[];
  /** Null where the handbook has no glossary. */
  glossary: readonly GlossaryEntry[] | null;
}

/** Months until the next review of a page that does not say. */
export const REVIEW_EVERY = 6;

/** The same day some months later, or the last day of that month where it has no such day. */
export function reviewDue(reviewed: Day, months: number): Day {
  const last = lastDayOf(addMonths(monthOf(reviewed), months));
  const same = `${monthOf(last)}-${reviewed.slice(8)}`;
  return isDay(same) ? same : last;
}
