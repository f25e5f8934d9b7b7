import { usageQuery, usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';

/** Where a table or chart of all three measures comes from: one query for each window. */
export const allUsageSource = (extract: CommunityExtract): string =>
  usageSource(extract, 'mau').replace(usageQuery(extract, ['mau']), usageQuery(extract));
