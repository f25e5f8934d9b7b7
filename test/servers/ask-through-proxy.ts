import { describe, useProxies } from '../../src/cli/index.ts';
import { openAirtable } from '../../src/sources/airtable/client.ts';
import { createTransport, proxiesOf, systemEffects } from '../../src/sources/transport/index.ts';

/* Asks a server that exists only behind a proxy, by `fetch` or by the package airtable, and says what came of it. */
useProxies(process.env);
const HOST = 'http://api.invented.example';
const clock = { now: () => Date.now(), random: () => Math.random() };
const transport = createTransport(
  'airtable',
  { ...systemEffects(clock), sleep: () => Promise.resolve() },
  {
    timeoutMs: 10_000,
    deadlineAt: Date.now() + 60_000,
    signal: new AbortController().signal,
    proxies: proxiesOf(process.env),
  },
);

async function ask(): Promise<unknown> {
  if (process.argv[2] === 'fetch') return transport.send('x', `${HOST}/x`, {}, 'json', () => null);
  const client = await openAirtable(transport, { token: 'invented', baseId: 'appInvented', endpointUrl: HOST });
  return client.page('Hubs', null, 'x');
}

process.stdout.write(await ask().then(() => 'answered', describe));
process.exit();
