import type { AirtableRow } from './from-model.ts';
import { hasToken, standIn, type Call, type Faults, type Reply, type StandIn } from './http.ts';

export interface AirtableOptions {
  /** Rows by table name. */
  tables: Record<string, AirtableRow[]>;
  token: string;
  baseId: string;
  faults?: Faults;
  pageSize?: number;
}

/** Airtable's list endpoint. */
export function airtableServer({ tables, token, baseId, faults, pageSize = 100 }: AirtableOptions): Promise<StandIn> {
  return standIn((call) => {
    if (!hasToken(call, token)) return error(401, 'AUTHENTICATION_REQUIRED', 'Authentication required');
    const [, base, table = ''] = /^\/v0\/([^/]+)\/(.+)$/.exec(call.path) ?? [];
    const rows = Object.hasOwn(tables, table) ? tables[table] : undefined;
    if (base !== baseId || !rows)
      return error(
        403,
        'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
        'Invalid permissions, or the requested model was not found.',
      );
    return page(rows, call, pageSize);
  }, faults);
}

const error = (status: number, type: string, message: string): Reply => ({
  status,
  body: { error: { type, message } },
});

function page(rows: readonly AirtableRow[], { query }: Call, pageSize: number): Reply {
  const size = Number(query.get('pageSize') ?? 100);
  if (size > 100) return error(422, 'INVALID_PAGE_SIZE', 'pageSize must be at most 100');
  const offset = query.get('offset');
  const start = offset === null ? 0 : rows.findIndex(({ id }) => offset === `itr0/${id}`);
  if (start < 0) return error(422, 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE', '');
  const end = start + Math.min(size, pageSize);
  const next = rows[end];
  return { body: { records: rows.slice(start, end), ...(next ? { offset: `itr0/${next.id}` } : {}) } };
}
