import type { Config } from './config.ts';
import type { System } from './source.ts';

type Kept = Pick<Config, 'engagements'>;

/** How a sentence names a system, in its middle. */
export const SYSTEM_NAME: Record<System, string> = {
  hubspot: 'HubSpot',
  airtable: 'Airtable',
  usage: 'Prometheus',
  cost: 'the cost CSV',
};

const LABELS: Record<System, string> = { hubspot: 'HubSpot', airtable: 'Airtable', usage: 'Usage', cost: 'Cost' };

/** As SYSTEM_NAME, where engagements may be kept somewhere else than in Airtable. */
export const systemName = (system: System, config: Kept): string =>
  isFolder(system, config) ? 'the CSV folder' : SYSTEM_NAME[system];

/** A system at the beginning of a line. */
export const systemLabel = (system: System, config: Kept): string =>
  isFolder(system, config) ? 'CSV' : LABELS[system];

const isFolder = (system: System, { engagements }: Kept) => system === 'airtable' && engagements.source === 'csv';
