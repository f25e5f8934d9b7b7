import type { Transport } from '../transport/index.ts';
import { exactIds } from './ids.ts';
import { currentAddress } from './paths.ts';

/** What the package hands to its HTTP library. Each of its parts has classes of its own with this shape. */
interface Request {
  getUrl(): string;
  getHttpMethod(): string;
  getHeaders(): Record<string, string>;
  getBody(): unknown;
}

interface Body {
  text(): Promise<string>;
  binary(): Promise<Buffer>;
}

/** What each part of the package brings along to be put on another HTTP library. */
interface Part<Response, Library, Server, Configuration> {
  ResponseContext: new (status: number, headers: Record<string, string>, body: Body) => Response;
  wrapHttpLibrary(library: { send(request: Request): Promise<Response> }): Library;
  ServerConfiguration: new (url: string, variables: Record<string, string>) => Server;
  createConfiguration(options: {
    baseServer: Server;
    httpApi: Library;
    authMethods: { oauth2: { accessToken: string } };
  }): Configuration;
}

export interface HubspotAccess {
  token: string;
  /** Without a trailing slash. */
  baseUrl: string;
}

/** One request, for messages, and what is taken from its answer. */
export interface Asking<T> {
  call: string;
  /** Throws a RequestFailure for a parsed answer that is not whole, or not of the right shape. */
  take: (json: unknown) => T;
  /** HubSpot's search has a rate limit of its own. */
  lane?: 'search';
}

/** What the package gets to parse: its parser costs more than all else, and would turn `{}` into an empty list. */
const NOTHING: Body = { text: () => Promise.resolve('{}'), binary: () => Promise.resolve(Buffer.from('{}')) };

/**
 * Lets a part of `@hubspot/api-client` write the request, and sends it by our transport, so that head and body are
 * bounded, retried and checked. The answer is parsed once, here, and never by the package.
 * @param write asks the part's API for what is wanted
 */
export async function ask<T, Response, Library, Server, Configuration>(
  transport: Transport,
  { token, baseUrl }: HubspotAccess,
  part: Part<Response, Library, Server, Configuration>,
  { call, take, lane }: Asking<T>,
  write: (configuration: Configuration) => Promise<unknown>,
): Promise<T> {
  const taken: T[] = [];
  const library = part.wrapHttpLibrary({
    async send(request) {
      const url = currentAddress(request.getUrl(), baseUrl);
      const body = request.getBody();
      const init = {
        method: request.getHttpMethod(),
        headers: request.getHeaders(),
        ...(typeof body === 'string' ? { body } : {}),
      };
      const read = ({ text, json }: { text: string; json: unknown }) => take(exactIds(text, json));
      taken.push(await transport.send(call, url, init, 'json', read, lane && { lane }));
      return new part.ResponseContext(200, { 'content-type': 'application/json' }, NOTHING);
    },
  });
  const baseServer = new part.ServerConfiguration(baseUrl, {});
  await write(
    part.createConfiguration({ baseServer, httpApi: library, authMethods: { oauth2: { accessToken: token } } }),
  );
  if (taken.length === 0) throw new Error(`@hubspot/api-client sent no request for ${call}.`);
  return taken[0] as T;
}
