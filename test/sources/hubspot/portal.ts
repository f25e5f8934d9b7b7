import { readConfig, type Config, type ConfigInput } from '../../../src/model/index.ts';
import { openHubspot, readHubspot, type HubspotClient, type HubspotRead } from '../../../src/sources/hubspot/index.ts';
import { createTransport, type Transport } from '../../../src/sources/transport/index.ts';
import { hubspotServer, type HubspotOptions } from '../../servers/hubspot.ts';
import { hubspotData, type HubspotData, type StandIn } from '../../servers/index.ts';
import { small } from '../../fixtures/sources/records.ts';
import { fakeEffects } from '../helpers.ts';

const TOKEN = 'invented-hubspot-token-0001';

/** A stand-in of HubSpot and a client of it. */
export interface Portal {
  server: StandIn;
  client: HubspotClient;
  transport: Transport;
  waits: number[];
  /** Requests by method and path, in order. */
  calls(): string[];
  read(): Promise<HubspotRead>;
}

export interface PortalOptions extends Partial<HubspotOptions> {
  config?: ConfigInput;
}

export async function openPortal({ config = {}, ...options }: PortalOptions = {}): Promise<Portal> {
  const server = await hubspotServer({ data: hubspotData(small()), token: TOKEN, ...options });
  const effects = fakeEffects();
  const transport = createTransport('hubspot', effects, {
    // Many requests go at once here, and a machine that has other work is no fault.
    timeoutMs: 120_000,
    deadlineAt: effects.now() + 900_000,
    signal: new AbortController().signal,
  });
  const client = await openHubspot(transport, { token: TOKEN, baseUrl: server.url });
  const read_: Config = readConfig(config);
  return {
    server,
    client,
    transport,
    waits: effects.waits,
    calls: () => server.calls.map(({ method, path }) => `${method} ${path}`),
    read: () => readHubspot({ client, transport, config: read_, onCount: () => {} }),
  };
}

/** A deal as HubSpot keeps it. */
export const deal = (id: string, properties: Record<string, string | null> = {}) => ({
  id,
  updatedAt: '2026-01-01T00:00:00.000Z',
  properties: { dealname: `Deal ${id}`, pipeline: 'default', dealstage: '4401', ...properties },
});

/** A portal that holds these deals, each with the company 5001, and one order of the first. */
export function dataOf(deals: readonly ReturnType<typeof deal>[]): HubspotData {
  const data = hubspotData(small());
  data.objects.deals = [...deals];
  const company = () => [{ id: '5001', labels: ['Primary', null] }];
  data.associations = {
    'deals/companies': Object.fromEntries(deals.map(({ id }) => [id, company()])),
    'deals/contacts': {},
    'orders/deals': { '8001': deals.slice(0, 1).map(({ id }) => ({ id, labels: [null] })) },
  };
  return data;
}
