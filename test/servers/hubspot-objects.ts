import type { HubspotData } from './from-model.ts';
import type { PropertyTable } from './hubspot-properties.ts';
import { paged, refusal } from './hubspot-reply.ts';
import type { HubspotState } from './hubspot-state.ts';
import type { Call, Reply } from './http.ts';

export interface Serving {
  pageSize: number;
  properties: PropertyTable | undefined;
}

/** The list of a type, one object of it, a batch of them, or a search that counts them. */
export function objects(state: HubspotState, type: string, which: string, call: Call, serving: Serving): Reply {
  if (!state.has(type)) return refusal(404, 'OBJECT_NOT_FOUND', 'unknown object type');
  if (which === 'search') return search(state, type, call);
  if (which === 'batch/read') return batch(state, type, call, serving);
  if (which !== '') return one(state, type, which, call, serving);
  const limit = Number(call.query.get('limit') ?? 10);
  if (limit > 100) return refusal(400, 'VALIDATION_ERROR', 'limit: must be less than or equal to 100');
  const records = state.active(type).map(served(type, call.query.getAll('properties'), serving));
  return paged(records, call.query.get('after'), Math.min(limit, serving.pageSize));
}

type Stored = HubspotData['objects']['deals'][number];

/** Only requested properties come back; one that the portal does not know is silently left out. */
function served(type: string, wanted: readonly string[], { properties: table }: Serving) {
  const known = table?.[type as keyof PropertyTable].map(({ name }) => name);
  return ({ id, properties, updatedAt }: Stored) => ({
    id,
    properties: Object.fromEntries(
      wanted
        .filter((name) => name in properties && (known?.includes(name) ?? true))
        .map((name) => [name, properties[name]]),
    ),
    createdAt: '2025-01-01T00:00:00.000Z',
    updatedAt,
    archived: false,
    url: `https://app.hubspot.com/contacts/0/record/0-3/${id}`,
  });
}

/** A merged deal is answered with the record that it is part of; an archived one only when it is asked for as such. */
function one(state: HubspotState, type: string, id: string, call: Call, serving: Serving): Reply {
  const archived = call.query.get('archived') === 'true';
  const today = state.today(type, id);
  const record = state.find(type, today);
  const isThere = archived ? state.isArchived(type, today) : state.isActive(type, today);
  if (!record || !isThere) return refusal(404, 'OBJECT_NOT_FOUND', 'Object not found.');
  return { body: served(type, call.query.getAll('properties'), serving)(record) };
}

/** 207 where an input is not there. */
function batch(state: HubspotState, type: string, call: Call, serving: Serving): Reply {
  const { inputs, properties } = JSON.parse(call.body) as { inputs: { id: string }[]; properties: string[] };
  if (inputs.length > 100) return refusal(400, 'VALIDATION_ERROR', 'inputs: at most 100');
  const records = state.active(type).filter(({ id }) => inputs.some((input) => input.id === id));
  const ids = inputs.map(({ id }) => id).filter((id) => !records.some((record) => record.id === id));
  const errors = [
    { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'Could not get some objects.', context: { ids } },
  ];
  const results = records.map(served(type, properties, serving));
  return ids.length === 0
    ? { body: { status: 'COMPLETE', results } }
    : { status: 207, body: { status: 'COMPLETE', results, numErrors: 1, errors } };
}

/** Counts everything, and refuses to page beyond 10,000. */
function search(state: HubspotState, type: string, call: Call): Reply {
  const { limit = 10, after = 0 } = JSON.parse(call.body) as { limit?: number; after?: string | number };
  if (limit > 200) return refusal(400, 'VALIDATION_ERROR', 'limit: must be less than or equal to 200');
  if (Number(after) + limit > 10_000) return refusal(400, 'VALIDATION_ERROR', 'paging beyond 10,000 results');
  const all = state.active(type);
  return { body: { total: all.length, results: all.slice(0, limit).map(({ id }) => ({ id, properties: {} })) } };
}
