import { show } from '../../model/index.ts';
import { reading, RequestFailure, type Failure, type Page, type Transport } from '../transport/index.ts';

export interface AirtableAccess {
  token: string;
  baseId: string;
  /** Without a trailing slash and without the version. */
  endpointUrl: string;
}

export interface AirtableRecord {
  id: string;
  /** Fields that hold something: Airtable leaves the empty ones out. */
  fields: Readonly<Record<string, unknown>>;
}

/** One page of a table; `table` is its name or id. */
export interface AirtableClient {
  page(table: string, offset: string | null, call: string, pageSize?: number): Promise<Page<AirtableRecord>>;
}

const RECORDS_PER_PAGE = 100;

/**
 * The package `airtable`, reduced to `makeRequest` and put under our time, attempts and paging. Its own retries after a
 * 429 have no end, and its `select` never settles after an answer that is not JSON.
 */
export async function openAirtable(
  transport: Transport,
  { token, baseId, endpointUrl }: AirtableAccess,
): Promise<AirtableClient> {
  const { default: Airtable } = await import('airtable');
  const options = { apiKey: token, endpointUrl, noRetryIfRateLimited: true, requestTimeout: transport.timeoutMs };
  const base = new Airtable(options).base(baseId);
  return {
    page: (table, offset, call, pageSize = RECORDS_PER_PAGE) =>
      transport.attempt(call, async () => {
        const qs = offset === null ? { pageSize } : { pageSize, offset };
        const answer: { body: unknown } = await base
          .makeRequest({ path: `/${encodeURIComponent(table)}`, qs })
          .catch(refuse);
        return reading(() => pageOf(answer.body));
      }),
  };
}

/** The package's errors are plain objects with these three fields, and `instanceof Error` does not know them. */
function refuse(error: unknown): never {
  throw new RequestFailure(failureOf(error as { error?: string; message?: string; statusCode?: number | null }), error);
}

function failureOf({
  error: type,
  message: detail,
  statusCode: status,
}: {
  error?: string;
  message?: string;
  statusCode?: number | null;
}): Failure {
  if (type === 'CONNECTION_ERROR' || status === null || status === undefined) {
    const wrong = /ENOTFOUND|certificate|ERR_TLS|self.signed/i.test(detail ?? '');
    return { kind: wrong ? 'address' : 'connection', type, detail };
  }
  // An answer that is no JSON: the package does not tell a login page from a body that was cut off.
  if (status < 400) return { kind: 'truncated', status, detail: undefined };
  // For the usual statuses the package replaces Airtable's words by its own, which say nothing more.
  return { kind: 'status', status, type, detail: status === 422 ? detail : undefined };
}

function pageOf(body: unknown): Page<AirtableRecord> {
  const { records, offset } = (body ?? {}) as { records?: unknown; offset?: unknown };
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new RequestFailure({ kind: 'shape', detail: 'no list of records with an id and fields' });
  }
  if (offset !== undefined && offset !== null && typeof offset !== 'string') {
    throw new RequestFailure({ kind: 'shape', detail: `an offset that is no text: ${show(offset)}` });
  }
  return {
    records: records.map(({ id, fields }) => ({ id, fields: fields ?? {} })),
    next: offset || null,
  };
}

const isRecord = (value: unknown): value is { id: string; fields?: Record<string, unknown> } =>
  isObject(value) &&
  typeof value.id === 'string' &&
  (value.fields === undefined || value.fields === null || isObject(value.fields));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
