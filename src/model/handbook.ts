import type { Day } from './date.ts';

/** A page of the handbook, as far as the check looks at it. */
export interface HandbookPage {
  /** Address below `handbook/`, such as `sales/closed-won`; empty for the first page. */
  id: string;
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
}

/** What the rules about the handbook look at. */
export interface HandbookFacts {
  pages: readonly HandbookPage[];
  /** The rules, each with page and section that it is bound to: `sales/closed-won#engagement`. */
  rules: readonly { id: string; handbook: string }[];
}

/** Months until the next review of a page that does not say. */
export const REVIEW_EVERY = 6;
