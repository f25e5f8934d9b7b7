import { readErrorBody, retryAfter } from './body.ts';
import type { Effects } from './effects.ts';
import { RequestFailure } from './failure.ts';

export type Accept = 'json' | 'csv';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The body as parsed JSON; null for a CSV. */
  json: unknown;
}

const ACCEPTED: Record<Accept, RegExp> = {
  json: /^application\/(?:[\w.-]+\+)?json\b/i,
  csv: /^(?:text\/(?:csv|plain)|application\/(?:csv|octet-stream))\b/i,
};

/**
 * Head and body of one exchange. Throws a RequestFailure for every answer that is not of the kind that was asked for.
 * @param heard takes the status and the bytes of the body, of answers that say no as well
 */
export async function send(
  effects: Effects,
  url: string,
  init: RequestInit,
  accept: Accept,
  heard: (status: number, bytes: number) => void,
): Promise<Answer> {
  const response = await effects.fetch(url, init);
  const text = await response.text();
  const { status } = response;
  heard(status, Buffer.byteLength(text));
  if (!response.ok) {
    const retryAfterMs = retryAfter(response.headers.get('retry-after'), effects.now());
    throw new RequestFailure({ kind: 'status', status, retryAfterMs, ...readErrorBody(text) });
  }
  const type = response.headers.get('content-type') ?? '';
  if (!ACCEPTED[accept].test(type)) {
    throw new RequestFailure({ kind: 'content', status, detail: `content type ${type || 'not stated'}` });
  }
  return {
    status,
    headers: Object.fromEntries(response.headers),
    text,
    json: accept === 'json' ? JSON.parse(text) : null,
  };
}
