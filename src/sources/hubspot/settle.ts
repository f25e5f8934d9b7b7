import type { GoneRecord } from '../../model/index.ts';
import { associationsOf, readAssociations, type AssociationsRead } from './associations.ts';
import type { HubspotObject } from './client.ts';
import { MERGED_IDS, objectsById, type Reading } from './lists.ts';
import { resolveDeals } from './whereabouts.ts';

/** Deals with what they are associated with. */
export interface DealsRead {
  deals: readonly HubspotObject[];
  companies: AssociationsRead;
  contacts: AssociationsRead;
}

export interface SettledDeals extends DealsRead {
  /** Deals that were listed and are not there any more. */
  gone: readonly GoneRecord[];
}

/** Reads the companies and the contacts of deals. */
export async function withAssociations(reading: Reading, deals: readonly HubspotObject[]): Promise<DealsRead> {
  const ids = deals.map(({ id }) => id);
  const [companies, contacts] = await Promise.all([
    readAssociations(reading, ['deals', 'companies'], ids),
    readAssociations(reading, ['deals', 'contacts'], ids),
  ]);
  return { deals, companies, contacts };
}

/**
 * Takes out the deals that were archived or merged after they were listed, and takes in those that a merge has made
 * since. Such a deal has no associations any more, so only deals without a company, and those that another deal says it
 * has taken in, are asked for again.
 * @param named deals that other records of HubSpot name; those that were made since are taken in as well
 */
export async function settleDeals(reading: Reading, read: DealsRead, named: Iterable<string>): Promise<SettledDeals> {
  const { client } = reading;
  const merged = mergedIds(read.deals);
  const listed = new Set(read.deals.map(({ id }) => id));
  const suspects = read.deals.filter(({ id }) => merged.has(id) || !read.companies.byId.get(id)?.size);
  const still = await objectsById(
    reading,
    'deals',
    suspects.map(({ id }) => id),
  );
  const there = new Set(still.map(({ id }) => id));
  const lost = suspects.map(({ id }) => id).filter((id) => !there.has(id));

  const { gone: moved, aliases, here } = await resolveDeals(client, lost);
  const found = new Map(moved.map((record) => [record.id, record]));
  // HubSpot had them a moment ago: what it does not know at all was deleted for good.
  const gone = lost
    .filter((id) => !here.includes(id))
    .map((id): GoneRecord => found.get(id) ?? { id, state: 'archived', into: null });
  const dropped = new Set(gone.map(({ id }) => id));
  const late = [...named].filter((id) => !merged.has(id));
  const unlisted = [...new Set([...aliases.values(), ...late])].filter((id) => !listed.has(id));
  const added = await objectsById(reading, 'deals', unlisted);
  const made = await withAssociations(
    reading,
    added.filter(({ id }) => !listed.has(id)),
  );
  return {
    deals: [...read.deals.filter(({ id }) => !dropped.has(id)), ...made.deals],
    companies: joined(read.companies, made.companies),
    contacts: joined(read.contacts, made.contacts),
    gone,
  };
}

/** Former id → id of the deal that it was merged into, as the deals themselves say. */
export const mergedIds = (deals: readonly HubspotObject[]): ReadonlyMap<string, string> =>
  new Map(
    deals.flatMap(({ id, properties }) =>
      (properties[MERGED_IDS] ?? '')
        .split(';')
        .map((former) => former.trim())
        .filter(Boolean)
        .map((former) => [former, id] as const),
    ),
  );

const joined = (a: AssociationsRead, b: AssociationsRead): AssociationsRead => ({
  byId: new Map([...a.byId, ...b.byId]),
  proof: {
    ...a.proof,
    records: a.proof.records + b.proof.records,
    pages: a.proof.pages + b.proof.pages,
    duplicates: a.proof.duplicates + b.proof.duplicates,
  },
});

export const proofsOf = ({ companies, contacts }: DealsRead) => ({
  [associationsOf('deals', 'companies')]: companies.proof,
  [associationsOf('deals', 'contacts')]: contacts.proof,
});
