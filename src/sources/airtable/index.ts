/** Airtable: engagements, projects, deliverables, contracts, FTE, capacity, check-ins and hubs. */
export { openAirtable, type AirtableAccess, type AirtableClient } from './client.ts';
export { dealIdsIn } from './deal-reference.ts';
export { mapRecord } from './map.ts';
export { airtableSource } from './read.ts';
