import type { Page, Transport } from '../transport/index.ts';
import { httpLibrary } from './http.ts';
import { complete, everyInput, SHAPES, type Endpoint } from './shapes.ts';

export interface HubspotAccess {
  token: string;
  /** Without a trailing slash. */
  baseUrl: string;
}

export interface HubspotObject {
  id: string;
  properties: Readonly<Record<string, string | null>>;
  updatedAt: Date;
}

export interface HubspotOwner {
  id: string;
  firstName?: string;
  lastName?: string;
  email?: string;
}

export interface HubspotPipeline {
  id: string;
  label: string;
  stages: readonly { id: string; label: string; displayOrder: number; metadata?: Readonly<Record<string, string>> }[];
}

/** The associated records of one record, one page of them. */
export interface HubspotAssociations {
  fromId: string;
  to: readonly { id: string; labels: readonly string[] }[];
  after: string | null;
}

/** The requests of HubSpot's API that a pull makes, one method per request; `call` names it in messages. */
export interface HubspotClient {
  objects(
    type: string,
    properties: readonly string[],
    after: string | null,
    call: string,
  ): Promise<Page<HubspotObject>>;
  owners(archived: boolean, after: string | null, call: string): Promise<Page<HubspotOwner>>;
  /** Each pipeline once. */
  dealPipelines(call: string): Promise<HubspotPipeline[]>;
  /** At most 1000 inputs. */
  associations(
    from: string,
    to: string,
    inputs: readonly AssociationInput[],
    call: string,
  ): Promise<HubspotAssociations[]>;
}

export interface AssociationInput {
  id: string;
  after?: string;
}

const OBJECTS_PER_PAGE = 100;
const OWNERS_PER_PAGE = 500;

/**
 * The package `@hubspot/api-client`, reduced to the parts that are used and put on our transport. Its own retries stay
 * off, and its `getAll` is not used: it follows a repeated cursor for ever.
 */
export async function openHubspot(transport: Transport, { token, baseUrl }: HubspotAccess): Promise<HubspotClient> {
  const [objects, pipelines, owners, associations] = await Promise.all([
    import('@hubspot/api-client/lib/codegen/crm/objects/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/pipelines/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/owners/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/associations/v4/index.js'),
  ]);
  const authMethods = { oauth2: { accessToken: token } };
  const whole = (endpoint: Endpoint) => (json: unknown) => void complete(SHAPES[endpoint], json);

  return {
    async objects(type, properties, after, call) {
      const library = objects.wrapHttpLibrary(
        httpLibrary(transport, baseUrl, objects.ResponseContext, call, whole('objects')),
      );
      const baseServer = new objects.ServerConfiguration(baseUrl, {});
      const api = new objects.BasicApi(objects.createConfiguration({ baseServer, httpApi: library, authMethods }));
      const page = await api.getPage(
        type,
        OBJECTS_PER_PAGE,
        after ?? undefined,
        [...properties],
        undefined,
        undefined,
        false,
      );
      return { records: page.results, next: page.paging?.next?.after ?? null };
    },

    async owners(archived, after, call) {
      const library = owners.wrapHttpLibrary(
        httpLibrary(transport, baseUrl, owners.ResponseContext, call, whole('owners')),
      );
      const baseServer = new owners.ServerConfiguration(baseUrl, {});
      const api = new owners.OwnersApi(owners.createConfiguration({ baseServer, httpApi: library, authMethods }));
      const page = await api.getPage(undefined, after ?? undefined, OWNERS_PER_PAGE, archived);
      return { records: page.results, next: page.paging?.next?.after ?? null };
    },

    async dealPipelines(call) {
      const library = pipelines.wrapHttpLibrary(
        httpLibrary(transport, baseUrl, pipelines.ResponseContext, call, whole('pipelines')),
      );
      const baseServer = new pipelines.ServerConfiguration(baseUrl, {});
      const api = new pipelines.PipelinesApi(
        pipelines.createConfiguration({ baseServer, httpApi: library, authMethods }),
      );
      const { results } = await api.getAll('deals');
      return [...new Map(results.map((pipeline) => [pipeline.id, pipeline])).values()];
    },

    async associations(from, to, inputs, call) {
      const library = associations.wrapHttpLibrary(
        httpLibrary(transport, baseUrl, associations.ResponseContext, call, everyInput(inputs)),
      );
      const baseServer = new associations.ServerConfiguration(baseUrl, {});
      const api = new associations.BatchApi(
        associations.createConfiguration({ baseServer, httpApi: library, authMethods }),
      );
      const batch = Object.assign(new associations.BatchInputPublicFetchAssociationsBatchRequest(), { inputs });
      const answer = await api.getPage(from, to, batch);
      return answer.results.map((result) => ({
        fromId: result._from.id,
        to: result.to.map(({ toObjectId, associationTypes }) => ({
          id: toObjectId,
          labels: associationTypes.flatMap(({ label }) => (label ? [label] : [])),
        })),
        after: result.paging?.next?.after ?? null,
      }));
    },
  };
}
