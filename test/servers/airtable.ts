import { changed, type AirtableChanges, type AirtableTable } from './airtable-schema.ts';
import type { AirtableRow } from './from-model.ts';
import { hasToken, standIn, type Call, type Faults, type Reply, type StandIn } from './http.ts';

export interface AirtableOptions {
  /** Rows by table name. */
  tables: Record<string, AirtableRow[]>;
  token: string;
  baseId: string;
  faults?: Faults;
  pageSize?: number;
  /** What was changed in the base since the mapping was written. */
  changes?: AirtableChanges;
  /** The token lacks the scope `schema.bases:read`. */
  withoutSchemaScope?: boolean;
  /** A cursor that Airtable gives up, on this page, so many times. */
  expire?: { table: string; page: number; times: number };
  /** Tables whose first record stands on the last page too, as when it moves while the pages are read. */
  twice?: readonly string[];
  /** Tables whose every page names the same page as the next one. */
  sameOffset?: readonly string[];
}

/** Airtable's list endpoint and its metadata endpoint. Tables are found by name or id. */
export function airtableServer(options: AirtableOptions): Promise<StandIn> {
  const { token, baseId, faults, withoutSchemaScope = false } = options;
  const { schema, rows } = changed(options.tables, options.changes ?? {});
  const expiry = { left: options.expire?.times ?? 0 };
  return standIn((call) => {
    if (!hasToken(call, token)) return error(401, 'AUTHENTICATION_REQUIRED', 'Authentication required');
    if (call.path === `/v0/meta/bases/${baseId}/tables`) {
      return withoutSchemaScope ? NOT_FOUND : { body: { tables: schema } };
    }
    const [, base, table = ''] = /^\/v0\/([^/]+)\/(.+)$/.exec(call.path) ?? [];
    const name = nameOf(schema, table);
    const all = name === undefined ? undefined : rows[name];
    if (base !== baseId || name === undefined || !all) return NOT_FOUND;
    return page(all, name, call, options, expiry);
  }, faults);
}

const nameOf = (schema: readonly AirtableTable[], table: string) =>
  schema.find(({ id, name }) => name === table || id === table)?.name;

const error = (status: number, type: string, message: string): Reply => ({
  status,
  body: { error: { type, message } },
});

const NOT_FOUND = error(
  403,
  'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
  'Invalid permissions, or the requested model was not found.',
);

function page(
  rows: readonly AirtableRow[],
  table: string,
  { query }: Call,
  { pageSize = 100, expire, twice = [], sameOffset = [] }: AirtableOptions,
  expiry: { left: number },
): Reply {
  const size = Number(query.get('pageSize') ?? 100);
  if (size > 100) return error(422, 'INVALID_PAGE_SIZE', 'pageSize must be at most 100');
  const step = Math.min(size, pageSize);
  const offset = query.get('offset');
  const start = offset === null ? 0 : rows.findIndex(({ id }) => offset === `itr0/${id}`);
  const expires = expire?.table === table && start === (expire.page - 1) * step && expiry.left-- > 0;
  if (start < 0 || expires) return error(422, 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE', '');
  const next = rows[start + step];
  const again = !next && start > 0 && twice.includes(table) ? rows.slice(0, 1) : [];
  const records = [...rows.slice(start, start + step), ...again];
  const onward = sameOffset.includes(table) ? rows[0] : next;
  return { body: { records, ...(onward ? { offset: `itr0/${onward.id}` } : {}) } };
}
