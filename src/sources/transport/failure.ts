import { proxyFailure } from './proxy.ts';

/**
 * What went wrong with one request.
 * - `status`: an answer that says no
 * - `connection`: no answer, or one that broke off
 * - `address`: the name or the certificate of the server is wrong
 * - `proxy`: a proxy on the way that cannot be reached, or does not let the request through
 * - `timeout`: head and body did not arrive in the time of one request
 * - `deadline`: the time of the whole pull is used up
 * - `content`: an answer of another kind than the API gives, such as a login page
 * - `truncated`: the right kind, but cut off
 * - `shape`: JSON without the parts that the API promises
 * - `partial`: an answer that itself says that parts are missing
 * - `cursor`: the same page named again as the next one
 */
export type FailureKind =
  | 'status'
  | 'connection'
  | 'address'
  | 'proxy'
  | 'timeout'
  | 'deadline'
  | 'content'
  | 'truncated'
  | 'shape'
  | 'partial'
  | 'cursor';

export interface Failure {
  kind: FailureKind;
  /** HTTP status, where there was an answer. */
  status?: number | undefined;
  /** The vendor's own name for the error. */
  type?: string | undefined;
  /** More about it, in the vendor's or the system's words. */
  detail?: string | undefined;
  /** Scopes that the token lacks, as far as the answer names them. */
  scopes?: readonly string[] | undefined;
  /** How long the server asks to wait. */
  retryAfterMs?: number | undefined;
}

/** One failed request, before anyone has decided what it means for the pull. */
export class RequestFailure extends Error {
  override name = 'RequestFailure';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.detail ?? failure.type ?? failure.kind, cause === undefined ? undefined : { cause });
    this.failure = failure;
  }
}

/** Takes what is wanted from an answer. A part that is not there, or of another kind, is a fault of the answer's shape. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RequestFailure({ kind: 'shape', detail: error.message }, error);
  }
}

const ADDRESS = /^(ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_SSL|EPROTO|ERR_INVALID_URL)/;

/**
 * The failure behind whatever `fetch` or a vendor's client threw.
 * @param proxies as `host:port`; a connection to one of them is not one to the system
 */
export function failureOf(error: unknown, proxies: readonly string[] = []): Failure {
  if (error instanceof RequestFailure) return error.failure;
  if (error instanceof SyntaxError) return { kind: 'truncated', detail: 'The answer is not whole JSON.' };
  const code = codeOf(error);
  const proxy = proxyFailure(error, proxies);
  if (proxy) return { kind: 'proxy', type: code, ...proxy };
  if (code && ADDRESS.test(code)) return { kind: 'address', type: code };
  const text = textOf(error);
  // What `fetch` calls a port that belongs to another service, such as mail, and asks nothing of.
  if (text === 'bad port') return { kind: 'address', detail: 'a port that no request may go to' };
  if (text === 'terminated' || code === 'UND_ERR_SOCKET') return { kind: 'truncated', type: code };
  return { kind: 'connection', type: code ?? undefined, detail: code ? undefined : text };
}

/** What is at the bottom of an error; `fetch` itself says only that it failed. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.message === 'fetch failed' && error.cause instanceof Error ? error.cause.message : error.message;
}

/** The system's error code, which `fetch` hides in the causes. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (depth > 4 || error === null || typeof error !== 'object') return undefined;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return codeOf(Array.isArray(errors) ? errors[0] : cause, depth + 1);
}
