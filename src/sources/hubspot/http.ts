import { RequestFailure, type Answer, type Transport } from '../transport/index.ts';
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
 */
export function httpLibrary<Response>(
  transport: Transport,
  baseUrl: string,
  Response: ResponseClass<Response>,
  call: string,
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
      const answer = await transport.send(call, url, init, 'json', complete);
      const text = quoteIds(answer.text);
      const content: Body = { text: () => Promise.resolve(text), binary: () => Promise.resolve(Buffer.from(text)) };
      return new Response(answer.status, answer.headers, content);
    },
  };
}

interface Results {
  results?: unknown;
  numErrors?: number;
  errors?: readonly { subCategory?: unknown; message?: string }[];
}

/** The "error" of an input of a batch that has no associations: the usual one, and no gap. */
const NONE = 'crm.associations.NO_ASSOCIATIONS_FOUND';

/** Every list of HubSpot's API stands in `results`; a batch answers 207 and lists `errors` when some of it is missing. */
function complete(answer: Answer): Answer {
  const { results, numErrors = 0, errors = [] } = (answer.json ?? {}) as Results;
  if (!Array.isArray(results)) throw new RequestFailure({ kind: 'shape', detail: 'no list of results' });
  const other = errors.find(({ subCategory }) => subCategory !== NONE);
  if (other) throw new RequestFailure({ kind: 'partial', detail: other.message });
  if (numErrors > errors.length) throw new RequestFailure({ kind: 'partial', detail: `${numErrors} errors` });
  return answer;
}
