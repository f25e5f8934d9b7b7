import type { AnyChart, CsvCell } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import type { DefinitionId } from './definitions/index.ts';

/** One figure of a strip, ready to show. */
export interface Figure {
  id: string;
  label: string;
  /** The value itself, not rounded; a date as `YYYY-MM-DD`; null where it is not known. */
  raw: number | string | null;
  value: string;
  unit: string;
  /** The change on the period before, or the base, in words. */
  note: string;
  /** What it means: an entry of the registry of definitions. */
  definition: DefinitionId;
}

/** Where a kind of data comes from. */
export interface Provenance {
  what: string;
  source: string;
  query: string;
  period: string;
  /** Day and time of the pull, or why there is none. */
  pulled: string;
}

/** A table that can be downloaded. Cells are values, not texts for people. */
export interface DataTable {
  /** Stable name, part of file names. */
  id: string;
  title: string;
  columns: { id: string; label: string; description: string }[];
  rows: CsvCell[][];
  notes: string[];
  source: string;
}

/** What every report has. */
export interface Report {
  id: 'milestones' | 'impact' | 'usage';
  title: string;
  /** The result as one sentence. */
  headline: string;
  /** What the report is about: `Period`, `June 2025 to May 2026`. Empty when there is nothing to report on. */
  periodLabel: string;
  period: string;
  asOf: Day;
  figures: Figure[];
  charts: AnyChart[];
  tables: DataTable[];
  /** How the figures are made. */
  method: string[];
  /** What is missing or doubtful. Empty when nothing is known to be. */
  quality: string[];
  provenance: Provenance[];
}
