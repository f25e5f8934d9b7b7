/** HubSpot: deals, their pipelines, companies, contacts and orders. */
export { namedDeals, todaysId, underTodaysIds, type NamingDeals } from './aliases.ts';
export type { HubspotClient } from './client.ts';
export { followDeals, type Followed } from './follow.ts';
export type { HubspotAccess } from './http.ts';
export { mapDeal, type DealContext } from './map-deals.ts';
export { canonicalStage, mapPipeline } from './map-pipelines.ts';
export { mapCompany, mapContact, mapOrder, ownerNames } from './map-records.ts';
export { roleNamed, rolesOf } from './map-roles.ts';
export { openHubspot } from './open.ts';
export { readHubspot, type HubspotRead } from './read.ts';
export { hubspotSchema } from './schema.ts';
export { aliasesOf, resolveDeals } from './whereabouts.ts';
