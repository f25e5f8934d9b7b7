import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { open, type Gate } from './limits.ts';

interface Answer {
  status: number;
  type: string;
  body: Buffer;
}

/** What a front has seen since it was last reset. */
export interface Seen {
  requests: number;
  refused: number;
  bytes: number;
}

/** How a front behaves until it is told otherwise. */
export interface Behaviour {
  gate: Gate;
  /** Milliseconds between a request and its answer, as a network and a vendor take them. */
  latencyMs: number;
}

export interface Front {
  url: string;
  /** Starts counting anew. */
  reset(behaviour: Behaviour): void;
  seen(): Seen;
  /** The answers given since the last reset, by path, each once. */
  answers(): { path: string; body: string }[];
  close(): void;
}

/**
 * Stands before a stand-in and answers from memory what has been asked before, so that the time of a pull is not the
 * stand-in's. Keeps the limits of the vendor.
 */
export async function startFront(target: string): Promise<Front> {
  const known = new Map<string, Answer>();
  let behaviour: Behaviour = { gate: open, latencyMs: 0 };
  let seen: Seen = { requests: 0, refused: 0, bytes: 0 };
  let given = new Map<string, { path: string; answer: Answer }>();

  async function answerTo(request: IncomingMessage, body: string): Promise<Answer> {
    const path = request.url ?? '/';
    seen.requests++;
    const refusal = behaviour.gate(path.split('?')[0] ?? path, performance.now());
    if (refusal) {
      seen.refused++;
      return { status: refusal.status, type: 'application/json', body: Buffer.from(JSON.stringify(refusal.body)) };
    }
    const key = `${request.method ?? ''} ${path} ${body}`;
    const answer = known.get(key) ?? (await ask(target + path, request, body));
    known.set(key, answer);
    given.set(key, { path, answer });
    seen.bytes += answer.body.length;
    return answer;
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const send = (answer: Answer) => {
        if (behaviour.latencyMs > 0) setTimeout(() => reply(response, answer), behaviour.latencyMs);
        else reply(response, answer);
      };
      answerTo(request, Buffer.concat(parts).toString()).then(send, (error: Error) =>
        send({ status: 500, type: 'text/plain', body: Buffer.from(error.message) }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reset: (next) => {
      behaviour = next;
      seen = { requests: 0, refused: 0, bytes: 0 };
      given = new Map();
    },
    seen: () => seen,
    answers: () => [...given.values()].map(({ path, answer }) => ({ path, body: answer.body.toString() })),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function ask(url: string, { method, headers }: IncomingMessage, body: string): Promise<Answer> {
  const passed = Object.entries(headers).filter(([name]) => ['authorization', 'content-type'].includes(name));
  const init = { method: method ?? 'GET', headers: passed as [string, string][], ...(body ? { body } : {}) };
  const response = await fetch(url, init);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function reply(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': String(body.length) });
  response.end(body);
}
