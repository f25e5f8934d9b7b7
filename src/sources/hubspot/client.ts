import type { Page } from '../transport/index.ts';

export interface HubspotObject {
  id: string;
  properties: Readonly<Record<string, string | null>>;
  /** ISO 8601; null where HubSpot does not say. */
  updatedAt: string | null;
}

export interface HubspotOwner {
  id: string;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  email?: string | null | undefined;
}

export interface HubspotPipeline {
  id: string;
  label: string;
  stages: readonly {
    id: string;
    label: string;
    displayOrder: number;
    metadata?: Readonly<Record<string, unknown>> | null | undefined;
  }[];
}

/** A property as the portal describes it. */
export interface HubspotProperty {
  name: string;
  label: string;
  type: string;
  /** Values that can be chosen, hidden ones included; null where the list is kept elsewhere or there is none. */
  options: readonly string[] | null;
}

/** The associated records of one record, one page of them. */
export interface HubspotAssociations {
  fromId: string;
  to: readonly { id: string; labels: readonly string[] }[];
  after: string | null;
}

export interface AssociationInput {
  id: string;
  after?: string;
}

/** The most inputs of one request, by HubSpot's documentation of each endpoint. */
export const MOST_INPUTS = { objectsById: 100, associations: 1000 } as const;

/** The requests of HubSpot's API that a pull makes, one method per request; `call` names it in messages. */
export interface HubspotClient {
  objects(
    type: string,
    properties: readonly string[],
    after: string | null,
    call: string,
  ): Promise<Page<HubspotObject>>;
  /** Those of at most 100 objects that are there; one that was merged comes back under its new id, or not at all. */
  objectsById(
    type: string,
    properties: readonly string[],
    ids: readonly string[],
    call: string,
  ): Promise<HubspotObject[]>;
  /** The id that the object has today, which is another one after a merge; null where there is no such object. */
  idToday(type: string, id: string, archived: boolean, call: string): Promise<string | null>;
  /**
   * How many objects the search index knows; null where HubSpot does not count them.
   * @param check hears the count, and throws a RequestFailure to have it asked for again
   */
  count(type: string, call: string, check?: (total: number) => void): Promise<number | null>;
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
  /** Properties of an object that are in use. */
  properties(type: string, call: string): Promise<HubspotProperty[]>;
}
