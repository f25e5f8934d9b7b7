import type { OnCount } from '../source.ts';
import { readPages, type Page, type Paged, type Transport } from '../transport/index.ts';
import type { Config } from '../../model/index.ts';
import { MOST_INPUTS, type HubspotClient, type HubspotObject, type HubspotOwner } from './client.ts';
import { countedList, type CountedList } from './count.ts';

export interface Reading {
  client: HubspotClient;
  transport: Transport;
  config: Config;
  onCount: OnCount;
}

type ObjectType = keyof Config['hubspot']['properties'];

/** Ids of the deals that were merged into a deal, parted by `;`. HubSpot keeps it; nothing of the model is read from it. */
export const MERGED_IDS = 'hs_merged_object_ids';

/** Names of the properties that the portal has, for a request. */
export function wantedProperties(type: ObjectType, config: Config): string[] {
  const names = Object.values(config.hubspot.properties[type]).filter((name) => name !== null);
  return type === 'deals' ? [...names, MERGED_IDS] : names;
}

/** What is kept of an object that was listed. */
export interface Listed<T> {
  id: string;
  /** When it was changed last; null where HubSpot does not say. */
  updatedAt: string | null;
  kept: T;
}

/**
 * All objects of a type, counted twice.
 * @param keep takes what is needed of an object, on arrival: no more of a page stays in memory
 */
export function readObjects<T>(
  reading: Reading,
  type: ObjectType,
  keep: (object: HubspotObject) => T,
): Promise<CountedList<Listed<T>>> {
  const { client, transport, config, onCount } = reading;
  const properties = wantedProperties(type, config);
  return countedList(client, type, () =>
    readPages({
      transport,
      call: type,
      read: async (cursor, call): Promise<Page<Listed<T>>> => {
        const { records, next } = await client.objects(type, properties, cursor, call);
        return {
          records: records.map((object) => listedAs(object, keep)),
          next,
        };
      },
      id: ({ id }) => id,
      newer: (a, b) => Date.parse(a.updatedAt ?? '') > Date.parse(b.updatedAt ?? ''),
      onPage: (records) => onCount(type, records),
    }),
  );
}

/** Those of the objects that HubSpot has, by their ids. */
export async function objectsById(
  { client, config }: Reading,
  type: ObjectType,
  ids: readonly string[],
): Promise<HubspotObject[]> {
  const size = MOST_INPUTS.objectsById;
  const batches = Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
  const properties = wantedProperties(type, config);
  const answers = await Promise.all(
    batches.map((batch, i) => client.objectsById(type, properties, batch, `${type} asked for again, request ${i + 1}`)),
  );
  return answers.flat();
}

/**
 * A list with the objects that were made after it was read and that are named already: without them, links of healthy
 * records would lead nowhere.
 */
export async function withLate<T, List extends { records: readonly Listed<T>[] }>(
  reading: Reading,
  type: ObjectType,
  list: List,
  named: Iterable<string>,
  keep: (object: HubspotObject) => T,
): Promise<List> {
  const listed = new Set(list.records.map(({ id }) => id));
  const late = await objectsById(
    reading,
    type,
    [...new Set(named)].filter((id) => !listed.has(id)),
  );
  if (late.length === 0) return list;
  const made = late.filter(({ id }) => !listed.has(id));
  return { ...list, records: [...list.records, ...made.map((object) => listedAs(object, keep))] };
}

const listedAs = <T>(object: HubspotObject, keep: (object: HubspotObject) => T): Listed<T> => ({
  id: object.id,
  updatedAt: object.updatedAt,
  kept: keep(object),
});

/** Owners and those who have left, who are only among the archived. */
export async function readOwners(reading: Reading): Promise<Paged<HubspotOwner>> {
  const [former, current] = await Promise.all([ownersThat(reading, true), ownersThat(reading, false)]);
  return {
    records: [...former.records, ...current.records],
    pages: former.pages + current.pages,
    duplicates: former.duplicates + current.duplicates,
  };
}

function ownersThat({ client, transport }: Reading, archived: boolean): Promise<Paged<HubspotOwner>> {
  return readPages({
    transport,
    call: archived ? 'former owners' : 'owners',
    read: (cursor, call) => client.owners(archived, cursor, call),
    id: ({ id }) => id,
  });
}
