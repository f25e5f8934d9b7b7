import { PlumblineError, wholeRead, type Config } from '../../model/index.ts';
import { separate } from '../mapping/index.ts';
import type { HubspotKey, OnCount, SourceRead } from '../source.ts';
import { proofOf, readPages, type Paged, type Transport } from '../transport/index.ts';
import { readAssociations, type Associated } from './associations.ts';
import type { HubspotClient, HubspotObject, HubspotOwner, HubspotPipeline } from './client.ts';
import { mapDeal } from './map-deals.ts';
import { mapPipeline } from './map-pipelines.ts';
import { mapCompany, mapContact, mapOrder, ownerNames } from './map-records.ts';

interface Reading {
  client: HubspotClient;
  transport: Transport;
  config: Config;
  onCount: OnCount;
}

/** Reads deals with everything that hangs on them. Of contacts only those that stand on a deal are kept. */
export async function readHubspot(reading: Reading): Promise<SourceRead<HubspotKey>> {
  const { client, config, onCount } = reading;
  const { properties } = config.hubspot;
  const [found, deals, companies, contacts, orders, owners, formerOwners] = await Promise.all([
    client.dealPipelines('deal pipelines'),
    readObjects(reading, 'deals', asked(properties.deals)),
    readObjects(reading, 'companies', asked(properties.companies)),
    readObjects(reading, 'contacts', asked(properties.contacts)),
    readObjects(reading, 'orders', asked(properties.orders)),
    readOwners(reading, false),
    readOwners(reading, true),
  ]);
  const ids = deals.records.map(({ id }) => id);
  const [dealCompanies, dealContacts, orderDeals] = await Promise.all([
    readAssociations(reading, ['deals', 'companies'], ids, onCount),
    readAssociations(reading, ['deals', 'contacts'], ids, onCount),
    readAssociations(
      reading,
      ['orders', 'deals'],
      orders.records.map(({ id }) => id),
      onCount,
    ),
  ]);

  const wanted = wantedPipelines(found, config);
  const pipelines = separate(wanted.map((pipeline) => mapPipeline(pipeline, config)));
  const context = {
    config,
    pipelines: pipelines.records,
    ownerNames: ownerNames([...formerOwners.records, ...owners.records]),
    companies: dealCompanies,
    contacts: dealContacts,
  };
  const pipelineProperty = properties.deals.pipelineId;
  const isMine = (deal: HubspotObject) => isWanted(pipelineProperty && deal.properties[pipelineProperty], config);
  const mine = deals.records.filter(isMine);
  const others = new Set(deals.records.filter((deal) => !isMine(deal)).map(({ id }) => id));
  const linked = new Set(mine.flatMap(({ id }) => [...(dealContacts.get(id)?.keys() ?? [])]));

  const parts = {
    pipelines,
    deals: separate(mine.map((deal) => mapDeal(deal, context))),
    communities: separate(companies.records.map((company) => mapCompany(company, config))),
    people: separate(contacts.records.filter(({ id }) => linked.has(id)).map((contact) => mapContact(contact, config))),
    orders: separate(
      orders.records
        .filter(({ id }) => !belongsElsewhere(orderDeals.get(id), others))
        .map((order) => mapOrder(order, orderDeals.get(order.id), config)),
    ),
  };
  return {
    records: {
      pipelines: parts.pipelines.records,
      deals: parts.deals.records,
      communities: parts.communities.records,
      people: parts.people.records,
      orders: parts.orders.records,
    },
    setAside: Object.values(parts).flatMap(({ setAside }) => setAside),
    read: {
      pipelines: { ...wholeRead(found.length), setAside: parts.pipelines.setAside.length },
      deals: proofOf(deals, parts.deals.setAside.length),
      companies: proofOf(companies, parts.communities.setAside.length),
      contacts: proofOf(contacts, parts.people.setAside.length),
      orders: proofOf(orders, parts.orders.setAside.length),
      owners: proofOf({ ...owners, records: [...owners.records, ...formerOwners.records] }, 0),
    },
    schema: null,
    gone: [],
    notes: notesOf({ deals, companies, contacts, orders }, others.size),
  };
}

/** Names of the properties that the portal has. */
const asked = (names: Readonly<Record<string, string | null>>): string[] =>
  Object.values(names).filter((name) => name !== null);

function readObjects(
  { client, transport, onCount }: Reading,
  type: string,
  properties: readonly string[],
): Promise<Paged<HubspotObject>> {
  return readPages({
    transport,
    call: type,
    read: (cursor, call) => client.objects(type, properties, cursor, call),
    id: ({ id }) => id,
    newer: (a, b) => a.updatedAt > b.updatedAt,
    onPage: (records) => onCount(type, records),
  });
}

function readOwners({ client, transport }: Reading, archived: boolean): Promise<Paged<HubspotOwner>> {
  const call = archived ? 'former owners' : 'owners';
  return readPages({
    transport,
    call,
    read: (cursor, name) => client.owners(archived, cursor, name),
    id: ({ id }) => id,
  });
}

const isWanted = (pipelineId: string | null | undefined, config: Config) =>
  config.hubspot.pipelines.length === 0 || config.hubspot.pipelines.includes(pipelineId ?? '');

/** True for an order of deals in pipelines that are not read. */
const belongsElsewhere = (deals: Associated | undefined, others: ReadonlySet<string>) =>
  deals !== undefined && deals.size > 0 && [...deals.keys()].every((id) => others.has(id));

function wantedPipelines(found: readonly HubspotPipeline[], config: Config): HubspotPipeline[] {
  const unknown = config.hubspot.pipelines.filter((id) => !found.some((pipeline) => pipeline.id === id));
  if (unknown.length > 0) {
    throw new PlumblineError({
      what: `HubSpot has no deal pipeline ${unknown.join(', ')}.`,
      why: `hubspot.pipelines in plumbline.config.ts names it; there are ${found.map(({ id, label }) => `${id} (${label})`).join(', ')}.`,
      fix: 'Correct hubspot.pipelines, or leave it empty to read every pipeline.',
    });
  }
  return found.filter(({ id }) => isWanted(id, config));
}

function notesOf(lists: Record<string, { duplicates: number }>, otherPipelines: number): string[] {
  const twice = Object.entries(lists).flatMap(([name, { duplicates }]) =>
    duplicates ? [`${duplicates} of ${name}`] : [],
  );
  return [
    ...(twice.length ? [`Met twice while paging, the newest kept: ${twice.join(', ')}.`] : []),
    ...(otherPipelines ? [`Deals of other pipelines left out: ${otherPipelines}.`] : []),
  ];
}
