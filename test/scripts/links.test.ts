import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../scripts/links.ts';
import { ask } from '../../scripts/links/ask.ts';
import { eachHost } from '../../scripts/links/each.ts';
import { isPrivate, isPrivateHost, publicLookup } from '../../scripts/links/private.ts';
import { externalLinks } from '../../src/handbook/index.ts';
import { standIn, type Call, type Fault, type StandIn } from '../servers/http.ts';
import { runMain } from './run-main.ts';

let dir: string;
let site: StandIn;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-links-'));
  site = await standIn(
    () => ({ body: 'fine' }),
    (_, call) => FAULTS[call.path]?.(call),
  );
});
afterEach(async () => {
  await site.close();
  rmSync(dir, { recursive: true, force: true });
});

const to = (location: string, status: number): Fault => ({ status, headers: { location }, body: '' });
const FAULTS: Record<string, (call: Call) => Fault | undefined> = {
  '/gone': () => ({ status: 410 }),
  '/missing': () => ({ status: 404 }),
  '/broken': () => ({ status: 500 }),
  '/login': () => ({ status: 403 }),
  '/get-only': ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined),
  '/get-only-missing': ({ method }) => ({ status: method === 'HEAD' ? 501 : 404 }),
  '/often': () => ({ status: 429, headers: { 'retry-after': '120' } }),
  '/moved': () => to('/fine', 301),
  '/moved-twice': () => to('/moved', 308),
  '/elsewhere-today': () => to('/fine', 302),
  '/moved-to-missing': () => to('/missing', 301),
  '/circle': () => to('/circle-on', 302),
  '/circle-on': () => to('/circle', 302),
  '/nowhere': () => ({ status: 302 }),
  '/slow': () => ({ stall: 'head' }),
  '/reset': () => ({ reset: true }),
  '/private': () => to('http://10.0.0.1/secret', 302),
  '/script': () => to('ftp://example.org/', 302),
};

const options = { timeoutMs: 5000, allowLocal: true, viaProxy: false };

test.each([
  ['/fine', { result: 'works' }],
  ['/gone', { result: 'broken', why: 'It answers 410' }],
  ['/missing', { result: 'broken', why: 'It answers 404' }],
  ['/broken', { result: 'broken', why: 'It answers 500' }],
  ['/login', { result: 'not known', why: 'It shows itself to some readers only (403)' }],
  ['/get-only', { result: 'works' }],
  ['/get-only-missing', { result: 'broken', why: 'It answers 404' }],
  ['/often', { result: 'not known', why: 'It answers that it was asked too often (Retry-After: 120)' }],
  ['/elsewhere-today', { result: 'works' }],
  ['/moved-to-missing', { result: 'broken', why: 'It answers 404' }],
  ['/circle', { result: 'broken', why: 'It redirects in a circle' }],
  ['/nowhere', { result: 'broken', why: 'It redirects (302) without saying where to' }],
  ['/reset', { result: 'broken', why: 'The connection was cut' }],
  ['/script', { result: 'not known', why: 'It leads to an address of the kind ftp' }],
])('%s', async (path, answer) => {
  expect(await ask(site.url + path, options)).toMatchObject(answer);
});

test('what moved for good says where to', async () => {
  for (const path of ['/moved', '/moved-twice'])
    expect(await ask(site.url + path, options)).toEqual({ result: 'moved', to: `${site.url}/fine` });
});

test('an answer that does not come is waited for so long and no longer', async () => {
  expect(await ask(`${site.url}/slow`, { ...options, timeoutMs: 200 })).toEqual({
    result: 'broken',
    why: 'It did not answer within 200 ms',
  });
});

test('a host that does not listen', async () => {
  const closed = await standIn(() => ({ body: '' }));
  await closed.close();
  expect(await ask(closed.url, options)).toMatchObject({
    result: 'broken',
    why: 'Nothing answers at that host and port',
  });
});

test('private addresses are not asked, by number, by name, or by a redirect', async () => {
  const asked = { ...options, allowLocal: false };
  for (const url of [site.url, 'http://localhost:1/', 'http://[::1]/', 'http://0x7f.1/', 'http://intranet/'])
    expect(await ask(url, asked), url).toMatchObject({ result: 'not known', why: expect.stringContaining('private') });
  expect(site.calls).toEqual([]);
  expect(await ask('https://tom:secret@example.org/', asked)).toMatchObject({
    why: 'The address holds a name or a password',
  });
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '::ffff:127.0.0.1',
  ])
    expect(isPrivate(address), address).toBe(true);
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111']) expect(isPrivate(address), address).toBe(false);
  expect(isPrivateHost('example.org')).toBe(false);
});

test('a name that stands for a private address is not asked', async () => {
  const code = await new Promise((resolve) => {
    publicLookup('localhost', {}, (error) => resolve(error?.code));
  });
  expect(code).toBe('EPRIVATE');
});

test('four at a time, and one at a time of each host', async () => {
  const urls = Array.from({ length: 30 }, (_, n) => `https://h${n % 6}.example/${n}`);
  const busy: string[] = [];
  let [most, twice] = [0, 0];
  const results = await eachHost(urls, async (url) => {
    const { host } = new URL(url);
    if (busy.includes(host)) twice++;
    busy.push(host);
    most = Math.max(most, busy.length);
    for (let turn = 0; turn < Number(url.at(-1)); turn++) await Promise.resolve();
    busy.splice(busy.indexOf(host), 1);
    return url;
  });
  expect({ most, twice }).toEqual({ most: 4, twice: 0 });
  expect(results).toEqual(urls);
  expect(await eachHost([], () => Promise.resolve(1))).toEqual([]);
  await expect(eachHost(['https://a.example'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('addresses of pages, glossary and rules, each once with its places', () => {
  const links = externalLinks({
    folder: 'hb',
    pages: [
      {
        file: 'a.mdx',
        external: [
          { url: 'https://example.org/x#one', line: 3 },
          { url: 'mailto:tom@example.org', line: 4 },
          { url: 'https://example.org/x#two', line: 9 },
          { url: 'https://[broken', line: 10 },
        ],
      },
      { file: 'b.md', external: [{ url: 'https://example.org/x', line: 1 }] },
    ],
    glossary: {
      file: 'glossary.yaml',
      entries: [{ meaning: 'See [it](https://example.net/a) (or https://example.net/b).', line: 7 }],
    },
    rules: [{ id: 'a-rule', statement: 'It links.', why: 'Begins with https://.', fix: 'See https://example.org/x.' }],
  });
  expect(links).toEqual([
    { url: 'https://example.org/x', places: ['hb/a.mdx:3', 'hb/a.mdx:9', 'hb/b.md:1', 'rule a-rule'] },
    { url: 'https://example.net/a', places: ['glossary.yaml:7'] },
    { url: 'https://example.net/b', places: ['glossary.yaml:7'] },
  ]);
});

const links = (...args: string[]) =>
  runMain((argv, io) => main(argv, io, {}), ['--handbook', join(dir, 'hb'), '--allow-local', ...args]);

function write(text: string): void {
  mkdirSync(join(dir, 'hb'), { recursive: true });
  writeFileSync(join(dir, 'hb', 'index.mdx'), `---\ntitle: T\n---\n\n${text}\n`);
}

test('the command names file and line, and ends well whatever it finds', async () => {
  write(`[one](${site.url}/missing) [two](${site.url}/moved)\n\n[three](${site.url}/fine) [four](${site.url}/often)`);
  const text = await links();
  expect(text).toMatchObject({ code: 0, err: '' });
  expect(text.out).toContain(
    `broken    ${site.url}/missing\n          It answers 404.\n          ${join(dir, 'hb/index.mdx')}:5\n`,
  );
  expect(text.out).toContain(`moved     ${site.url}/moved\n          It has moved to ${site.url}/fine.\n`);
  expect(text.out).toContain(`not known ${site.url}/often\n`);
  expect(text.out).toMatch(/4 addresses elsewhere: 1 work, 1 moved, 1 broken, 1 not known\.\n$/);
  const json = await links('--format', 'json', '--fail-on', 'broken');
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({
    schemaVersion: 1,
    summary: { works: 1, moved: 1, broken: 1, notKnown: 1 },
    links: [{ url: `${site.url}/missing`, result: 'broken', why: 'It answers 404', to: null }, {}, {}, {}],
  });
  write(`[one](${site.url}/fine)`);
  expect(await links('--fail-on', 'broken')).toMatchObject({ code: 0 });
});

test('after "too often" a host is left alone', async () => {
  write(`[a](${site.url}/often) [b](${site.url}/fine) [c](${site.url}/missing)`);
  const { out } = await links();
  expect(out).toContain('0 work, 0 moved, 0 broken, 3 not known');
  expect(site.calls.map(({ path }) => path)).toEqual(['/often']);
});

test('a command that is not understood ends with 2', async () => {
  write('x');
  expect(await links('--timeout', 'soon')).toMatchObject({ code: 2, err: expect.stringContaining('--timeout') });
  expect(await links('--fail-on', 'error')).toMatchObject({ code: 2 });
  rmSync(join(dir, 'hb'), { recursive: true });
  expect(await links()).toMatchObject({ code: 2 });
});
