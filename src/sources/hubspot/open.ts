import { SourceError, type Transport } from '../transport/index.ts';
import type { HubspotClient, HubspotObject } from './client.ts';
import { ask, type HubspotAccess } from './http.ts';
import { SHAPES, type RawObject } from './shapes.ts';
import { complete, everyInput, isAbsent, shaped } from './whole.ts';

const OBJECTS_PER_PAGE = 100;
const OWNERS_PER_PAGE = 500;

/**
 * The package `@hubspot/api-client`, reduced to the parts that are used and put on our transport. Its own retries stay
 * off, and its `getAll` is not used: it follows a repeated cursor for ever.
 */
export async function openHubspot(transport: Transport, access: HubspotAccess): Promise<HubspotClient> {
  const [objects, pipelines, owners, associations, properties] = await Promise.all([
    import('@hubspot/api-client/lib/codegen/crm/objects/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/pipelines/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/owners/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/associations/v4/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/properties/index.js'),
  ]);

  return {
    objects: (type, names, after, call) => {
      const take = (json: unknown) => pageOf(complete(SHAPES.objects, json), objectOf);
      return ask(transport, access, objects, { call, take }, (configuration) =>
        new objects.BasicApi(configuration).getPage(type, OBJECTS_PER_PAGE, after ?? undefined, [...names]),
      );
    },

    objectsById: (type, names, ids, call) => {
      const take = (json: unknown) => complete(SHAPES.objects, json, isAbsent).results.map(objectOf);
      const batch = Object.assign(new objects.BatchReadInputSimplePublicObjectId(), {
        inputs: ids.map((id) => ({ id })),
        properties: [...names],
        propertiesWithHistory: [],
      });
      return ask(transport, access, objects, { call, take }, (configuration) =>
        new objects.BatchApi(configuration).read(type, batch, false),
      );
    },

    idToday: (type, id, archived, call) => {
      const take = (json: unknown) => String(shaped(SHAPES.object, json).id);
      const answer = ask(transport, access, objects, { call, take }, (configuration) =>
        new objects.BasicApi(configuration).getById(type, id, undefined, undefined, undefined, archived),
      );
      return answer.catch(nullFor(404));
    },

    count: (type, call, check = () => {}) => {
      const take = (json: unknown) => {
        const { total } = complete(SHAPES.counted, json);
        check(total);
        return total;
      };
      const search = Object.assign(new objects.PublicObjectSearchRequest(), { limit: 1 });
      const answer = ask(transport, access, objects, { call, take, lane: 'search' }, (configuration) =>
        new objects.SearchApi(configuration).doSearch(type, search),
      );
      return answer.catch(nullFor(400));
    },

    owners: (archived, after, call) => {
      const take = (json: unknown) =>
        pageOf(complete(SHAPES.owners, json), (owner) => ({ ...owner, id: String(owner.id) }));
      return ask(transport, access, owners, { call, take }, (configuration) =>
        new owners.OwnersApi(configuration).getPage(undefined, after ?? undefined, OWNERS_PER_PAGE, archived),
      );
    },

    dealPipelines: (call) => {
      const take = (json: unknown) => {
        const found = complete(SHAPES.pipelines, json).results.map(({ id, label, stages }) => ({
          id: String(id),
          label,
          stages: stages.map((stage) => ({ ...stage, id: String(stage.id) })),
        }));
        return [...new Map(found.map((pipeline) => [pipeline.id, pipeline])).values()];
      };
      return ask(transport, access, pipelines, { call, take }, (configuration) =>
        new pipelines.PipelinesApi(configuration).getAll('deals'),
      );
    },

    associations: (from, to, inputs, call) => {
      const take = (json: unknown) =>
        everyInput(inputs, json).results.map((result) => ({
          fromId: String(result.from.id),
          to: result.to.map(({ toObjectId, associationTypes }) => ({
            id: String(toObjectId),
            labels: associationTypes.flatMap(({ label }) => (label ? [label] : [])),
          })),
          after: afterOf(result),
        }));
      const batch = Object.assign(new associations.BatchInputPublicFetchAssociationsBatchRequest(), { inputs });
      return ask(transport, access, associations, { call, take }, (configuration) =>
        new associations.BatchApi(configuration).getPage(from, to, batch),
      );
    },

    properties: (type, call) => {
      const take = (json: unknown) =>
        complete(SHAPES.properties, json)
          .results.filter(({ archived }) => archived !== true)
          .map(({ name, label, type: kind, externalOptions, options }) => ({
            name,
            label: label?.trim() || name,
            type: kind,
            options: externalOptions || !options?.length ? null : options.map(({ value }) => value),
          }));
      return ask(transport, access, properties, { call, take }, (configuration) =>
        new properties.CoreApi(configuration).getAll(type, false),
      );
    },
  };
}

interface Paging {
  paging?: { next?: { after: string | number } | null | undefined } | null | undefined;
}

const afterOf = ({ paging }: Paging): string | null => (paging?.next ? String(paging.next.after) : null);

const pageOf = <Raw, T>(list: Paging & { results: readonly Raw[] }, of: (raw: Raw) => T) => ({
  records: list.results.map(of),
  next: afterOf(list),
});

const objectOf = ({ id, properties, updatedAt }: RawObject): HubspotObject => ({
  id: String(id),
  properties,
  updatedAt: updatedAt ?? null,
});

/** Null for a request that HubSpot answered with this status; any other failure goes on. */
const nullFor = (status: number) => (error: unknown) => {
  if (error instanceof SourceError && error.failure.status === status) return null;
  throw error;
};
