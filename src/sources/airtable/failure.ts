import { readErrorBody, RequestFailure, retryAfter, type Failure } from '../transport/index.ts';
import type { Overheard } from './overhear.ts';

/** The package's errors are plain objects with these fields, and `instanceof Error` does not know them. */
interface PackageError {
  error?: string;
  message?: string;
  statusCode?: number | null;
}

/**
 * What the package's error stands for. The package puts words of its own in the place of Airtable's, and drops the
 * system's error codes and `Retry-After`, so what was heard on the line goes first.
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 */
export function failureOf(error: unknown, { answer, error: broken, body }: Overheard, now: number): Error {
  const { error: type, message: detail, statusCode: status } = error as PackageError;
  if (answer === null && broken !== null) return broken;
  if (type === 'CONNECTION_ERROR' || status === null || status === undefined) {
    const wrong = /ENOTFOUND|certificate|ERR_TLS|self.signed/i.test(detail ?? '');
    return new RequestFailure({ kind: wrong ? 'address' : 'connection', type, detail }, error);
  }
  const head = answer?.headers ?? {};
  // An answer that is no JSON: the package does not tell a login page from a body that was cut off.
  if (status < 400) {
    const kind = head['content-type'];
    const other = kind === undefined || /json/i.test(kind) ? undefined : `content type ${kind}`;
    return new RequestFailure({ kind: 'truncated', status, detail: other }, error);
  }
  const said = answer ? readErrorBody(body()) : {};
  const failure: Failure = {
    kind: 'status',
    status,
    type,
    ...defined(said),
    retryAfterMs: retryAfter(head['retry-after'] ?? null, now),
  };
  return new RequestFailure(failure, error);
}

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
