import { wholeRead, type GoneRecord } from '../../model/index.ts';
import { separate } from '../mapping/index.ts';
import type { HubspotKey, SourceRead } from '../source.ts';
import { proofOf } from '../transport/index.ts';
import { underTodaysIds, type Aliases } from './aliases.ts';
import { associationsOf, readAssociations, type Associated, type AssociationsRead } from './associations.ts';
import type { HubspotObject } from './client.ts';
import { readObjects, readOwners, withLate, type Listed, type Reading } from './lists.ts';
import { mapDeal } from './map-deals.ts';
import { mapPipeline } from './map-pipelines.ts';
import { mapCompany, mapContact, mapOrder, ownerNames } from './map-records.ts';
import { belongsElsewhere, byPipeline, wantedPipelines } from './pipelines.ts';
import { mergedIds, proofsOf, settleDeals, withAssociations } from './settle.ts';
import { aliasesOf } from './whereabouts.ts';

export interface HubspotRead extends SourceRead<HubspotKey> {
  /** Every deal of the portal, those of other pipelines and those set aside included. */
  dealIds: ReadonlySet<string>;
  /** Former id of a deal that was merged → the id that it has today, as far as the deals themselves say. */
  merged: Aliases;
}

/** Reads deals with everything that hangs on them. Of contacts only those that stand on a deal are kept. */
export async function readHubspot(reading: Reading): Promise<HubspotRead> {
  const { client, config } = reading;
  const company = (object: HubspotObject) => mapCompany(object, config);
  const contact = (object: HubspotObject) => mapContact(object, config);
  const [found, listed, allCompanies, allContacts, orders, owners] = await Promise.all([
    client.dealPipelines('deal pipelines'),
    readObjects(reading, 'deals', (deal) => deal),
    readObjects(reading, 'companies', company),
    readObjects(reading, 'contacts', contact),
    readObjects(reading, 'orders', (order) => order),
    readOwners(reading),
  ]);
  const orderIds = orders.records.map(({ id }) => id);
  const [dealsRead, orderDeals] = await Promise.all([
    withAssociations(reading, keptOf(listed)),
    readAssociations(reading, ['orders', 'deals'], orderIds),
  ]);
  const deals = await settleDeals(reading, dealsRead, namedIn(orderDeals));
  const [companies, contacts] = await Promise.all([
    withLate(reading, 'companies', allCompanies, namedIn(deals.companies), company),
    withLate(reading, 'contacts', allContacts, namedIn(deals.contacts), contact),
  ]);
  const dealIds = new Set(deals.deals.map(({ id }) => id));
  const merged = new Map([...mergedIds(deals.deals), ...aliasesOf(deals.gone)].filter(([id]) => !dealIds.has(id)));

  const pipelines = separate(wantedPipelines(found, config).map((pipeline) => mapPipeline(pipeline, config)));
  const context = {
    config,
    pipelines: pipelines.records,
    ownerNames: ownerNames(owners.records),
    companies: deals.companies.byId,
    contacts: deals.contacts.byId,
  };
  const { mine, others } = byPipeline(deals.deals, config);
  const linked = new Set(mine.flatMap(({ id }) => [...(context.contacts.get(id)?.keys() ?? [])]));
  const dealsOf = (orderId: string) => stillThere(orderDeals.byId.get(orderId), deals.gone);

  const parts = {
    pipelines,
    deals: separate(mine.map((deal) => mapDeal(deal, context))),
    communities: separate(keptOf(companies)),
    people: separate(keptOf({ records: contacts.records.filter(({ id }) => linked.has(id)) })),
    orders: separate(
      keptOf(orders)
        .filter(({ id }) => !belongsElsewhere(dealsOf(id), others))
        .map((order) => mapOrder(order, dealsOf(order.id), config)),
    ),
  };
  const records = {
    pipelines: parts.pipelines.records,
    deals: parts.deals.records,
    communities: parts.communities.records,
    people: parts.people.records,
    orders: parts.orders.records,
  };
  return {
    records: underTodaysIds(records, merged),
    setAside: Object.values(parts).flatMap(({ setAside }) => setAside),
    read: {
      pipelines: { ...wholeRead(found.length), setAside: parts.pipelines.setAside.length },
      deals: proofOf(listed, parts.deals.setAside.length, listed.total),
      companies: proofOf(companies, parts.communities.setAside.length, companies.total),
      contacts: proofOf(contacts, parts.people.setAside.length, contacts.total),
      orders: proofOf(orders, parts.orders.setAside.length, orders.total),
      owners: proofOf(owners, 0),
      ...proofsOf(deals),
      [associationsOf('orders', 'deals')]: orderDeals.proof,
    },
    schema: null,
    gone: [...deals.gone],
    notes: notesOf({ deals: listed, companies, contacts, orders }, others.size, deals.gone.length),
    dealIds,
    merged,
  };
}

const keptOf = <T>({ records }: { records: readonly Listed<T>[] }): T[] => records.map(({ kept }) => kept);

const namedIn = ({ byId }: AssociationsRead): string[] => [...byId.values()].flatMap((others) => [...others.keys()]);

/** The deals of an order, without those that were archived after the order was read. */
function stillThere(deals: Associated | undefined, gone: readonly GoneRecord[]): Associated | undefined {
  const archived = gone.filter(({ state }) => state === 'archived').map(({ id }) => id);
  return deals && new Map([...deals].filter(([id]) => !archived.includes(id)));
}

function notesOf(
  lists: Record<string, { duplicates: number; total: number | null }>,
  otherPipelines: number,
  gone: number,
): string[] {
  const all = Object.entries(lists);
  const twice = all.flatMap(([name, { duplicates }]) => (duplicates ? [`${duplicates} of ${name}`] : []));
  const uncounted = all.flatMap(([name, { total }]) => (total === null ? [name] : []));
  return [
    ...(twice.length ? [`Met twice while paging, the newest kept: ${twice.join(', ')}.`] : []),
    ...(uncounted.length ? [`HubSpot does not count: ${uncounted.join(', ')}.`] : []),
    ...(otherPipelines ? [`Deals of other pipelines left out: ${otherPipelines}.`] : []),
    ...(gone ? [`Deals archived or merged during the pull, left out: ${gone}.`] : []),
  ];
}
