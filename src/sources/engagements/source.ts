import type { FoundSchema } from '../schema/found.ts';
import type { EngagementKey, OnCount, SourceRead } from '../source.ts';

/**
 * Where engagements, and all that hangs on them, are kept. Airtable is one such system; another one takes its place by
 * giving the same nouns, each id being the record's id in that system.
 */
export interface EngagementSource {
  /** What the system says of the tables and fields that it has. A table that it does not have is left out. */
  schema(): Promise<FoundSchema>;
  /** Reads every record, or throws: a part is never given. */
  read(onCount: OnCount): Promise<SourceRead<EngagementKey>>;
}
