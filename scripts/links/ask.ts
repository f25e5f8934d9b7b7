import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { isPrivateHost, PRIVATE_ADDRESS, publicLookup } from './private.ts';

/** What came of asking for an address. `why` is a sentence without its full stop. */
export type Answer =
  | { result: 'works' }
  /** Every step on the way was a permanent one. */
  | { result: 'moved'; to: string }
  | { result: 'broken'; why: string }
  | { result: 'not known'; why: string; askedTooOften?: true };

export interface AskOptions {
  /** For the whole way to an answer, in milliseconds. */
  timeoutMs: number;
  /** Whether private addresses are asked too. */
  allowLocal: boolean;
  /** Whether requests go through a proxy, which looks names up itself. */
  viaProxy: boolean;
}

/** Redirects that are followed, as many as the Fetch standard allows. */
const MOST_STEPS = 20;
/** Answers after which GET is tried: some servers refuse HEAD. */
const HEAD_REFUSED = new Set([403, 405, 501]);
const PERMANENT = new Set([301, 308]);
const REDIRECT = new Set([301, 302, 303, 307, 308]);

/** Asks for one address, without its content. Does not throw. */
export async function ask(url: string, options: AskOptions): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const seen = new Set<string>();
  let [at, isPermanent] = [url, true];
  try {
    for (;;) {
      const refused = refusal(new URL(at), options);
      if (refused !== null) return { result: 'not known', why: refused };
      if (seen.has(at) || seen.size > MOST_STEPS) return { result: 'broken', why: 'It redirects in a circle' };
      seen.add(at);
      const { status, headers } = await answerOf(at, signal, options);
      if (!REDIRECT.has(status)) return judged(status, headers, { url, at, isPermanent });
      if (!headers.location || !URL.canParse(headers.location, at))
        return { result: 'broken', why: `It redirects (${status}) without saying where to` };
      at = new URL(headers.location, at).href;
      isPermanent &&= PERMANENT.has(status);
    }
  } catch (error) {
    return failed(error as NodeJS.ErrnoException, options);
  }
}

function refusal({ protocol, hostname, username, password }: URL, { allowLocal }: AskOptions): string | null {
  if (!/^https?:$/.test(protocol)) return `It leads to an address of the kind ${protocol.slice(0, -1)}`;
  if (username + password !== '') return 'The address holds a name or a password';
  if (!allowLocal && isPrivateHost(hostname)) return 'It is an address of a private network, which is not asked';
  return null;
}

async function answerOf(url: string, signal: AbortSignal, options: AskOptions) {
  const head = await send('HEAD', url, signal, options);
  return HEAD_REFUSED.has(head.status) ? send('GET', url, signal, options) : head;
}

function send(
  method: 'HEAD' | 'GET',
  url: string,
  signal: AbortSignal,
  { allowLocal, viaProxy }: AskOptions,
): Promise<{ status: number; headers: IncomingMessage['headers'] }> {
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? https : http)(
      url,
      {
        ...{ method, signal, headers: { 'user-agent': 'plumbline-links', accept: '*/*' } },
        ...(allowLocal || viaProxy ? {} : { lookup: publicLookup }),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
        // The content is of no use.
        response.destroy();
      },
    );
    request.on('error', reject).end();
  });
}

function judged(
  status: number,
  headers: IncomingMessage['headers'],
  { url, at, isPermanent }: { url: string; at: string; isPermanent: boolean },
): Answer {
  if (status >= 200 && status < 300)
    return at !== url && isPermanent ? { result: 'moved', to: at } : { result: 'works' };
  if (status === 429) {
    const after = headers['retry-after'];
    const why = `It answers that it was asked too often${after ? ` (Retry-After: ${after})` : ''}`;
    return { result: 'not known', why, askedTooOften: true };
  }
  if ([401, 403, 407].includes(status))
    return { result: 'not known', why: `It shows itself to some readers only (${status})` };
  return { result: 'broken', why: `It answers ${status}` };
}

const WHY: Record<string, string> = {
  ENOTFOUND: 'There is no such host',
  ECONNREFUSED: 'Nothing answers at that host and port',
  ECONNRESET: 'The connection was cut',
  EAI_AGAIN: 'The name could not be looked up',
};

function failed({ name, code = '', message }: NodeJS.ErrnoException, { timeoutMs }: AskOptions): Answer {
  if (code === PRIVATE_ADDRESS)
    return { result: 'not known', why: 'Its host is in a private network, which is not asked' };
  // The machine's own network may be at fault.
  if (code === 'EAI_AGAIN') return { result: 'not known', why: WHY[code] ?? '' };
  if (name === 'AbortError' || name === 'TimeoutError')
    return { result: 'broken', why: `It did not answer within ${timeoutMs} ms` };
  return { result: 'broken', why: WHY[code] ?? `It cannot be reached (${code || message})` };
}
