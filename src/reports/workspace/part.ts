import type { AnyChart } from '../../charts/index.ts';
import type { WorkTable } from './table.ts';

/** A record that has a page of its own. */
export interface WorkRecord {
  /** The record's id in its own system, or a finding's fingerprint. */
  id: string;
  /** Address of the page below the site's root, with a slash at the end. */
  path: string;
}

/** One room of the team's workspace: what its pages show. */
export interface Part<Facts = unknown, Of extends WorkRecord = WorkRecord> {
  /** One line that answers the page's question on the day of the data. */
  answer: string;
  /** What is not in the figures and may belong there, as sentences. */
  doubts: string[];
  tables: WorkTable[];
  charts: AnyChart[];
  /** What the pages show besides. Written as JSON between build and page. */
  facts: Facts;
  records: Of[];
  /** Addresses of further pages, besides the part's first page and those of its records. */
  pages: string[];
  /** Text files by their name below `download/`, besides those of tables and charts. */
  files: Record<string, string>;
}

/** A part that shows nothing but its answer. */
export const bare = (answer: string): Part<null> => ({
  ...{ answer, doubts: [], tables: [], charts: [], facts: null, records: [], pages: [], files: {} },
});
