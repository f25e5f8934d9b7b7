import { beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../src/model/index.ts';
import { communitiesPart } from '../../../src/reports/communities/index.ts';
import type { WorkInputs } from '../../../src/reports/index.ts';
import { hostileNames, samplePortfolio } from '../../../src/sample/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { inputsFor, inputsOf, spaced } from '../workspace/inputs.ts';

let sample: Snapshot;
beforeAll(async () => {
  sample = await readSnapshot(`${import.meta.dirname}/../../../data/sample`);
});

const recordOf = (inputs: WorkInputs, id = '1') => communitiesPart(inputs).records.find((one) => one.id === id)!;
const pack = (inputs: WorkInputs, id?: string) =>
  Object.fromEntries(recordOf(inputs, id).pack.items.map((item) => [item.id, { ...item, words: spaced(item.words) }]));

const REEFS = {
  communities: [{ id: '1', communityId: 'reefs', shortName: 'Reefs' }],
  deals: [
    {
      ...{ id: '7', name: 'Reefs 2026', stage: 'Closed Won', communityRecordIds: ['1'], serviceTier: 'advanced' },
      ...{
        amount: { minor: 1200000, currency: 'USD' },
        invoiceUrl: 'https://files.example/i.pdf',
        createdOn: '2025-11-01',
      },
      ...{ agreementExecutedOn: '2025-12-01', stageEnteredOn: '2025-12-05', verbalCloseOn: '2025-11-20' },
      contacts: [
        { personId: 'p', roles: ['Community Representative', 'Buyer'] },
        { personId: 'q', roles: [] },
      ],
    },
  ],
  people: [
    { id: 'p', firstName: 'Ada', lastName: 'Reef', email: 'ada@reefs.example', githubHandle: 'ada' },
    { id: 'q', firstName: 'Bo', lastName: 'Reef' },
  ],
  orders: [{ id: 'o', createdOn: '2025-12-02', dealIds: ['7'] }],
  contracts: [{ id: 'c', name: 'Agreement', type: 'Service Agreement', dealIds: ['7'], executedOn: '2025-12-03' }],
  engagements: [
    {
      ...{
        id: 'e',
        name: 'Reefs 2026',
        communityId: 'reefs',
        start: '2026-01-01',
        end: '2026-12-31',
        serviceTier: 'Advanced',
      },
      ...{ dealIds: ['7'], fteCommitted: 0.5, renewalNoticeSentOn: '2026-06-01' },
    },
    { id: 'gone', communityId: 'reefs', start: '2025-01-01', end: '2025-06-30', status: 'Cancelled' },
  ],
  projects: [{ id: 'j', engagementIds: ['e'] }],
  deliverables: [
    { id: 'd1', name: 'One', projectIds: ['j'], status: 'Delivered', dueOn: '2026-03-01', deliveredOn: '2026-03-05' },
    { id: 'd2', name: 'Two', projectIds: ['j'], status: 'In progress', dueOn: '2026-06-14' },
    { id: 'd3', name: 'Three', projectIds: ['j'], status: 'Not started', dueOn: '2026-06-15' },
    { id: 'd4', name: 'Four', projectIds: ['j'], status: 'Cancelled', dueOn: '2026-03-01' },
  ],
  checkIns: [
    { id: 'k', engagementIds: ['e'], date: '2026-05-01', score: 4, comment: 'Ada was cross', quote: 'Bo sings' },
  ],
  hubs: [
    {
      id: 'h',
      name: 'Reef hub',
      communityId: 'reefs',
      namespace: 'reefs',
      cloud: 'aws',
      region: 'eu-west-1',
      decommissionedOn: '2026-06-10',
    },
  ],
  usage: [
    {
      id: 'other/2024-01',
      namespace: 'other',
      month: '2024-01',
      mau: Array<null>(31).fill(null),
      wau: Array<null>(31).fill(null),
      dau: Array<null>(31).fill(null),
    },
    {
      id: 'reefs/2026-05',
      namespace: 'reefs',
      month: '2026-05',
      mau: [null, 0, ...Array<number>(29).fill(42)],
      wau: Array<null>(31).fill(null),
      dau: Array<null>(31).fill(null),
    },
  ],
  costs: [
    { id: 'reefs/2026-05', communityId: 'reefs', month: '2026-05', amount: { minor: 1050, currency: 'USD' } },
    { id: 'reefs/2026-04', communityId: 'reefs', month: '2026-04', amount: { minor: 1000, currency: 'EUR' } },
  ],
} as Parameters<typeof inputsOf>[0];

const ORDER =
  'contracts services invoices active-users sessions images cloud-cost cost-by-group contacts home-directories tickets sponsored-work enablement';
const APART = ['sessions', 'images', 'cost-by-group', 'home-directories', 'tickets', 'enablement'];

describe('the check-in pack', () => {
  test('has thirteen items in their order, of which seven are connected', () => {
    const { items, words } = recordOf(inputsOf(REEFS)).pack;
    expect(items.map(({ id }) => id).join(' ')).toBe(ORDER);
    expect(words).toBe('7 of 13 are connected, 1 of them in part.');
  });

  test.each(APART)('says of %s that it is not connected and where it is, and never a number', (id) => {
    const item = pack(inputsOf(REEFS))[id]!;
    expect(item).toMatchObject({ state: 'apart', tables: [], words: 'Not connected: nothing is known here.' });
    expect(item.elsewhere).toMatch(/ask P&S|FreshDesk/);
    expect(item.words + (item.elsewhere ?? '')).not.toMatch(/\d/);
  });

  test.each([
    ['contracts', 'shown', '1 contract and 1 engagement; Reefs 2026 is active.'],
    ['services', 'shown', 'Tier: Advanced. 0 hubs of 1 are not decommissioned. 0.5 FTE committed.'],
    [
      'invoices',
      'part',
      '1 of 1 deal that is won or invoiced links to an invoice. Amounts of these deals: 12 000 USD.',
    ],
    ['active-users', 'shown', '42 users in the 30 days to the end of May 2026.'],
    [
      'cloud-cost',
      'shown',
      '10 EUR and 10.50 USD in the 12 months to May 2026; of 10 months nothing is recorded. By its tier it is not passed through: it is for the team alone.',
    ],
    [
      'contacts',
      'shown',
      '1 person on the deals that are not lost. Nobody is named as Technical Contact and Authorized PR Submitter.',
    ],
    ['sponsored-work', 'shown', '1 of 3 deliverables is delivered, 1 of them after the due date; 1 overdue.'],
  ])('with data: %s', (id, state, words) => {
    expect(pack(inputsOf(REEFS))[id]).toMatchObject({ state, words });
  });

  test.each([
    ['contracts', 'Neither a contract nor an engagement is recorded.'],
    ['services', 'Tier: not known. No hub is recorded. The agreement states no FTE.'],
    ['invoices', 'No deal is won or has an invoice.'],
    ['active-users', 'No value in the 13 months to May 2026.'],
    [
      'cloud-cost',
      'No cost is recorded for the 12 months to May 2026. Whether it is passed through is not known, because its tier is not.',
    ],
    ['contacts', 'No deal names anybody in one of these roles.'],
    ['sponsored-work', 'No deliverable is recorded.'],
  ])('without data: %s', (id, words) => {
    const bare = inputsOf({ communities: [{ id: '1', communityId: 'reefs' }] });
    expect(pack(bare)[id]).toMatchObject({ state: 'nothing', words, tables: [] });
  });

  test('an item whose source was not read says so, and is not counted as connected', () => {
    const bare = inputsOf({ communities: [{ id: '1', communityId: 'reefs' }] });
    const look = {
      ...bare.look,
      unread: (noun: string) => (noun === 'usage' || noun === 'costs' ? 'It is not connected.' : null),
    };
    const { pack: shown } = recordOf({ ...bare, look });
    const unread = shown.items.filter(({ state }) => state === 'unread');
    expect(unread.map(({ id, words }) => [id, words])).toEqual([
      ['active-users', 'It is not connected.'],
      ['cloud-cost', 'It is not connected.'],
    ]);
    expect(shown.words).toBe('5 of 13 are connected.');
  });

  test('cost is passed through by tier or by name', () => {
    const passed = /It is passed through/;
    expect(
      pack(inputsOf(REEFS, { config: { audiences: { cloudCost: { tiers: ['advanced'] } } } }))['cloud-cost']!.words,
    ).toMatch(passed);
    expect(
      pack(inputsOf(REEFS, { config: { audiences: { cloudCost: { communities: ['reefs'] } } } }))['cloud-cost']!.words,
    ).toMatch(passed);
  });
});

test('tells everything that happened, the newest first, and what is ahead', () => {
  const { timeline } = recordOf(inputsOf(REEFS));
  expect(timeline.ahead.map(({ day, text }) => `${day} ${text}`)).toEqual(['2026-12-31 Last day: Reefs 2026']);
  expect(timeline.past.map(({ day, text }) => `${day} ${text}`)).toEqual([
    '2026-06-15 Due: Three',
    '2026-06-14 Was due and is not delivered: Two',
    '2026-06-10 Decommissioned: Reef hub',
    '2026-06-01 Renewal notice sent: Reefs 2026',
    '2026-05-03 First used: Reef hub',
    '2026-05-01 Check-in: 4 of 5',
    '2026-03-05 Delivered: One',
    '2026-01-01 Began: Reefs 2026',
    '2025-12-05 Entered Closed Won: Reefs 2026',
    '2025-12-03 Contract executed: Agreement',
    '2025-12-02 Delivery requested by an order: Reefs 2026',
    '2025-12-01 Agreement executed: Reefs 2026',
    '2025-11-20 Closed by word: Reefs 2026',
    '2025-11-01 Deal created: Reefs 2026',
  ]);
});

test('tells each stage that a night noted, and the present one once', () => {
  const journal = {
    ...{ schemaVersion: 1 as const, asOf: '2026-06-15', nights: [], deliveries: [], deals: {}, deliverables: {} },
    moves: [
      { deal: '7', on: '2025-11-01', seen: '2025-11-02', from: null, to: 'Lead' as const },
      { deal: '7', on: '2025-12-05', seen: '2025-12-06', from: 'Contract Admin' as const, to: 'Closed Won' as const },
    ],
  };
  const texts = recordOf(inputsOf(REEFS, { journal })).timeline.past.map(({ text }) => text);
  expect(texts).toContain('Moved from Contract Admin to Closed Won: Reefs 2026');
  expect(texts.filter((text) => text.includes('Closed Won'))).toHaveLength(1);
});

test('lists what was published, and when; what is published after the day of the data has not happened yet', () => {
  const edition = (id: string, publishedOn: string) => ({
    period: {
      id,
      kind: 'quarter' as const,
      name: null,
      from: `${id.slice(0, 4)}-01-01`,
      to: `${id.slice(0, 4)}-03-31`,
    },
    ...{ publishedOn, corrections: 2, address: `../communities/k/editions/${id}/` },
  });
  const editions = [edition('2026-Q1', '2026-07-01'), edition('2025-Q1', '2025-05-02')];
  const inputs = { ...inputsOf(REEFS), editionsOf: (id: string) => (id === 'reefs' ? editions : []) };
  const { reports, timeline } = recordOf(inputs);
  expect(reports.editions?.rows.map((row) => row.map(({ value }) => value))).toEqual([
    ['First quarter of 2026', '2026-07-01', 2],
    ['First quarter of 2025', '2025-05-02', 2],
  ]);
  expect(timeline.past.filter(({ kind }) => kind === 'Report')).toEqual([
    {
      ...{ day: '2025-05-02', kind: 'Report', text: 'Report published: First quarter of 2025' },
      href: '../communities/k/editions/2025-Q1/',
    },
  ]);
  expect(timeline.ahead.filter(({ kind }) => kind === 'Report')).toEqual([]);
});

test('names everybody on the deals that are not lost, and repeats no remark of a check-in', () => {
  const record = recordOf(inputsOf(REEFS));
  expect(record.people!.rows.map(([name]) => name!.value)).toEqual(['Ada Reef', 'Bo Reef']);
  expect(JSON.stringify(record)).not.toMatch(/cross|sings/);
});

test('two companies of one community_id say so on both pages, and one without an id says what cannot be found', () => {
  const two = inputsOf({
    communities: [{ id: '1', communityId: 'reefs' }, { id: '2', communityId: 'reefs' }, { id: '3' }],
  });
  expect(recordOf(two, '1').doubts[0]).toContain('company 2');
  expect(recordOf(two, '2').doubts[0]).toContain('company 1');
  expect(recordOf(two, '3').doubts).toEqual(['It has no community_id, so no hub, use or cost can be found for it.']);
});

test('every community has a page, and no link of hostile records is anything but https or mail', () => {
  const { records } = communitiesPart(inputsFor({ ...sample, records: hostileNames(sample.records) }));
  expect(records).toHaveLength(sample.records.communities.length);
  const targets = [...JSON.stringify(records).matchAll(/"href":"([a-z+.-]+):/gi)].map(([, scheme]) => scheme);
  expect(new Set(targets)).toEqual(new Set(['https', 'mailto']));
});

test('the time grows with the records, not with their square', () => {
  const timeOf = (communities: number) => {
    const inputs = { ...inputsFor({ ...sample, records: samplePortfolio({ communities }).records }) };
    const begin = process.cpuUsage();
    communitiesPart(inputs);
    const { user, system } = process.cpuUsage(begin);
    return user + system;
  };
  timeOf(40);
  // Ten times the records: linear work takes ten times as long, quadratic work a hundred times.
  expect(timeOf(400) / timeOf(40)).toBeLessThan(50);
}, 30_000);
