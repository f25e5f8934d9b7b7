import { ROLES } from '../../src/model/index.ts';
import type { HubspotData } from './from-model.ts';
import { objects } from './hubspot-objects.ts';
import { hubspotProperties, type PropertyTable } from './hubspot-properties.ts';
import { paged, refusal, withoutScopes } from './hubspot-reply.ts';
import { HubspotState, type GoneDeals } from './hubspot-state.ts';
import { hasToken, standIn, type Call, type Faults, type Reply, type StandIn } from './http.ts';

export interface HubspotOptions {
  data: HubspotData;
  token: string;
  faults?: Faults;
  /** Most records in a page, whatever the request asks for: a short page is not the last one. */
  pageSize?: number;
  /** Most associated records in one list. */
  listSize?: number;
  /** Properties of the portal; records come without those that are not in it. Every mapped one where it is not given. */
  properties?: PropertyTable;
  /** Scopes that the token lacks, by a part of the path that needs them: `{'/objects/orders': ['crm.objects.orders.read']}`. */
  missingScopes?: Record<string, readonly string[]>;
  gone?: GoneDeals;
  /** Labels that an association of a deal with a contact may have. The six roles where they are not given. */
  labels?: readonly string[];
}

/** HubSpot's CRM API as far as a pull uses it. */
export function hubspotServer({
  data,
  token,
  faults,
  pageSize = 100,
  listSize = 500,
  properties,
  missingScopes = {},
  gone,
  labels = ROLES,
}: HubspotOptions): Promise<StandIn> {
  const state = new HubspotState(data, gone);
  return standIn((call) => {
    if (!hasToken(call, token)) return refusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
    const lacking = Object.entries(missingScopes).find(([part]) => call.path.includes(part));
    if (lacking) return withoutScopes(lacking[1]);
    state.hear(call);
    const [, kind, first = '', second = '', third = ''] =
      /^\/crm\/v[34]\/(objects|owners|pipelines|properties|associations)\/?([^/]*)\/?([^/]*)\/?([^/]*)/.exec(
        call.path,
      ) ?? [];
    switch (kind) {
      case 'objects':
        return objects(state, first, [second, third].filter(Boolean).join('/'), call, { pageSize, properties });
      case 'owners':
        return owners(data, call, pageSize);
      case 'pipelines':
        return { body: { results: data.pipelines } };
      case 'properties':
        return propertiesOf(properties ?? hubspotProperties(), first);
      case 'associations':
        return third === 'labels' ? labelList(labels) : associations(state, `${first}/${second}`, call, listSize);
      default:
        return refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
    }
  }, faults);
}

function propertiesOf(table: PropertyTable, type: string): Reply {
  if (!Object.hasOwn(table, type)) return refusal(404, 'OBJECT_NOT_FOUND', 'unknown object type');
  return { body: { results: table[type as keyof PropertyTable] } };
}

function owners({ owners: all }: HubspotData, call: Call, pageSize: number): Reply {
  const limit = Number(call.query.get('limit') ?? 100);
  if (limit > 500) return refusal(400, 'VALIDATION_ERROR', 'limit: must be less than or equal to 500');
  const archived = call.query.get('archived') === 'true';
  const mine = all.filter((owner) => owner.archived === archived);
  const records = mine.map((owner) => ({
    ...owner,
    type: 'PERSON',
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2025-01-01T00:00:00Z',
  }));
  return paged(records, call.query.get('after'), Math.min(limit, pageSize));
}

/** HubSpot's own association comes first, and has no label. */
const labelList = (labels: readonly string[]): Reply => ({
  body: {
    results: [
      { category: 'HUBSPOT_DEFINED', typeId: 3, label: null },
      ...labels.map((label, place) => ({ category: 'USER_DEFINED', typeId: 100 + place, label })),
    ],
  },
});

const TYPE_IDS: Record<string, number> = { Primary: 5 };

/** v4 batch read: a record once per label, ids as numbers, and 207 for inputs without associations. */
function associations(state: HubspotState, pair: string, call: Call, listSize: number): Reply {
  const all = state.data.associations[pair] ?? {};
  const [from = '', to = ''] = pair.split('/');
  const { inputs } = JSON.parse(call.body) as { inputs: { id: string; after?: string }[] };
  if (inputs.length > 1000) return refusal(400, 'VALIDATION_ERROR', 'inputs: at most 1000');
  const lists = inputs.map(({ id, after }) => ({
    id,
    start: Number(after ?? 0),
    to: (state.isActive(from, id) ? (all[id] ?? []) : [])
      .filter((other) => state.isActive(to, other.id))
      .flatMap(split),
  }));
  const results = lists
    .filter(({ to }) => to.length > 0)
    .map(({ id, start, to }) => {
      const end = start + listSize;
      const next = end < to.length ? { paging: { next: { after: String(end) } } } : {};
      return { from: { id }, to: to.slice(start, end), ...next };
    });
  const errors = lists
    .filter(({ to }) => to.length === 0)
    .map(({ id }) => ({
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
      message: `Nothing is associated with ${id}.`,
      context: { fromObjectId: [id] },
    }));
  const times = { startedAt: '2026-01-01T00:00:00Z', completedAt: '2026-01-01T00:00:00Z' };
  const partial = errors.length ? { numErrors: errors.length, errors } : {};
  const body = JSON.stringify({ status: 'COMPLETE', results, ...times, ...partial });
  return {
    status: errors.length ? 207 : 200,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    // Ids stand as JSON numbers, also those that a double cannot hold.
    body: body.replaceAll(/"toObjectId":"(\d+)"/g, '"toObjectId":$1'),
  };
}

/** One entry per label, as HubSpot lists a record several times. */
const split = ({ id, labels }: { id: string; labels: (string | null)[] }) =>
  labels.map((label) => ({
    toObjectId: id,
    associationTypes: [
      { category: label === null ? 'HUBSPOT_DEFINED' : 'USER_DEFINED', typeId: TYPE_IDS[label ?? ''] ?? 1, label },
    ],
  }));
