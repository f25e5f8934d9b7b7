import type { Config, SourceSchema } from '../../model/index.ts';
import { openHubspot, type HubspotAccess, type HubspotClient } from '../hubspot/index.ts';
import type { HubspotProperty } from '../hubspot/client.ts';
import type { FoundSchema, Surroundings } from '../schema/index.ts';
import type { Transport } from '../transport/index.ts';
import { probeLabels, readLabels } from './labels.ts';
import { ask, askFirst, listed, ok, type Asked, type Line } from './line.ts';
import { mappingLines } from './mapping.ts';
import { probeStages } from './stages.ts';

/** The noun that each of HubSpot's objects is read for. */
const NOUN_OF = { deals: 'deals', companies: 'communities', contacts: 'people', orders: 'orders' } as const;
type ObjectType = keyof typeof NOUN_OF;
const OBJECTS = Object.keys(NOUN_OF) as ObjectType[];

const PAIRS = [
  ['deals', 'companies'],
  ['deals', 'contacts'],
  ['orders', 'deals'],
] as const;

/** Lines about HubSpot, and what it says of itself for a proposal. */
export interface HubspotProbe extends Omit<Surroundings, 'airtable'> {
  lines: Line[];
}

export const NOTHING_OF_HUBSPOT = { hubspot: null, stages: [], labels: [] } satisfies Omit<HubspotProbe, 'lines'>;

/**
 * Asks each endpoint of HubSpot that a pull needs by itself, so that one missing scope does not hide another. When the
 * first request fails for a reason that is not its own, the others would too, and there is one line.
 */
export async function probeHubspot(
  transport: Transport,
  access: HubspotAccess,
  config: Config,
  previous: SourceSchema | null,
): Promise<HubspotProbe> {
  const client = await openHubspot(transport, access);
  const pipelines = await askFirst(() => client.dealPipelines('deal pipelines'));
  if (pipelines.stop) return { ...NOTHING_OF_HUBSPOT, lines: [pipelines.line] };
  const [objects, owners, properties, labels] = await Promise.all([
    Promise.all(OBJECTS.map((type) => ask(() => client.objects(type, [], null, type)))),
    ask(() => client.owners(false, null, 'owners')),
    Promise.all(OBJECTS.map((type) => ask(() => client.properties(type, `properties of ${type}`)))),
    ask(() => readLabels(transport, access)),
  ]);
  const idsOf = (type: ObjectType) => objects[OBJECTS.indexOf(type)]?.value?.records.map(({ id }) => id) ?? [];
  const associations = await Promise.all(PAIRS.map(([from, to]) => askAssociations(client, from, to, idsOf(from))));

  const asked: [string, Asked<unknown> | null][] = [
    ['pipelines', pipelines],
    ...OBJECTS.map((type, place): [string, Asked<unknown> | null] => [type, objects[place] ?? null]),
    ['owners', owners],
    ...PAIRS.map(([from, to], place): [string, Asked<unknown> | null] => [
      `associations of ${from} with ${to}`,
      associations[place] ?? null,
    ]),
    ...OBJECTS.map((type, place): [string, Asked<unknown> | null] => [
      `properties of ${type}`,
      properties[place] ?? null,
    ]),
    ['association labels', labels],
  ];
  const readable = asked.flatMap(([name, answer]) => (answer?.line === null ? [name] : []));
  const found: FoundSchema = Object.fromEntries(
    OBJECTS.flatMap((type, place) => {
      const fields = properties[place]?.value?.map(fieldOf);
      return fields ? [[NOUN_OF[type], { table: type, fields }]] : [];
    }),
  );
  const stages = pipelines.value && probeStages(pipelines.value, config);
  const roles = labels.value && probeLabels(labels.value, config);
  return {
    lines: [
      ok(`HubSpot accepts the token and lets it read ${listed(readable)}.`),
      ...asked.flatMap(([, answer]) => answer?.line ?? []),
      ...mappingLines('hubspot', found, config, previous),
      ...(stages?.lines ?? []),
      ...(roles?.lines ?? []),
    ],
    hubspot: found,
    stages: stages?.unknown ?? [],
    labels: roles?.unknown ?? [],
  };
}

/** HubSpot's name of a property is also its id. */
const fieldOf = ({ name, label, type, options }: HubspotProperty) => ({ id: name, name, label, type, options });

/** Associations can only be asked of records; null where there are none. */
async function askAssociations(client: HubspotClient, from: string, to: string, ids: readonly string[]) {
  const inputs = ids.map((id) => ({ id }));
  if (inputs.length === 0) return null;
  return ask(() => client.associations(from, to, inputs, `associations of ${from} with ${to}`));
}
