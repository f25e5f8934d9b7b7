/** Airtable: engagements, projects, deliverables, contracts, FTE, capacity, check-ins and hubs. */
export { openAirtable, type AirtableAccess, type AirtableClient } from './client.ts';
export type { MetaTable } from './meta.ts';
export { airtableSource, type Expected } from './read.ts';
