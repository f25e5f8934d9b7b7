import { csvOf, type Language } from '../charts/index.ts';
import type { Correction } from './edition.ts';
import { textsOf } from './texts/index.ts';

/** Beside the first page of an edition: all of its corrections, as a table. */
export const CORRECTIONS_FILE = 'corrections.csv';

/** One row a correction, in the order in which they were noticed. */
export function correctionsCsv(corrections: readonly Correction[], language: Language): string {
  const { columns, method } = textsOf(language).edition;
  return csvOf([
    columns,
    ...corrections.map(({ noticedOn, report, what, before, after, cause }) => [
      ...[noticedOn, report, what, before, after],
      cause === 'method' ? method : null,
    ]),
  ]);
}
