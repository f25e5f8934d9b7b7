import type { Records } from '../../src/model/index.ts';
import { airtableServer, type AirtableOptions } from './airtable.ts';
import { airtableData, costCsv, hubspotData, prometheusData } from './from-model.ts';
import { hubspotServer, type HubspotOptions } from './hubspot.ts';
import { standIn, type Faults, type StandIn } from './http.ts';
import { prometheusServer } from './prometheus.ts';

export * from './from-model.ts';
export type { Call, Fault, Faults, StandIn } from './http.ts';

/** Tokens that open the stand-ins and nothing else. */
export const TOKENS = {
  HUBSPOT_ACCESS_TOKEN: 'invented-hubspot-token-0001',
  AIRTABLE_TOKEN: 'invented-airtable-token-0002',
  PROMETHEUS_TOKEN: 'invented-prometheus-token-0003',
} as const;

export interface World {
  hubspot: StandIn;
  airtable: StandIn;
  prometheus: StandIn;
  costs: StandIn;
  /** What a pull from these servers has in its environment. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export interface WorldOptions {
  faults?: { hubspot?: Faults; airtable?: Faults; prometheus?: Faults; costs?: Faults };
  hubspot?: Partial<HubspotOptions>;
  airtable?: Partial<AirtableOptions>;
}

const BASE = 'appSample00000000';

/** All systems of record, filled with what they would hold for these records. */
export async function startWorld(records: Records, options: WorldOptions = {}): Promise<World> {
  const { faults = {} } = options;
  const pick = (fault: Faults | undefined) => (fault ? { faults: fault } : {});
  const hubspot = await hubspotServer({
    data: hubspotData(records),
    token: TOKENS.HUBSPOT_ACCESS_TOKEN,
    ...pick(faults.hubspot),
    ...options.hubspot,
  });
  const airtable = await airtableServer({
    tables: airtableData(records),
    token: TOKENS.AIRTABLE_TOKEN,
    baseId: BASE,
    ...pick(faults.airtable),
    ...options.airtable,
  });
  const prometheus = await prometheusServer({
    data: prometheusData(records),
    token: TOKENS.PROMETHEUS_TOKEN,
    ...pick(faults.prometheus),
  });
  const csv = costCsv(records);
  const costs = await standIn(() => ({ headers: { 'content-type': 'text/csv' }, body: csv }), faults.costs);
  return {
    hubspot,
    airtable,
    prometheus,
    costs,
    env: {
      HUBSPOT_BASE_URL: hubspot.url,
      AIRTABLE_ENDPOINT_URL: airtable.url,
      AIRTABLE_BASE_ID: BASE,
      PROMETHEUS_URL: prometheus.url,
      CLOUD_COSTS_CSV: `${costs.url}/costs.csv`,
      ...TOKENS,
    },
    close: async () => {
      await Promise.all([hubspot, airtable, prometheus, costs].map((server) => server.close()));
    },
  };
}
