import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { workInputs } from '../../../src/build/index.ts';
import { portfolio, runCheck, snapshotOf, type Example } from '../../../src/invariants/index.ts';
import { addDays, readConfig, type Deal, type Engagement, type Snapshot } from '../../../src/model/index.ts';
import { BUCKETS, noticesOf, type WorkInputs } from '../../../src/reports/index.ts';
import { endingsOf, renewalsPart } from '../../../src/reports/renewals/index.ts';
import { extensionOf } from '../../../src/reports/renewals/served.ts';
import { timelineOf } from '../../../src/reports/renewals/timeline.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { AS_OF, messyPortfolio } from '../../invariants/arbitrary.ts';
import { open, SAMPLE, sampleRecords } from '../recomputed/db.ts';

const config = readConfig({});
function inputsOf(snapshot: Snapshot): WorkInputs {
  const check = runCheck(snapshot, { asOf: AS_OF, config, now: null, nowReason: 'A test.' });
  const made = { snapshot, check: { ...check, events: null }, config, asOf: AS_OF, resolved: null, journal: null };
  return workInputs({ ...made, keys: new Map(), reasons: new Map() });
}
const given = (records: Example['records']) => inputsOf(snapshotOf(portfolio(records), AS_OF));
const inDays = (days: number) => addDays(AS_OF, days);
const won: Partial<Deal> = {
  ...{
    id: '7',
    stage: 'Closed Won',
    type: 'new',
    communityRecordIds: ['5'],
    amount: { minor: 1_234_550, currency: 'EUR' },
  },
  contacts: [{ personId: '3', roles: ['Community Representative'] }],
};
const ending = (days: number, part: Partial<Engagement> = {}): Partial<Engagement> => ({
  ...{ id: 'recE', name: 'Reefs 2026', communityId: 'reefs', start: '2025-01-01', end: inDays(days), dealIds: ['7'] },
  ...part,
});
const base: Example['records'] = {
  communities: [{ id: '5', communityId: 'reefs', shortName: 'Reefs', longName: 'Reefs\nof the World' }],
  deals: [won],
  people: [{ id: '3', firstName: 'Ada', lastName: 'Bright' }],
  hubs: [{ id: 'recH', name: 'Reefs hub', communityId: 'reefs', namespace: 'reefs' }],
};
const cost = (month: string, minor: number) => ({
  ...{ id: `reefs/${month}`, communityId: 'reefs', month, amount: { minor, currency: 'USD' } },
});
const of = (engagement: Partial<Engagement>, records: Example['records'] = {}) =>
  given({ ...base, engagements: [engagement], ...records });
const cells = (inputs: WorkInputs, id: string) => {
  const table = renewalsPart(inputs).tables.find((one) => one.id === id);
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries((table?.columns ?? []).map((column, place) => [column.id, row[place]])),
  );
};

test.each([
  [-1, 'Ended and still served'],
  [0, '0 to 30 days'],
  [30, '0 to 30 days'],
  [31, '31 to 60 days'],
  [60, '31 to 60 days'],
  [61, '61 to 90 days'],
  [90, '61 to 90 days'],
  [91, '91 to 180 days'],
  [180, '91 to 180 days'],
  [181, undefined],
])('%i days to the end: %s', (days, bucket) => {
  expect(cells(of(ending(days)), 'renewals')[0]?.bucket?.value).toBe(bucket);
});

describe('what has ended and is still served', () => {
  // It ended on 20 March 2026; the data are of 15 June.
  const ended = ending(-87);
  const costs = [cost('2026-02', 99), cost('2026-03', 1000), cost('2026-04', 12_005), cost('2026-06', 500)];

  test('costs what the full months after the month of its end cost; the others are told apart', () => {
    const inputs = of(ended, { costs });
    const [row] = cells(inputs, 'renewals-served');
    expect(row?.cost?.value).toBe('120.05 USD');
    expect(row?.cost?.note?.replaceAll('\u00a0', ' ')).toBe(
      '120.05 USD in April 2026. None is recorded for May 2026. March 2026, the month of the end, cost 10 USD as a whole. June 2026, which is not over, 5 USD so far.',
    );
    expect(renewalsPart(inputs).answer).toBe(
      'No agreement ends within 60 days; 1 has ended and is still served, for 87 days, with at least 120.05 USD of cloud in the full months since.',
    );
  });

  test('has no cost yet in its first month, and one that nobody recorded is not nothing', () => {
    expect(renewalsPart(of(ending(-3))).answer).toContain('with no full month since to count the cost of');
    expect(renewalsPart(of(ended)).answer).toContain('what the cloud has cost since is not recorded');
  });

  test('has users from the day after the end on', () => {
    const dau = Array.from({ length: 31 }, (_, place) => (place === 18 ? 9 : place === 19 ? 50 : place === 21 ? 4 : 0));
    const [row] = cells(of(ended, { usage: [{ namespace: 'reefs', month: '2026-03', dau }] }), 'renewals-served');
    expect(row?.users?.value).toBe('2026-03-22');
    expect(row?.users?.note).toContain('at most 4 active users');
  });

  test.each([
    [1, 1, 14],
    [14, 1, 14],
    [15, 2, 28],
    [42, 3, 42],
    [43, null, null],
  ])('%i days after the end: step %s', (ago, step, until) => {
    const end = inDays(-ago);
    const { thresholds } = config;
    expect(extensionOf(end, AS_OF, thresholds)).toEqual({
      ...{ step, steps: 3, until: until === null ? null : addDays(end, until), decision: addDays(end, 42) },
    });
  });
});

describe('served without any agreement', () => {
  const ids = (records: Example['records']) =>
    cells(given(records), 'renewals-without-agreement').map((row) => [
      row.community?.value ?? null,
      row.cost?.value ?? null,
    ]);

  test('a hub that runs, and cost of the last twelve complete months', () => {
    expect(ids(base)).toEqual([['Reefs', null]]);
    const hubs = [{ communityId: 'reefs', decommissionedOn: AS_OF }];
    expect(ids({ ...base, hubs })).toEqual([]);
    expect(ids({ ...base, hubs, costs: [cost('2026-05', 10), cost('2025-05', 10), cost('2026-06', 10)] })).toEqual([
      ['Reefs', '0.10 USD'],
    ]);
  });

  test('an agreement that began, even if it ended, is one; a cancelled one is none', () => {
    expect(ids({ ...base, engagements: [ending(-400)] })).toEqual([]);
    expect(ids({ ...base, engagements: [ending(20, { status: 'Cancelled' })] })).toHaveLength(1);
    const ahead = cells(
      given({ ...base, engagements: [ending(400, { start: inDays(1) })] }),
      'renewals-without-agreement',
    );
    expect(ahead[0]?.why?.value).toBe(`Begins ${inDays(1)}`);
  });
});

describe('the timeline', () => {
  const steps = (engagement: Partial<Engagement>, records: Example['records'] = {}) => {
    const inputs = of(engagement, records);
    return timelineOf(endingsOf(inputs)[0]!, inputs).map(({ id, day, state }) => [id, day, state].join(' '));
  };
  const stopping = { decommissionRequestedOn: inDays(-20), renewalNoticeSentOn: inDays(-30) };

  test.each([
    [15, {}, 'coming'],
    [14, {}, 'due'],
    [13, {}, 'late'],
    [13, { shutdownNoticeSentOn: AS_OF }, 'done'],
    [13, { shutdownNoticeSentOn: inDays(1) }, 'late'],
  ])('shutdown notice, %i days to the end, %j: %s', (days, part, state) => {
    const found = steps(ending(days, { ...stopping, ...part }));
    expect(found).toContain(`shutdown-notice ${inDays(days - 14)} ${state}`);
    expect(found).toContain(`renewal-notice ${inDays(days - 60)} done`);
  });

  test('what no field records is not called done', () => {
    expect(steps(ending(2, stopping))).toContain(`reminder ${AS_OF} due`);
    expect(steps(ending(1, stopping))).toContain(`reminder ${inDays(-1)} not recorded`);
  });

  test('nothing of the shutdown is asked for before the decision, nor once it is renewed', () => {
    expect(steps(ending(40))).toContain(`shutdown-notice ${inDays(26)} depends`);
    const next = { id: 'recN', communityId: 'reefs', start: inDays(41), end: inDays(400) };
    expect(steps(ending(40), { engagements: [ending(40), next] })).toContain(
      `shutdown-notice ${inDays(26)} not needed`,
    );
  });

  test('a lapsed agreement has its extensions', () => {
    const found = steps(ending(-20));
    expect(found.filter((step) => step.startsWith('extension'))).toEqual([
      `extension ${inDays(-19)} done`,
      `extension ${inDays(-5)} done`,
      `extension ${inDays(9)} coming`,
    ]);
    expect(found).toContain(`decision ${inDays(22)} coming`);
    expect(steps(ending(-43))).toContain(`decision ${inDays(-1)} late`);
  });
});

describe('the notices', () => {
  const due = (engagement: Partial<Engagement>, records: Example['records'] = {}) =>
    noticesOf(of(engagement, records)).due.map(({ id }) => id);
  const id = (days: number, kind = 'renewal-notice') => `${kind}-recE-${inDays(days)}`;

  test.each<[number, Partial<Engagement>, string[]]>([
    [60, {}, [id(60)]],
    [0, {}, [id(0)]],
    [61, {}, []],
    [-1, {}, []],
    [60, { renewalNoticeSentOn: AS_OF }, []],
    [60, { status: 'Cancelled' }, []],
    [60, { renewalNoticeSentOn: '2024-12-31' }, [id(60)]],
    [14, { renewalNoticeSentOn: AS_OF, decommissionRequestedOn: AS_OF }, [id(14, 'shutdown-notice')]],
    [
      2,
      { renewalNoticeSentOn: AS_OF, decommissionRequestedOn: AS_OF, shutdownNoticeSentOn: AS_OF },
      [id(2, 'reminder')],
    ],
  ])('%i days to the end, %j', (days, part, expected) => {
    expect(due(ending(days, part))).toEqual(expected);
  });

  test('is asked for also where the next agreement is recorded, as the rule does', () => {
    const next = { id: 'recN', communityId: 'reefs', start: inDays(41), end: inDays(400) };
    const { due: asked, leftOut } = noticesOf(of(ending(40), { engagements: [ending(40), next] }));
    expect(asked).toMatchObject([{ engagementId: 'recE', kind: 'renewal-notice' }]);
    expect(leftOut).toEqual([]);
  });

  test('says what is recorded, each fact in a line of its own', () => {
    const [notice] = noticesOf(of(ending(48, { serviceTier: 'Premier' }))).due;
    expect(notice?.subject).toBe('Agreement expiring in 60 days: Reefs');
    const lines = notice?.body.split('\n');
    expect(lines).toContain(
      `The agreement of this engagement ends on 2 August 2026, which is 48 days from 15 June 2026.`,
    );
    expect(lines).toContain('Community: Reefs of the World (reefs)');
    expect(lines).toContain('Representative: Ada Bright');
    expect(lines).toContain('Tier: Premier');
    expect(lines).toContain('Delivery lead: not recorded');
    expect(lines).toContain('Please decide with the community by 2 July 2026: renew, or not renew.');
  });
});

test('of any portfolio, every agreement is in one bucket, and a notice is due where the rule misses it', () => {
  fc.assert(
    fc.property(messyPortfolio(), (snapshot) => {
      const inputs = inputsOf(snapshot);
      const endings = endingsOf(inputs);
      const { tables, records } = renewalsPart(inputs);
      const counts = tables.find(({ id }) => id === 'renewal-buckets')?.rows.map((row) => Number(row[1]?.value));
      expect(counts).toHaveLength(BUCKETS.length);
      expect(counts?.reduce((sum, one) => sum + one, 0)).toBe(endings.length);
      expect(new Set(endings.map(({ row }) => row.id)).size).toBe(endings.length);
      expect(records).toHaveLength(endings.length);
      const { due } = noticesOf(inputs);
      expect(new Set(due.map(({ id }) => id)).size).toBe(due.length);
      for (const { engagementId, kind } of due) {
        const { row } = endings.find((one) => one.row.id === engagementId)!;
        expect(row.days).toBeGreaterThanOrEqual(0);
        if (kind === 'renewal-notice')
          expect(inputs.ask('renewal-notice-sent', engagementId)).toMatchObject({ says: 'lacking', isWaived: false });
      }
    }),
    { numRuns: 40 },
  );
});

describe('the sample, recomputed from its files', () => {
  let inputs: WorkInputs;
  const db = open({ ...sampleRecords(), deals: JSON.parse(readFileSync(`${SAMPLE}/deals.json`, 'utf8')) as unknown[] });
  beforeAll(async () => {
    inputs = inputsOf(await readSnapshot(SAMPLE));
  });

  test('the agreements, their days and their amounts', () => {
    const expected = db.all(
      `select e.r ->> 'id' id, e.r ->> 'end' last, cast(julianday(e.r ->> 'end') - julianday(?1) as integer) days,
         (select sum(d.r ->> '$.amount.minor') from deals d, json_each(e.r, '$.dealIds') l where d.r ->> 'id' = l.value and d.r ->> 'stage' = 'Closed Won') minor
       from engagements e where coalesce(e.r ->> 'status', '') <> 'Cancelled' and e.r ->> 'start' <= ?1
         and e.r ->> 'end' >= ?1 and julianday(e.r ->> 'end') - julianday(?1) <= 180 order by last, id`,
      AS_OF,
    );
    expect(expected.length).toBeGreaterThan(0);
    const shown = cells(inputs, 'renewals')
      .filter((row) => Number(row.days?.value) >= 0)
      .map((row) => ({
        ...{ id: row['engagement-id']?.value, last: row.end?.value, days: row.days?.value },
        minor: row.value?.value === null ? null : Math.round(Number(row.value?.value) * 100),
      }));
    expect(shown).toEqual(expected);
  });

  test('the notices that are due', () => {
    const expected = db.all(
      `select r ->> 'id' id from engagements e where coalesce(r ->> 'status', '') <> 'Cancelled' and r ->> 'start' <= ?1
         and julianday(r ->> 'end') - julianday(?1) between 0 and 60
         and not coalesce(r ->> 'renewalNoticeSentOn' between r ->> 'start' and ?1, 0)
         and not exists (select 1 from engagements o where o.r ->> 'communityId' = e.r ->> 'communityId'
           and coalesce(o.r ->> 'status', '') <> 'Cancelled' and o.r ->> 'end' > e.r ->> 'end')`,
      AS_OF,
    );
    const due = noticesOf(inputs).due.filter(({ kind }) => kind === 'renewal-notice');
    expect(due.map(({ engagementId }) => ({ id: engagementId }))).toEqual(expected);
  });

  test('the calendar has the ends, as another reader finds them', () => {
    const calendar = new ICAL.Component(ICAL.parse(renewalsPart(inputs).files['renewals.ics'] ?? '') as unknown[]);
    const ends = calendar
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))
      .filter(({ uid }) => uid.startsWith('end-'))
      .map(({ uid, startDate }) => `${uid} ${startDate.toString()}`);
    const expected = cells(inputs, 'renewals').map(
      (row) => `end-${row['engagement-id']?.value}@plumbline ${row.end?.value}`,
    );
    expect(ends).toEqual(expected);
  });
});
