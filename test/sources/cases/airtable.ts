import { expect } from 'vitest';
import { HTML, on, type Case } from './case.ts';

const expired = { status: 422, body: { error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } } };
const row = (fields: Record<string, unknown>, id = 'recHub0000000001') => ({
  id,
  createdTime: '2026-01-01T00:00:00.000Z',
  fields,
});
const hub = (fields: Record<string, unknown>): Case['world'] =>
  on('airtable', '/Hubs', { body: { records: [row({ Name: 'Hub', ...fields })] } });
const engagement = (fields: Record<string, unknown>): Case['world'] =>
  on('airtable', '/Engagements', { body: { records: [row({ Name: 'E', ...fields }, 'recEngagement01')] } });

/** Numbers 26 to 34. */
export const AIRTABLE_CASES: readonly Case[] = [
  {
    number: 26,
    what: '429, and then it answers',
    world: on('airtable', '/Projects', { status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED' }] } }, 1),
    outcome: 'complete',
  },
  {
    number: 26,
    what: '429 without end',
    world: on('airtable', '', { status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED' }] } }),
    outcome: 'refused',
    says: /after 5 attempts[^]*monthly number/,
  },
  {
    number: 26,
    what: 'the calls of the month used up',
    world: on('airtable', '', {
      status: 429,
      body: {
        errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', message: 'The API billing plan limit was exceeded.' }],
      },
    }),
    outcome: 'refused',
    says: /month/,
  },
  {
    number: 27,
    what: 'a cursor that expires in the middle, three times',
    records: (records) => {
      records.capacity = [1, 2, 3, 4, 5].map((n) => ({
        id: `recCapacity0000${n}`,
        team: 'P&S',
        month: '2026-04',
        fteAvailable: n,
      }));
    },
    world: { ...onOffset('/Capacity', expired, 3), airtable: { pageSize: 2 } },
    outcome: 'complete',
    says: /read again from the start because their page cursor expired: 3\./,
    holds: ({ capacity }, { sources }) => {
      expect(capacity).toHaveLength(5);
      expect(sources[1]?.read.Capacity).toMatchObject({ records: 5, duplicates: 0 });
    },
  },
  {
    number: 27,
    what: 'a cursor that expires every time',
    world: on('airtable', '/Hubs', expired),
    outcome: 'refused',
    says: /time after time/,
  },
  {
    number: 28,
    what: 'a field with a new name',
    world: { airtable: { changes: { rename: { 'Engagements.End date': 'Agreement end' } } } },
    outcome: 'refused',
    says: /engagements\.end: the field "End date" of Engagements has the name "Agreement end" now[^]*end: 'Agreement end'/,
  },
  {
    number: 28,
    what: 'a field that is gone',
    world: { airtable: { changes: { drop: ['Engagements.RAG note'] } } },
    outcome: 'refused',
    says: /engagements\.ragNote: Engagements has no field "RAG note"/,
  },
  {
    number: 28,
    what: 'a link that became a text',
    world: { airtable: { changes: { retype: { 'Projects.Engagement': { type: 'singleLineText' } } } } },
    outcome: 'refused',
    says: /projects\.engagementIds[^]*singleLineText, which was multipleRecordLinks/,
  },
  {
    number: 28,
    what: 'a choice that the model does not know',
    world: { airtable: { changes: { addOptions: { 'Engagements.Status': ['On hold'] } } } },
    outcome: 'complete',
    holds: (_written, { sources }) => {
      expect(sources[1]?.schema?.problems).toMatchObject([
        { field: 'engagements.status', kind: 'new-option', found: '"On hold"' },
      ]);
    },
  },
  {
    number: 29,
    what: 'fields that are left out, a box that is not ticked',
    world: on('airtable', '/Project Deliverables', { body: { records: [row({ Name: 'D' }, 'recDeliverable1')] } }),
    outcome: 'complete',
    holds: ({ deliverables }) => {
      expect(deliverables).toMatchObject([{ name: 'D', isPublic: false, dueOn: null, projectIds: [] }]);
    },
  },
  {
    number: 30,
    what: 'a link to a record that was deleted',
    world: engagement({ Projects: ['recGone0000000001'] }),
    outcome: 'complete',
    // The link is kept as it is, and reference-resolves reports it.
    holds: ({ engagements }) => expect(engagements[0]?.projectIds).toEqual(['recGone0000000001']),
  },
  {
    number: 31,
    what: 'two links where there should be one',
    world: on('airtable', '/Projects', {
      body: { records: [row({ Name: 'P', Engagement: ['recA', 'recB'] }, 'recProject01')] },
    }),
    outcome: 'complete',
    holds: ({ projects }) => expect(projects[0]?.engagementIds).toEqual(['recA', 'recB']),
  },
  {
    number: 31,
    what: 'a lookup of nothing and one value',
    world: hub({ Cloud: [null, 'aws'] }),
    outcome: 'complete',
    holds: ({ hubs }) => expect(hubs[0]?.cloud).toBe('aws'),
  },
  ...[{ specialValue: 'NaN' }, { error: '#ERROR!' }].map((value): Case => ({
    number: 31,
    what: `a formula that gives ${JSON.stringify(value)}`,
    world: hub({ 'Budget alert': value }),
    outcome: 'complete',
    says: /Set aside: hubs Hub .*field Budget alert/,
    holds: ({ hubs }) => expect(hubs).toEqual([]),
  })),
  {
    number: 32,
    what: '403 for the wrong base',
    world: on('airtable', '/Hubs', {
      status: 403,
      body: { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', message: 'Invalid permissions.' } },
    }),
    outcome: 'refused',
    says: /table Hubs, page 1[^]*AIRTABLE_BASE_ID/,
  },
  {
    number: 32,
    what: 'an error that is a plain text',
    world: on('airtable', '/Hubs', { status: 404, body: { error: 'NOT_FOUND' } }),
    outcome: 'refused',
    says: /table Hubs[^]*no such base or table/,
  },
  {
    number: 32,
    what: 'a login page',
    world: on('airtable', '/Hubs', HTML),
    outcome: 'refused',
    says: /The answer is not JSON; a login page[^]*AIRTABLE_ENDPOINT_URL/,
  },
  {
    number: 33,
    what: 'a table with a new name',
    world: { airtable: { changes: { renameTables: { Hubs: 'Running hubs' } } } },
    outcome: 'refused',
    says: /hubs: there is no table "Hubs"[^]*plumbline\.config\.ts/,
  },
  {
    number: 33,
    what: 'a field of a kind that nobody knows',
    world: engagement({ 'Something new': { kind: 'aiText', value: { state: 'generated' } } }),
    outcome: 'complete',
    holds: ({ engagements }) => expect(engagements).toHaveLength(1),
  },
  {
    number: 34,
    what: 'a record on two pages',
    world: {
      faults: {
        airtable: (_n, { path, query }) =>
          path.endsWith('/Hubs')
            ? {
                body: {
                  records: [row({ Name: query.has('offset') ? 'later' : 'earlier' })],
                  ...(query.has('offset') ? {} : { offset: 'itr0/next' }),
                },
              }
            : undefined,
      },
    },
    outcome: 'complete',
    holds: ({ hubs }, { sources }) => {
      expect(hubs).toMatchObject([{ name: 'later' }]);
      expect(sources[1]?.read.Hubs).toMatchObject({ records: 1, pages: 2, duplicates: 1 });
    },
  },
  {
    number: 34,
    what: 'an option that was removed from the list',
    world: engagement({ Status: 'On hold' }),
    outcome: 'complete',
    says: /Set aside: engagements E .*field Status: expected one of "Planned"/,
    holds: ({ engagements }) => expect(engagements).toEqual([]),
  },
];

/** A fault for the pages after the first. */
function onOffset(part: string, fault: object, times: number): NonNullable<Case['world']> {
  let seen = 0;
  return {
    faults: {
      airtable: (_n, { path, query }) =>
        path.endsWith(part) && query.has('offset') && ++seen <= times ? fault : undefined,
    },
  };
}
