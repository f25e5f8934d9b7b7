import type { EngagementKey } from '../source.ts';

/** The tables of a system that engagements are kept in, in the order of the model. */
export const TABLES = [
  'engagements',
  'projects',
  'deliverables',
  'contracts',
  'fteLog',
  'capacity',
  'checkIns',
  'hubs',
] as const satisfies EngagementKey[];
