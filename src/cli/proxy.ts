import { setGlobalProxyFromEnv } from 'node:http';
import { PlumblineError } from '../model/index.ts';

type Env = Readonly<Record<string, string | undefined>>;

const VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'] as const;

/**
 * Sends requests, those of vendors' packages included, through the proxies that the environment names; NO_PROXY names what
 * is asked directly. Throws when a proxy's address cannot be used.
 */
export function useProxies(env: Env): void {
  const named = VARIABLES.filter((name) => env[name]?.trim());
  if (named.length === 0) return;
  try {
    setGlobalProxyFromEnv(env);
  } catch (cause) {
    // The address may hold a password, so it is not repeated.
    throw new PlumblineError({
      what: `${named.join(', ')} cannot be used.`,
      why: 'Expected the address of a proxy such as http://proxy.example:3128.',
      fix: `Correct or unset ${named.length === 1 ? 'it' : 'them'}; NO_PROXY names the hosts that are asked directly.`,
      cause,
    });
  }
}
