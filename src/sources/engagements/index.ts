/** What all systems of engagements share: the interface, the tables, and the mapping of their records to the model. */
export type { EngagementSource } from './source.ts';
export { TABLES } from './tables.ts';
export { dealIdsIn } from './deal-reference.ts';
export { mapRecord, type RawRecord } from './map.ts';
export { assemble, type ReadTables } from './assemble.ts';
