import { PlumblineError } from '../../src/model/index.ts';

/** A mail server, as PLUMBLINE_SMTP_URL names it. */
export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Whether a server that offers no TLS is refused: a password and names must not go over a network in clear. */
  requireTls: boolean;
  login: { user: string; password: string } | null;
}

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** @throws PlumblineError that never holds the address, because a password stands in it */
export function mailServer(address: string): MailServer {
  const url = URL.canParse(address) ? new URL(address) : null;
  const { protocol } = url ?? {};
  if (!url || (protocol !== 'smtp:' && protocol !== 'smtps:') || url.hostname === '') {
    throw refusal('It is not an address such as smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465.');
  }
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    throw refusal('It has a path, a query or a fragment, which mean nothing here.');
  }
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if ((user === '') !== (password === '')) throw refusal('It has a user without a password, or the other way round.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    ...{ host, port: url.port === '' ? PORTS[protocol] : Number(url.port), secure: protocol === 'smtps:' },
    requireTls: protocol === 'smtp:' && !isLoopback(host),
    login: user === '' ? null : { user, password },
  };
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refusal('Its user or password has a percent sign that begins no character.');
  }
}

const refusal = (why: string) =>
  new PlumblineError({
    what: 'PLUMBLINE_SMTP_URL cannot be used, and nothing was sent.',
    why,
    fix: 'Correct it, with reserved characters of user and password percent-encoded, or leave it empty so that nothing is sent.',
  });
