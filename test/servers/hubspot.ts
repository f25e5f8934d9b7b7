import type { HubspotData } from './from-model.ts';
import { hasToken, standIn, type Call, type Faults, type Reply, type StandIn } from './http.ts';

export interface HubspotOptions {
  data: HubspotData;
  token: string;
  faults?: Faults;
  /** Most records in a page, whatever the request asks for: a short page is not the last one. */
  pageSize?: number;
  /** Most associated records in one list. */
  listSize?: number;
}

/** HubSpot's CRM API as far as a pull uses it. */
export function hubspotServer({
  data,
  token,
  faults,
  pageSize = 100,
  listSize = 500,
}: HubspotOptions): Promise<StandIn> {
  return standIn((call) => {
    if (!hasToken(call, token)) return refusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
    const [, kind, first = '', second = ''] =
      /^\/crm\/v[34]\/(objects|owners|pipelines|associations)\/?([^/]*)\/?([^/]*)/.exec(call.path) ?? [];
    switch (kind) {
      case 'objects':
        return objects(data, first, call, pageSize);
      case 'owners':
        return owners(data, call, pageSize);
      case 'pipelines':
        return { body: { results: data.pipelines } };
      case 'associations':
        return associations(data, `${first}/${second}`, call, listSize);
      default:
        return refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
    }
  }, faults);
}

const refusal = (status: number, category: string, message: string): Reply => ({
  status,
  body: { status: 'error', message, correlationId: '00000000-0000-4000-8000-000000000000', category },
});

/** Only requested properties come back; one that the portal does not know is silently left out. */
function objects({ objects: all }: HubspotData, type: string, call: Call, pageSize: number): Reply {
  const limit = Number(call.query.get('limit') ?? 10);
  if (limit > 100) return refusal(400, 'VALIDATION_ERROR', 'limit: must be less than or equal to 100');
  if (!Object.hasOwn(all, type)) return refusal(404, 'OBJECT_NOT_FOUND', 'unknown object type');
  const wanted = call.query.getAll('properties');
  const records = all[type as keyof typeof all].map(({ id, properties, updatedAt }) => ({
    id,
    properties: Object.fromEntries(wanted.filter((name) => name in properties).map((name) => [name, properties[name]])),
    createdAt: '2025-01-01T00:00:00.000Z',
    updatedAt,
    archived: false,
    url: `https://app.hubspot.com/contacts/0/record/0-3/${id}`,
  }));
  return paged(records, call.query.get('after'), Math.min(limit, pageSize));
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

function paged(records: readonly object[], after: string | null, size: number): Reply {
  const start = Number(after ?? 0);
  const end = start + size;
  const next = end < records.length ? { paging: { next: { after: String(end), link: '' } } } : {};
  return { body: { results: records.slice(start, end), ...next } };
}

const TYPE_IDS: Record<string, number> = { Primary: 5 };

/** v4 batch read: a record once per label, ids as numbers, and 207 for inputs without associations. */
function associations({ associations: all }: HubspotData, pair: string, call: Call, listSize: number): Reply {
  const { inputs } = JSON.parse(call.body) as { inputs: { id: string; after?: string }[] };
  if (inputs.length > 1000) return refusal(400, 'VALIDATION_ERROR', 'inputs: at most 1000');
  const lists = inputs.map(({ id, after }) => ({
    id,
    start: Number(after ?? 0),
    to: (all[pair]?.[id] ?? []).flatMap(split),
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
