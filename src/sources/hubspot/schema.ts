import type { Config } from '../../model/index.ts';
import type { FoundSchema } from '../schema/found.ts';
import type { HubspotClient } from './client.ts';

/** The objects that the model reads, by noun. */
const OBJECTS = { deals: 'deals', communities: 'companies', people: 'contacts', orders: 'orders' } as const;

/** What the portal's properties API says of each object. Stages and their labels stand in the pipelines, not here. */
export async function hubspotSchema(client: HubspotClient): Promise<FoundSchema> {
  const found = Object.entries(OBJECTS).map(async ([noun, table]: [string, keyof Config['hubspot']['properties']]) => {
    const fields = await client.properties(table, `properties of ${table}`);
    return [noun, { table, fields: fields.map((field) => ({ id: field.name, ...field })) }] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
