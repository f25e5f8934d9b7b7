import {
  systemName,
  volumeOfPart,
  type Config,
  type PartOfSnapshot,
  type PulledUsage,
  type Records,
  type SourceSchema,
  type System,
} from '../model/index.ts';
import { readCosts } from './cost/index.ts';
import { engagementSource } from './engagement-source.ts';
import { hubspotSchema, openHubspot, readHubspot, type HubspotClient, type HubspotRead } from './hubspot/index.ts';
import { compareSchema, refuseSchema, type FoundSchema, type MappedSystem } from './schema/index.ts';
import type { Access } from './settings.ts';
import type { OnCount, SourceRead } from './source.ts';
import type { Transport } from './transport/index.ts';
import { readUsage } from './usage/index.ts';

/** What was read from one system, whichever it is. */
export interface SystemRead extends Omit<SourceRead<never>, 'records'> {
  records: Partial<Records>;
  /** For following the deals that other systems name. */
  hubspot?: { client: HubspotClient; read: HubspotRead };
  /** What the history of usage is kept from. */
  usage?: PulledUsage;
}

interface Reading {
  transport: Transport;
  access: Access;
  config: Config;
  previous: PartOfSnapshot | null;
  onCount: OnCount;
}

/**
 * Reads a system to its end; null when it is not connected. Before anything is read of HubSpot and of where engagements
 * are kept, the fields that are there are compared with the mapping.
 */
export async function readSystem(system: System, reading: Reading): Promise<SystemRead | null> {
  const { transport, access, config, previous, onCount } = reading;
  switch (system) {
    case 'hubspot': {
      if (access.hubspot === null) return null;
      const client = await openHubspot(transport, access.hubspot);
      const schema = agreed('hubspot', await hubspotSchema(client), reading);
      const read = await readHubspot({ client, transport, config, onCount });
      return { ...read, schema, hubspot: { client, read } };
    }
    case 'airtable': {
      if (access.airtable === null) return null;
      const source = engagementSource(transport, access.airtable, config, previous ? volumeOfPart(previous) : {});
      const schema = agreed('airtable', await source.schema(), reading);
      return { ...(await source.read(onCount)), schema };
    }
    case 'usage': {
      if (access.usage === null) return null;
      const read = await readUsage(transport, access.usage, config, onCount);
      return { ...read, usage: read.pulled };
    }
    case 'cost':
      return access.cost === null ? null : readCosts(transport, access.cost);
  }
}

/** The schema of a source, if every mapped field can be read from it; throws otherwise. */
function agreed(system: MappedSystem, found: FoundSchema, { config, previous }: Reading): SourceSchema {
  const before = previous?.manifest.sources.find((source) => source.system === system)?.schema ?? null;
  const schema = compareSchema({ system, found, config, previous: before });
  refuseSchema(schema, systemName(system, config));
  return schema;
}
