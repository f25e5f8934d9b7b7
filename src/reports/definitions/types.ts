import type { Language } from '../../charts/index.ts';
import type { NounKey } from '../../model/index.ts';

/** What a figure means, in both languages; a change of meaning raises the version. */
export interface Definition {
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
}
