import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { lockSnapshot } from '../../../src/snapshot/index.ts';
import { HTML, on, type Case } from './case.ts';

const failing = (code: string) => ({
  fetch: () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })),
});

/** An address on which nobody listens any more. */
const deserted = await new Promise<string>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(`http://127.0.0.1:${port}`));
  });
});

/** Numbers 39 to 43. That a pull can be killed at any moment, and that a disk may be full, have tests of their own. */
export const GENERAL_CASES: readonly Case[] = [
  {
    number: 39,
    what: 'a name that leads nowhere',
    effects: () => failing('ENOTFOUND'),
    outcome: 'refused',
    says: /ENOTFOUND/,
  },
  {
    number: 39,
    what: 'a port that nobody listens on',
    env: { HUBSPOT_BASE_URL: deserted },
    outcome: 'refused',
    says: /ECONNREFUSED/,
  },
  {
    number: 39,
    what: 'an encrypted line to a server that speaks plainly',
    env: { HUBSPOT_BASE_URL: deserted.replace('http:', 'https:') },
    effects: () => failing('ERR_SSL_WRONG_VERSION_NUMBER'),
    outcome: 'refused',
    says: /ERR_SSL/,
  },
  {
    number: 39,
    what: 'AIRTABLE_ENDPOINT_URL set by accident',
    world: on('airtable', '', HTML),
    outcome: 'refused',
    says: /AIRTABLE_ENDPOINT_URL sends requests and the token to 127\.0\.0\.1/,
  },
  {
    number: 40,
    what: 'one source that fails while the others are read',
    world: on('costs', '', { status: 500, body: '' }),
    outcome: 'refused',
    says: /cost CSV could not be read whole/i,
  },
  {
    number: 41,
    what: 'another run that has not ended',
    before: (dir) => lockSnapshot(join(dir, 'live'), { now: 0, deadlineMs: 1, say: () => {} }),
    outcome: 'misconfigured',
    says: /another run|already/i,
  },
  {
    number: 41,
    what: 'what a killed run left behind',
    before: async (dir) => {
      // No process has this number on any system we know.
      const left = '.live.next-4194399-0123456789ab-00ff00ff';
      await mkdir(join(dir, left));
      await writeFile(join(dir, left, 'deals.json'), '[');
      return async () => expect(await readdir(dir)).not.toContain(left);
    },
    outcome: 'complete',
  },
  {
    number: 42,
    what: 'all deals gone at once',
    records: (records) => {
      records.deals = [];
    },
    outcome: 'refused',
    says: /deals \(HubSpot\) had 2, now 0[^]*--accept-shrink deals/,
  },
  {
    number: 42,
    what: 'all deals gone at once, and that is right',
    records: (records) => {
      records.deals = [];
    },
    args: ['--accept-shrink', 'deals'],
    outcome: 'complete',
    holds: ({ deals }, { accepted, previous }) => {
      expect(deals).toEqual([]);
      expect(accepted).toEqual(['deals']);
      expect(previous?.records.deals).toBe(2);
    },
  },
  {
    number: 43,
    what: 'the same records in other pages and another order',
    records: (records) => {
      for (const list of Object.values(records)) list.reverse();
    },
    world: { hubspot: { pageSize: 1, listSize: 1 }, airtable: { pageSize: 1 } },
    outcome: 'complete',
    holds: ({ people }, { id, previous }) => {
      expect(id).toBe(previous?.id);
      // Of contacts, only those that stand on a deal are kept.
      expect(people.map((person) => person.id)).toEqual(['6001', '6002']);
    },
  },
];
