/** HubSpot: deals, their pipelines, companies, contacts and orders. */
export { openHubspot, type HubspotAccess, type HubspotClient } from './client.ts';
export { mapDeal, type DealContext } from './map-deals.ts';
export { canonicalStage, mapPipeline } from './map-pipelines.ts';
export { mapCompany, mapContact, mapOrder, ownerNames } from './map-records.ts';
export { roleNamed, rolesOf } from './map-roles.ts';
export { readHubspot } from './read.ts';
