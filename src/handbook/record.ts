import { z } from 'zod';
import { isDay, PARTIES, PROBLEM_KINDS, reviewDue } from '../model/index.ts';
import type { Bindings } from './binding.ts';
import type { NavItem } from './navigation.ts';
import type { HandbookText } from './read.ts';

/** A change of a page, as git keeps it. */
export const changeSchema = z.strictObject({
  commit: z.string(),
  day: z.string(),
  author: z.string(),
  subject: z.string(),
});
export type Change = z.output<typeof changeSchema>;

const party = z.enum(PARTIES);

/** What the site knows of a page besides its text. */
export const pageRecordSchema = z.strictObject({
  /** Address below `handbook/`; empty for the first page. */
  id: z.string(),
  file: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  owner: z.string().nullable(),
  status: z.enum(['current', 'draft', 'out-of-date']),
  reviewed: z.string().nullable(),
  reviewEvery: z.int(),
  /** The day by which the next review is due; null where nothing says when the last one was. */
  due: z.string().nullable(),
  isSplash: z.boolean(),
  isMyst: z.boolean(),
  audience: z.array(party),
  who: z.array(party),
  makes: z.array(z.string()),
  uses: z.array(z.string()),
  movedFrom: z.array(z.string()),
  headings: z.array(z.strictObject({ depth: z.int(), slug: z.string(), text: z.string() })),
  /** Why the page could not be read. */
  problem: z.string().nullable(),
  problems: z.array(
    z.strictObject({
      ...{ kind: z.enum(PROBLEM_KINDS), detail: z.string(), line: z.int(), why: z.string(), fix: z.string() },
    }),
  ),
  terms: z.array(z.strictObject({ term: z.string(), line: z.int() })),
  /** Sentences that say what must be, and are bound to nothing. */
  unbound: z.int(),
  /** The latest first; null where git does not tell. */
  changes: z.array(changeSchema).nullable(),
  /** Where the page is edited; null where the configuration does not say. */
  editUrl: z.string().nullable(),
});
export type PageRecord = z.output<typeof pageRecordSchema>;

const navItem: z.ZodType<NavItem> = z.lazy(() =>
  z.strictObject({
    ...{ label: z.string(), page: z.string().nullable(), url: z.string().exactOptional(), children: z.array(navItem) },
  }),
);

export const handbookRecordSchema = z.strictObject({
  /** The folder that was read, as a reader would name it. */
  folder: z.string(),
  /** Whether it is the repository's own handbook, which holds the rules. */
  isOwn: z.boolean(),
  pages: z.array(pageRecordSchema),
  /** The one order of sections and pages. */
  navigation: z.array(navItem),
  /** Why nothing is known of the pages' changes, as a sentence; null where something is. */
  historyUnknown: z.string().nullable(),
});
export type HandbookRecord = z.output<typeof handbookRecordSchema>;

/** What comes from beside the folder: its place, git and the configuration. */
export interface Beside {
  folder: string;
  isOwn: boolean;
  navigation: NavItem[];
  historyUnknown: string | null;
  changesOf: (file: string) => Change[] | null;
  editUrlOf: (file: string) => string | null;
}

/** The record of a handbook, its pages in the order in which they were read. */
export const recordOf = (pages: readonly HandbookText[], { sentences }: Bindings, beside: Beside): HandbookRecord => ({
  folder: beside.folder,
  isOwn: beside.isOwn,
  navigation: beside.navigation,
  historyUnknown: beside.historyUnknown,
  pages: pages.map((page) => ({
    ...only(page, ['id', 'file', 'title', 'description', 'owner', 'status', 'reviewed', 'reviewEvery', 'isSplash']),
    ...only(page, ['audience', 'who', 'makes', 'uses', 'movedFrom', 'headings', 'problem']),
    problems: [...page.problems],
    terms: [...page.terms],
    due: isDay(page.reviewed) ? reviewDue(page.reviewed, page.reviewEvery) : null,
    isMyst: page.html !== null,
    unbound: sentences.filter(({ kind, page: id }) => kind === 'unbound' && id === page.id).length,
    changes: beside.changesOf(page.file),
    editUrl: beside.editUrlOf(page.file),
  })),
});

const only = <T extends object, K extends keyof T>(whole: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<T, K>;
