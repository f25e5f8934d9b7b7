import type { Language } from '../../charts/index.ts';
import type { Day, NounKey } from '../../model/index.ts';
import type { Measure } from '../hubs.ts';

/** What a figure means, in both languages; a change of meaning raises the version. */
export interface Definition {
  /** What it is called where it stands alone: `Weekly active users`. */
  name: Record<Language, string>;
  /** Rises when the formula or what is included changes. An edition names the versions that it was made with. */
  version: number;
  /** `users`, `deliverables`, `FTE`, `points`, `days`. */
  unit: Record<Language, string>;
  /** How it is computed, what is included and what is not, one to three sentences. */
  text: Record<Language, string>;
  /** Where its values come from: query, table or file. */
  source: Record<Language, string>;
  /** Nouns whose records it is computed from: an open error on one of them puts a note on the figure. */
  inputs: readonly NounKey[];
  /** Measures of use that it is computed from, for the query that reads them. */
  measures?: readonly Measure[];
  /** Earlier versions, the oldest first, each with the last day on which it held. Editions that were made with them go on to show their texts. */
  history?: readonly { version: number; text: Record<Language, string>; until: Day }[];
}
