import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { unzipSync } from 'node:zlib';

/** What went over the line while a client that hides it was at work. */
export interface Overheard {
  /** Status and head of the last answer; null before there was one. */
  answer: { status: number; headers: IncomingMessage['headers'] } | null;
  /** Why there is none, with the system's error code. */
  error: Error | null;
  /** The body of an answer that says no; empty for every other. */
  body: () => string;
  /** Ends what is still under way, so that no socket and no timer of the client stays behind. */
  destroy: () => void;
}

/** More of a refusal is not kept. */
const MAX_BODY = 65_536;

const exchanges = new AsyncLocalStorage<(request: ClientRequest) => void>();
// A channel has one subscriber for the whole process, so that opening a base again adds none.
subscribe('http.client.request.created', (message) =>
  exchanges.getStore()?.((message as { request: ClientRequest }).request),
);

/**
 * Runs `start` and listens to the requests of `node:http` that it makes, redirects included, through Node's own
 * diagnostics channel. On a Node without that channel nothing is heard, and nothing can be ended.
 */
export function overhear<T>(start: () => T): { result: T; heard: Overheard } {
  const requests: ClientRequest[] = [];
  let parts: Buffer[] = [];
  const heard: Overheard = {
    answer: null,
    error: null,
    body: () => decoded(Buffer.concat(parts), heard.answer?.headers['content-encoding']),
    destroy: () => requests.forEach((request) => request.destroy()),
  };
  const listen = (request: ClientRequest) => {
    requests.push(request);
    request.on('error', (error) => void (heard.error ??= error));
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      heard.answer = { status, headers: response.headers };
      parts = [];
      if (status < 400) return;
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
        if (length <= MAX_BODY) parts.push(part);
      });
    });
  };
  return { result: exchanges.run(listen, start), heard };
}

/** A body as text; nothing when it cannot be unpacked. */
function decoded(body: Buffer, encoding: string | undefined): string {
  if (encoding === undefined || encoding === 'identity') return body.toString();
  try {
    return unzipSync(body).toString();
  } catch {
    return '';
  }
}
