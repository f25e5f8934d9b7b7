import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/model/index.ts';
import { airtableSource } from '../../../src/sources/airtable/index.ts';
import { createTransport, SourceError, type Transport } from '../../../src/sources/index.ts';
import { none, NOW, small } from '../../fixtures/sources/records.ts';
import { airtableData, type Fault } from '../../servers/index.ts';
import { fakeEffects } from '../helpers.ts';
import { config } from './contract.ts';
import { openBase, type AirtableSetup } from './systems.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const id = (place: number) => `recCapacity${String(place).padStart(4, '0')}`;
const row = (place: number) => ({
  id: id(place),
  createdTime: '2026-01-01T00:00:00.000Z',
  fields: { Team: 'P&S', Month: '2026-04-01', 'FTE available': place },
});
const capacityOf = (rows: number) => ({
  ...airtableData(none()),
  Capacity: Array.from({ length: rows }, (_, place) => row(place)),
});

async function open(tables = airtableData(small()), setup: AirtableSetup = {}, withConfig = config) {
  const opened = await openBase(tables, withConfig, setup);
  closing.push(opened.close);
  return opened;
}

const read = async (...args: Parameters<typeof open>) => (await open(...args)).source.read(() => {});
const failing = (answer: Fault): AirtableSetup => ({
  faults: (_n, { path }) => (path.endsWith('/Hubs') ? answer : undefined),
});
const failureOf = async (reading: Promise<unknown>) => {
  const error = await reading.then(
    () => expect.fail('It went well.'),
    (thrown: unknown) => thrown,
  );
  return error instanceof SourceError ? error : expect.fail(String(error));
};

describe('pages', () => {
  test('are counted, and a record that moved while they were read stands once', async () => {
    const found = await read(capacityOf(5), { pageSize: 2, twice: ['Capacity'] });
    expect(found.read.Capacity).toEqual({ records: 5, pages: 3, duplicates: 1, setAside: 0, total: null });
    expect(found.records.capacity.map((record) => record.id)).toEqual([0, 1, 2, 3, 4].map(id));
    expect(found.notes).toEqual(['Records met twice while paging, the later kept: 1.']);
  });

  test('of two readings never mix: what stood there before the cursor expired may be gone', async () => {
    const pages = [
      { body: { records: [row(0), row(1)], offset: 'itr0/a' } },
      { status: 422, body: { error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } } },
      { body: { records: [row(1)], offset: 'itr1/a' } },
      { body: { records: [row(2)] } },
    ];
    const found = await read(capacityOf(0), {
      faults: (_n, { path }) => (path.endsWith('/Capacity') ? pages.shift() : undefined),
    });
    expect(found.records.capacity.map((record) => record.id)).toEqual([1, 2].map(id));
    expect(found.read.Capacity).toMatchObject({ records: 2, pages: 2, duplicates: 0 });
    expect(found.notes).toEqual(['Tables read again from the start because their page cursor expired: 1.']);
  });

  test('are read from the start three times, and then no more', async () => {
    const expire = { table: 'Capacity', page: 2, times: 3 };
    expect((await read(capacityOf(4), { pageSize: 2, expire })).records.capacity).toHaveLength(4);
    const error = await failureOf(read(capacityOf(4), { pageSize: 2, expire: { ...expire, times: 4 } }));
    expect(error.message).toContain('time after time');
  });

  test('may be empty before the last one', async () => {
    const pages = [
      { body: { records: [], offset: 'itr0/a' } },
      { body: { records: [], offset: 'itr0/b' } },
      { body: { records: [row(7)] } },
    ];
    const { records } = await read(capacityOf(0), {
      faults: (_n, { path }) => (path.endsWith('/Capacity') ? pages.shift() : undefined),
    });
    expect(records.capacity).toMatchObject([{ id: id(7), fteAvailable: 7 }]);
  });

  test('that name themselves as the next one are a failure', async () => {
    const error = await failureOf(read(capacityOf(3), { pageSize: 2, sameOffset: ['Capacity'] }));
    expect(error.failure.kind).toBe('cursor');
  });

  test('of the table with the most of them left have the highest priority', async () => {
    const { server } = await open(capacityOf(250));
    const asked: [string, number | undefined][] = [];
    const limits = { timeoutMs: 30_000, deadlineAt: NOW + 900_000, signal: new AbortController().signal };
    const real = createTransport('airtable', fakeEffects(), limits);
    const transport: Transport = {
      ...real,
      attempt: (call, once, options?: { priority?: number }) => {
        asked.push([call, options?.priority]);
        return real.attempt(call, once);
      },
    };
    const access = { token: 'invented-airtable-token-0002', baseId: 'appSample00000000', endpointUrl: server.url };
    await airtableSource(transport, access, config, { capacity: 300, hubs: 30 }).read(() => {});
    expect(asked.filter(([call]) => /Capacity|Hubs|Projects/.test(call))).toEqual([
      ['table Projects, page 1', 0],
      ['table Capacity, page 1', 3],
      ['table Hubs, page 1', 1],
      ['table Capacity, page 2', 2],
      ['table Capacity, page 3', 1],
    ]);
  });
});

describe('what Airtable says of a failure', () => {
  const billing = { errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', message: 'The plan allows no more.' }] };

  test('is kept, though the package drops it', async () => {
    const error = await failureOf(
      read(undefined, failing({ status: 429, headers: { 'retry-after': '600' }, body: billing })),
    );
    expect(error.failure).toMatchObject({
      status: 429,
      type: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED',
      detail: 'The plan allows no more.',
      retryAfterMs: 600_000,
    });
  });

  test('is read from a packed answer too', async () => {
    const body = gzipSync(JSON.stringify({ error: { type: 'NOT_FOUND', message: 'no such table' } }));
    const server = createServer((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(body);
    });
    const error = await failureOf(readAt(await listen(server)));
    expect(error.failure).toMatchObject({ status: 404, type: 'NOT_FOUND', detail: 'no such table' });
  });

  test('may be nothing, for which there is the code of the system', async () => {
    const { server, close } = await openBase(airtableData(none()), config);
    await close();
    expect((await failureOf(readAt(server.url))).failure).toMatchObject({ kind: 'connection', type: 'ECONNREFUSED' });
  });

  test('may be a page to sign in on', async () => {
    const page = { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' };
    const error = await failureOf(read(undefined, failing(page)));
    expect(error.failure).toEqual({ kind: 'truncated', status: 200, detail: 'content type text/html' });
  });
});

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function readAt(endpointUrl: string, signal = new AbortController().signal) {
  const limits = { timeoutMs: 30_000, deadlineAt: NOW + 900_000, signal };
  const access = { token: 'invented-airtable-token-0002', baseId: 'appSample00000000', endpointUrl };
  return airtableSource(createTransport('airtable', fakeEffects(), limits), access, config).read(() => {});
}

describe('a pull that is stopped closes its connections, which the package would keep', () => {
  test.each(['head', 'body'] as const)(
    'while the %s is awaited',
    async (part) => {
      const stop = new AbortController();
      let closed = () => {};
      const isClosed = new Promise<void>((resolve) => (closed = resolve));
      const server = createServer((_request, response) => {
        response.on('close', closed);
        if (part === 'head') {
          stop.abort();
          return;
        }
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"records"', () => stop.abort());
      });
      await expect(readAt(await listen(server), stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
      await isClosed;
    },
    5_000,
  );
});

describe('the schema', () => {
  test('has types, what computed fields give, choices, and ids that a new name does not change', async () => {
    const { source } = await open(undefined, {
      changes: {
        rename: { 'Engagements.End date': 'Agreement end' },
        drop: ['Engagements.RAG note'],
        addOptions: { 'Engagements.Status': ['Paused'] },
        renameTables: { 'Check-ins': 'Conversations' },
        retype: {
          'Hubs.Cloud': {
            type: 'multipleLookupValues',
            options: { result: { type: 'singleSelect', options: { choices: [{ id: 'selA', name: 'AWS' }] } } },
          },
          'Hubs.Region': { type: 'formula', options: { isValid: false, result: null } },
          'Hubs.URL': { type: 'hologram', options: { depth: 3 } },
          'Hubs.Name': {
            type: 'singleCollaborator',
            options: { choices: [{ id: 'usr1', name: 'Wren', email: 'wren@2i2c.org' }] },
          },
        },
      },
    });
    const schema = await source.schema();
    const field = (key: 'engagements' | 'hubs' | 'capacity', name: string) =>
      schema[key]?.fields.find((found) => found.name === name);
    expect(field('engagements', 'Agreement end')).toEqual({
      id: 'fldEngagementsEnddate',
      name: 'Agreement end',
      label: 'Agreement end',
      type: 'date',
      options: null,
    });
    expect(field('engagements', 'End date')).toBeUndefined();
    expect(field('engagements', 'RAG note')).toBeUndefined();
    expect(field('engagements', 'Status')?.options).toEqual(['Planned', 'Active', 'Complete', 'Cancelled', 'Paused']);
    expect(field('capacity', 'FTE available')?.type).toBe('formula(number)');
    expect(field('hubs', 'Cloud')).toMatchObject({ type: 'multipleLookupValues(singleSelect)', options: ['AWS'] });
    expect(field('hubs', 'Region')).toMatchObject({ type: 'formula', options: null });
    expect(field('hubs', 'URL')).toMatchObject({ type: 'hologram', options: null });
    expect(field('hubs', 'Name')).toMatchObject({ type: 'singleCollaborator', options: null });
    expect(schema.checkIns).toBeUndefined();
  });

  test('finds a table by id, whatever its name is', async () => {
    const byId = readConfig({ airtable: { hubs: { table: 'tblHubs' } } });
    const { source } = await open(undefined, { changes: { renameTables: { Hubs: 'Clusters' } } }, byId);
    expect((await source.schema()).hubs).toMatchObject({ table: 'tblHubs' });
    expect((await source.read(() => {})).records.hubs).toEqual(small().hubs);
  });

  test('needs a scope of its own, which is named', async () => {
    const { source } = await open(undefined, { withoutSchemaScope: true });
    const error = await failureOf(source.schema());
    expect(error.message).toContain('needs the scope schema.bases:read');
    expect(error).toMatchObject({ exitCode: 3, action: 'user-to-fix', fix: expect.stringContaining('AIRTABLE_TOKEN') });
    // Airtable answers alike where the id of the base is wrong.
    expect(error.message).toMatch(/or there is no such base.*compare AIRTABLE_BASE_ID/s);
    expect((await source.read(() => {})).records.hubs).toHaveLength(1);
  });

  test.each([
    [{}, 'tables: expected an array'],
    [{ tables: [{ id: 'tblA' }] }, 'tables.0.name: expected a string'],
    [{ tables: [{ id: 'tblA', name: 'A', fields: [{ id: 'fldA', name: 'A' }] }] }, 'tables.0.fields.0.type'],
  ])('of another shape is refused: %j', async (body, words) => {
    const { source } = await open(undefined, {
      faults: (_n, { path }) => (path.includes('/meta/') ? { body } : undefined),
    });
    const error = await failureOf(source.schema());
    expect(error.failure.kind).toBe('shape');
    expect(error.message).toContain(words);
  });
});
