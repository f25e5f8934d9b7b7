import { isIP } from 'node:net';

/** The variables that Node reads with `--use-env-proxy`; small letters go first. */
const VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'] as const;

/** The proxies that the environment names, as `host:port`. */
export function proxiesOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const found = VARIABLES.flatMap((name) => {
    const url = URL.parse(env[name]?.trim() ?? '');
    return url?.hostname ? [`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`] : [];
  });
  return [...new Set(found)];
}

/** What Node says of a proxy that does not let a request through, from `fetch` and from `node:http`. */
const NO_TUNNEL = /Proxy response \((\d{3})\)|Failed to establish tunnel\b.*HTTP\/\d\.\d (\d{3})/;

/**
 * What failed at a proxy rather than at the system: its status, if it gave one. Null for a failure that is the system's
 * own.
 */
export function proxyFailure(error: unknown, proxies: readonly string[], depth = 0): { status?: number } | null {
  if (depth > 4 || error === null || typeof error !== 'object') return null;
  const { message, address, port, hostname, cause, errors } = error as Record<string, unknown>;
  const refused = typeof message === 'string' ? NO_TUNNEL.exec(message) : null;
  if (refused) return { status: Number(refused[1] ?? refused[2]) };
  if (proxies.some((proxy) => isAt(proxy, { address, port, hostname }))) return {};
  return proxyFailure(Array.isArray(errors) ? errors[0] : cause, proxies, depth + 1);
}

/** Whether a connection went to the proxy. Of one that has a name the error tells the number, so its port decides. */
function isAt(proxy: string, to: Record<'address' | 'port' | 'hostname', unknown>): boolean {
  const [host, port] = [proxy.slice(0, proxy.lastIndexOf(':')), proxy.slice(proxy.lastIndexOf(':') + 1)];
  if (to.hostname === host) return true;
  return String(to.port) === port && (to.address === host || isIP(host.replaceAll(/[[\]]/g, '')) === 0);
}
