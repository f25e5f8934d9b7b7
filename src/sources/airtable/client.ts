import type { RawRecord } from '../engagements/index.ts';
import { reading, type Page, type Transport } from '../transport/index.ts';
import { failureOf } from './failure.ts';
import { overhear } from './overhear.ts';
import { pageOf } from './page.ts';
import { tablesOf, type MetaTable } from './meta.ts';

export interface AirtableAccess {
  token: string;
  baseId: string;
  /** Without a trailing slash and without the version. */
  endpointUrl: string;
}

export interface PageOptions {
  /** At most 100, which is what Airtable gives. */
  pageSize?: number;
  /** Requests with a higher one go first. */
  priority?: number;
}

/** The requests that a pull makes; `table` is a name or id, `call` names the request in messages. */
export interface AirtableClient {
  page(table: string, offset: string | null, call: string, options?: PageOptions): Promise<Page<RawRecord>>;
  /** Every table of the base with its fields. The token needs the scope `schema.bases:read`. */
  tables(call: string): Promise<MetaTable[]>;
}

export const RECORDS_PER_PAGE = 100;

/**
 * The package `airtable`, reduced to `makeRequest` and put under our time, attempts and paging. Its own retries after a
 * 429 have no end, and its `select` never settles after an answer that is not JSON. It cannot be told to stop, so its
 * requests are ended from outside when their time is over.
 */
export async function openAirtable(
  transport: Transport,
  { token, baseId, endpointUrl }: AirtableAccess,
): Promise<AirtableClient> {
  const { default: Airtable } = await import('airtable');
  const options = { apiKey: token, endpointUrl, noRetryIfRateLimited: true, requestTimeout: transport.timeoutMs };
  const base = new Airtable(options).base(baseId);
  return {
    page: (table, offset, call, { pageSize = RECORDS_PER_PAGE, priority = 0 } = {}) =>
      transport.attempt(
        call,
        async (signal) => {
          const qs = offset === null ? { pageSize } : { pageSize, offset };
          const { result, heard } = overhear(() => base.makeRequest({ path: `/${encodeURIComponent(table)}`, qs }));
          signal.addEventListener('abort', heard.destroy, { once: true });
          const answer: { body: unknown } = await result.catch((error: unknown) => {
            throw failureOf(error, heard, transport.effects.now());
          });
          return reading(() => pageOf(answer.body));
        },
        { priority },
      ),
    // The package has no method for it, and puts the base before every path.
    tables: (call) =>
      transport.send(
        call,
        `${endpointUrl}/v0/meta/bases/${encodeURIComponent(baseId)}/tables`,
        { headers: { authorization: `Bearer ${token}` } },
        'json',
        ({ json }) => tablesOf(json),
      ),
  };
}
