import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { useProxies } from '../../src/cli/index.ts';
import { failureOf } from '../../src/sources/transport/failure.ts';
import { foreignAddress, proxiesOf } from '../../src/sources/transport/index.ts';
import { startProxy } from '../servers/proxy.ts';

test('the proxies of the environment are found, with their ports', () => {
  expect(
    proxiesOf({
      HTTP_PROXY: 'http://user:word@proxy.example:3128/',
      http_proxy: 'http://proxy.example:3128',
      HTTPS_PROXY: ' https://other.example ',
      https_proxy: 'nonsense',
      NO_PROXY: '127.0.0.1',
    }),
  ).toEqual(['proxy.example:3128', 'other.example:443']);
  expect(proxiesOf({ HTTP_PROXY: '' })).toEqual([]);
});

describe('a failure', () => {
  const PROXIES = ['proxy.example:3128', '127.0.0.1:8080', '[::1]:8081'];
  const fetchFailed = (cause: object) => new TypeError('fetch failed', { cause });
  const refused = (address: string, port: number) =>
    Object.assign(new Error(`connect ECONNREFUSED ${address}:${port}`), { code: 'ECONNREFUSED', address, port });

  test.each([
    ['refused by the proxy', fetchFailed(refused('127.0.0.1', 8080)), { kind: 'proxy', type: 'ECONNREFUSED' }],
    ['refused by a proxy that has a name', refused('192.0.2.7', 3128), { kind: 'proxy', type: 'ECONNREFUSED' }],
    [
      'refused at both numbers of a name',
      fetchFailed(
        Object.assign(new AggregateError([refused('::1', 3128), refused('127.0.0.1', 3128)]), { code: 'ECONNREFUSED' }),
      ),
      { kind: 'proxy', type: 'ECONNREFUSED' },
    ],
    ['refused by the system', fetchFailed(refused('127.0.0.1', 8081)), { kind: 'connection', type: 'ECONNREFUSED' }],
    [
      'without a proxy of that name',
      Object.assign(new Error('x'), { code: 'ENOTFOUND', hostname: 'proxy.example' }),
      { kind: 'proxy', type: 'ENOTFOUND' },
    ],
    [
      'without a system of that name',
      Object.assign(new Error('x'), { code: 'ENOTFOUND', hostname: 'api.example' }),
      { kind: 'address', type: 'ENOTFOUND' },
    ],
    [
      'where fetch gets no tunnel',
      fetchFailed(
        new Error('Request was cancelled.', {
          cause: Object.assign(new Error('Proxy response (407) !== 200 when HTTP Tunneling'), {
            code: 'UND_ERR_ABORTED',
          }),
        }),
      ),
      { kind: 'proxy', type: 'UND_ERR_ABORTED', status: 407 },
    ],
    [
      'where node:http gets no tunnel',
      new Error('Failed to establish tunnel to api.example:443 via http://127.0.0.1:8080: HTTP/1.1 403 Forbidden'),
      { kind: 'proxy', status: 403 },
    ],
    [
      'at a port of another service',
      fetchFailed(new Error('bad port')),
      { kind: 'address', detail: 'a port that no request may go to' },
    ],
    [
      'of which nothing is known',
      fetchFailed(new Error('other side closed')),
      { kind: 'connection', detail: 'other side closed' },
    ],
  ])('%s is told apart', (_what, error, expected) => {
    expect(failureOf(error, PROXIES)).toMatchObject(expected);
  });
});

/** Runs a request of ours in a process of its own, because the proxies are those of a whole process. */
async function asked(env: Record<string, string>, how: 'fetch' | 'airtable'): Promise<string> {
  const script = join(import.meta.dirname, '../servers/ask-through-proxy.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, how], {
    env: { PATH: process.env['PATH'], ...env },
  });
  return stdout;
}

describe.each(['fetch', 'airtable'] as const)('a proxy of the environment: %s', (how) => {
  test('goes through the proxy', async () => {
    const proxy = await startProxy({ status: 200, body: { records: [] } });
    expect(await asked({ HTTP_PROXY: proxy.url }, how)).toBe('answered');
    await proxy.close();
    expect(proxy.targets).toEqual(['api.invented.example']);
  });

  test('says that a proxy stands on the way when it cannot be reached', async () => {
    expect(await asked({ HTTP_PROXY: 'http://127.0.0.1:1' }, how)).toMatch(
      /A proxy stands on the way[^]*ECONNREFUSED[^]*NO_PROXY/,
    );
  });
});

test('an address of a proxy that is none is refused by the name of its variable, without repeating it', () => {
  expect(() => useProxies({ HTTPS_PROXY: 'http://user:word@:::3128' })).toThrow('HTTPS_PROXY cannot be used.');
  expect(() => useProxies({ HTTPS_PROXY: 'http://user:word@:::3128' })).not.toThrow(/word/);
  expect(() => useProxies({ HTTP_PROXY: ' ' })).not.toThrow();
});

test.each([
  ['hubspot', 'https://api.hubapi.com', null],
  ['hubspot', 'https://api-eu1.hubapi.com/', null],
  ['airtable', 'https://api.airtable.com', null],
  [
    'hubspot',
    'http://127.0.0.1:8080',
    "HUBSPOT_BASE_URL sends requests and the token to 127.0.0.1:8080, which is not HubSpot's.",
  ],
  [
    'airtable',
    'https://api.airtable.com.evil.example/key',
    "AIRTABLE_ENDPOINT_URL sends requests and the token to api.airtable.com.evil.example, which is not Airtable's.",
  ],
  [
    'airtable',
    'https://notairtable.com',
    "AIRTABLE_ENDPOINT_URL sends requests and the token to notairtable.com, which is not Airtable's.",
  ],
  ['airtable', 'http://api.airtable.com', 'AIRTABLE_ENDPOINT_URL sends the token to Airtable without encryption.'],
  ['hubspot', 'nonsense', "HUBSPOT_BASE_URL sends requests and the token to another server, which is not HubSpot's."],
] as const)('%s at %s', (system, address, sentence) => {
  expect(foreignAddress(system, address)).toBe(sentence);
});
