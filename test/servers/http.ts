import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a stand-in sees it. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** A text goes out as it is, anything else as JSON. */
  body: unknown;
}

/** What goes wrong with a request. */
export interface Fault extends Partial<Reply> {
  /** `head`: nothing is ever answered; `body`: the head and the first half of the body come, the rest never does. */
  stall?: 'head' | 'body';
  /** The body comes one byte at a time, with so many milliseconds between two. */
  trickleMs?: number;
  /** The connection is cut before anything is answered. */
  reset?: boolean;
  /** The connection is cut in the middle of the body. */
  truncate?: boolean;
}

/** Asked for every request, `n` counting from 1; an answer takes the place of the right one, or spoils it. */
export type Faults = (n: number, call: Call) => Fault | undefined;

export interface StandIn {
  url: string;
  calls: Call[];
  close(): Promise<void>;
}

/** A server on a free port of the loopback interface, and on no other. */
export async function standIn(answer: (call: Call) => Reply, faults: Faults = () => undefined): Promise<StandIn> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const call = {
        method: request.method ?? 'GET',
        path: decodeURIComponent(pathname),
        query: searchParams,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      };
      calls.push(call);
      reply(request, response, answer(call), faults(calls.length, call) ?? {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function reply(request: IncomingMessage, response: ServerResponse, right: Reply, fault: Fault) {
  const { status = 200, headers, body } = fault.body === undefined ? { ...right, ...fault, body: right.body } : fault;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json;charset=utf-8';
  const length = String(Buffer.byteLength(text));
  if (fault.stall === 'head') return;
  if (fault.reset) {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(status, { 'content-type': type, 'content-length': length, ...headers });
  if (fault.trickleMs !== undefined) {
    trickle(response, text, fault.trickleMs);
    return;
  }
  if (!fault.stall && !fault.truncate) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, Math.floor(text.length / 2)), () => {
    if (fault.truncate) request.socket.destroy();
  });
}

function trickle(response: ServerResponse, text: string, everyMs: number) {
  const bytes = Buffer.from(text);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, ++sent));
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}

/** True when the request carries the token. */
export const hasToken = ({ headers }: Call, token: string) => headers.authorization === `Bearer ${token}`;
