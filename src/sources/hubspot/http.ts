import type { Transport } from '../transport/index.ts';
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

type ResponseClass<Response> = new (status: number, headers: Record<string, string>, body: Body) => Response;

/** Ids that are JSON numbers become texts before JSON.parse rounds those above 2^53. */
const quoteIds = (json: string) => json.replaceAll(/("(?:toObjectId|id)"\s*:\s*)(\d+)/g, '$1"$2"');

/**
 * An HTTP library for `@hubspot/api-client` that goes through our transport, so that head and body are bounded, retried
 * and checked before the package sees them: its own parser turns a login page into `undefined` and `{}` into an empty list.
 * @param call names the request for messages
 * @param check throws for a parsed answer that is not whole, or not of the right shape
 */
export function httpLibrary<Response>(
  transport: Transport,
  baseUrl: string,
  Response: ResponseClass<Response>,
  call: string,
  check: (json: unknown) => void,
): { send(request: Request): Promise<Response> } {
  return {
    async send(request) {
      const url = currentAddress(request.getUrl(), baseUrl);
      const body = request.getBody();
      const init = {
        method: request.getHttpMethod(),
        headers: request.getHeaders(),
        ...(typeof body === 'string' ? { body } : {}),
      };
      const { status, headers, text } = await transport.send(call, url, init, 'json', (answer) => {
        const exact = quoteIds(answer.text);
        check(JSON.parse(exact));
        return { ...answer, text: exact };
      });
      const content: Body = { text: () => Promise.resolve(text), binary: () => Promise.resolve(Buffer.from(text)) };
      return new Response(status, headers, content);
    },
  };
}
