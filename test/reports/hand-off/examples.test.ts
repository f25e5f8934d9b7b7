import { describe, expect, test } from 'vitest';
import type { Contract, Deal, Engagement, SetAside } from '../../../src/model/index.ts';
import { handOffPart, type DealRecord } from '../../../src/reports/hand-off/index.ts';
import type { Example } from '../../../src/invariants/index.ts';
import { AS_OF } from '../../invariants/arbitrary.ts';
import { inputsOf, valuesOf } from '../workspace/inputs.ts';

const WON: Partial<Deal> = {
  ...{ id: '1', name: 'Reefs', stage: 'Closed Won', type: 'new', closedOn: '2026-01-05', communityRecordIds: ['5'] },
  ...{ stageEnteredOn: '2026-01-05', psNotifiedOn: '2025-11-01', capacityConfirmedOn: '2025-11-08' },
  ...{ scopeDecision: 'in_scope', contractStart: '2026-02-01', contractEnd: '2027-01-31', verbalCloseOn: '2025-12-20' },
  ...{ agreementUrl: 'https://files.example/a', agreementType: 'service_agreement', agreementExecutedOn: '2026-01-04' },
  ...{ serviceTier: 'advanced', fteCommitted: 0.25, billingColumnsOn: '2026-01-09' },
  contacts: [{ personId: '8', roles: ['Buyer'] }],
};
const COMMUNITY = {
  ...{ id: '5', shortName: 'Reefs', longName: 'The Reef Network', communityId: 'reefs' },
  ...{ cloudProvider: 'aws', cloudRegion: 'us-west-2' },
};
const ENGAGEMENT: Partial<Engagement> & { id: string } = {
  ...{ id: 'recE', name: 'Reefs 2026', dealIds: ['1'], communityId: 'reefs', type: 'New', status: 'Active' },
  ...{ start: '2026-02-01', end: '2027-01-31', serviceTier: 'Advanced', fteCommitted: 0.25 },
};
const CONTRACT: Partial<Contract> = {
  ...{ id: 'recC', type: 'Service Agreement', dealIds: ['1'], executedOn: '2026-01-04' },
  ...{ start: '2026-02-01', end: '2027-01-31', fteCommitted: 0.25 },
};

const whole = (engagement: Partial<Engagement> = {}, deal: Partial<Deal> = {}) => ({
  deals: [{ ...WON, ...deal }],
  communities: [COMMUNITY],
  people: [{ id: '8', firstName: 'Ada', lastName: 'Reef', email: 'ada@reefs.example' }],
  orders: [{ id: '20', dealIds: ['1'], createdOn: '2026-01-05' }],
  engagements: [{ ...ENGAGEMENT, ...engagement }],
  contracts: [CONTRACT],
  projects: [{ id: 'recP', engagementIds: ['recE'] }],
  deliverables: [{ id: 'recD', projectIds: ['recP'], status: 'Not started' as const, dueOn: '2026-09-01' }],
});

const pageOf = (records: Example['records'], given = {}): DealRecord =>
  handOffPart(inputsOf(records, given)).records.find(({ id }) => id === '1')!;
const rowOf = (records: Example['records'], given = {}) =>
  valuesOf(handOffPart(inputsOf(records, given)).tables[0]!)[0]!;
const fieldsOf = (records: Example['records']) =>
  Object.fromEntries(pageOf(records).comparisons.flatMap(({ rows }) => rows.map((row) => [row.id, row])));

describe('a deal beside its engagement', () => {
  test('in order, nothing is lacking and nothing differs', () => {
    expect(rowOf(whole())).toMatchObject({
      ...{ lacks: 0, checklist: '4 of 4', agreement: 'Nothing differs', next: 'Nothing', packet: 46 },
      ...{ delivery: 'Under way', records: '1 recE' },
    });
    const fields = fieldsOf(whole());
    expect(Object.values(fields).map(({ id, is }) => `${id} ${is}`)).toEqual([
      ...['community same', 'type same', 'start same', 'end same', 'tier same', 'fte same'],
      ...['agreement same', 'executed same', 'amount neither'],
    ]);
  });

  test.each<[string, Partial<Engagement>, string, string, RegExp]>([
    ['another tier', { serviceTier: 'Premier' }, 'tier', 'warning', /follows what was sold/],
    [
      'a start of a week later',
      { start: '2026-02-08' },
      'start',
      'warning',
      /Correct the engagement in Airtable: deal/,
    ],
    ['a start of eight days later', { start: '2026-02-09' }, 'start', 'error', /Correct the engagement/],
    ['another FTE', { fteCommitted: 0.26 }, 'fte', 'warning', /Correct the engagement/],
    ['another community', { communityId: 'forests' }, 'community', 'error', /follows what was sold/],
    ['another type', { type: 'Renewal' }, 'type', 'warning', /follows what was sold/],
  ])('%s is different', (_, engagement, id, shape, fix) => {
    const field = fieldsOf(whole(engagement))[id]!;
    expect(field).toMatchObject({ is: 'different', shape });
    expect(field.fix?.words).toMatch(fix);
    expect(rowOf(whole(engagement))).toMatchObject({ agreement: 'Differs', lacks: 1 });
  });

  test('an alias of the tier, and FTE that differs by less than a hundredth, are the same', () => {
    expect(fieldsOf(whole({ serviceTier: ' ADVANCED ', fteCommitted: 0.2501 }))).toMatchObject({
      tier: { is: 'same' },
      fte: { is: 'same' },
    });
  });

  test('where the contract takes the side of the engagement, the deal is to be corrected', () => {
    const { tier, start, fte } = fieldsOf(whole({}, { fteCommitted: 0.5, contractStart: '2026-03-01' }));
    expect(fte).toMatchObject({
      is: 'different',
      fix: { words: expect.stringMatching(/^Correct the deal in HubSpot/) },
    });
    // Deal or contract may be out of date: the engagement is held to the nearer of them.
    expect(start).toMatchObject({ is: 'same', reason: expect.stringMatching(/^Deal and contract/) });
    expect(tier).toMatchObject({ is: 'same', fix: null });
  });

  test('what one side does not state is missing there, and what neither states is not a fault', () => {
    const { tier, fte } = fieldsOf(whole({ serviceTier: null, fteCommitted: null }));
    expect(tier).toMatchObject({ is: 'missing', words: 'Missing on the engagement' });
    expect(fte).toMatchObject({ is: 'missing', words: 'Missing on the engagement' });
    const none = {
      ...whole({ fteCommitted: null }, { fteCommitted: null }),
      contracts: [{ ...CONTRACT, fteCommitted: null }],
    };
    expect(fieldsOf(none).fte).toMatchObject({ is: 'neither', words: 'No FTE clause', fix: null });
  });
});

describe('links between deal and engagement', () => {
  test('a deal without an engagement shows what it would be made from', () => {
    const records = { ...whole(), engagements: [], projects: [], deliverables: [] };
    const { comparisons, deliveries } = pageOf(records);
    expect(comparisons).toMatchObject([{ engagement: null, isDue: true, doubt: null }]);
    expect(comparisons[0]?.rows.find(({ id }) => id === 'tier')).toMatchObject({ words: 'To be entered' });
    expect(deliveries).toEqual([]);
    expect(rowOf(records)).toMatchObject({
      agreement: 'No engagement',
      next: 'Create the engagement',
      team: 'DE',
      lacks: 2,
    });
    expect(handOffPart(inputsOf(records)).answer).toBe(
      '1 of 1 closed-won deal has no engagement; it was won 161 days ago. No open deal is at Proposal or beyond.',
    );
  });

  test('within the grace of a won deal it is not due yet', () => {
    const records = { ...whole({}, { closedOn: AS_OF }), engagements: [], projects: [], deliverables: [] };
    expect(handOffPart(inputsOf(records)).answer).toMatch(/has no engagement; it was won today; not due yet\./);
  });

  test('an engagement that could not be read is not called missing', () => {
    const setAside: SetAside[] = [
      { noun: 'engagements', id: 'recX', name: null, field: 'start', expected: 'a date', found: '1', links: ['1'] },
    ];
    const records = { ...whole(), engagements: [], projects: [], deliverables: [] };
    const given = { manifest: { setAside } };
    expect(rowOf(records, given)).toMatchObject({ agreement: 'Not known' });
    expect(pageOf(records, given).comparisons[0]?.doubt).toBe('The record recX names it and could not be read.');
    const { answer, doubts } = handOffPart(inputsOf(records, given));
    expect(answer).toMatch(/^0 of 1 closed-won deal have an engagement; of 1 it is not known\./);
    expect(doubts).toEqual(['1 engagement could not be read and is in no figure.']);
  });

  test('of two engagements each is compared, and the cancelled one is not', () => {
    const { engagements, ...rest } = whole();
    const two = { ...rest, engagements: [...engagements, { ...ENGAGEMENT, id: 'recF', serviceTier: 'Premier' }] };
    const page = pageOf(two);
    expect(page.comparisons.map(({ rows }) => rows.find(({ id }) => id === 'tier')?.is)).toEqual(['same', 'different']);
    expect(page.checklist.beside.map(({ id }) => id)).toEqual(['deal-has-at-most-one-engagement']);
    const one = {
      ...rest,
      engagements: [...engagements, { ...ENGAGEMENT, id: 'recF', name: 'Old', status: 'Cancelled' as const }],
    };
    expect(pageOf(one)).toMatchObject({ cancelled: ['Old'], checklist: { beside: [] } });
    expect(pageOf(one).comparisons).toHaveLength(1);
  });

  test('an open renewal may have its engagement; nothing that is not due is asked of it', () => {
    const open = { stage: 'Negotiation', type: 'renewal', agreementExecutedOn: null } as const;
    const records = { ...whole({ type: 'Renewal' }, open), contracts: [] };
    expect(fieldsOf(records)).toMatchObject({ type: { is: 'same' }, executed: { words: 'Not yet' } });
    expect(pageOf(records).checklist.beside).toEqual([]);
  });

  test('before it is due there is nothing to compare', () => {
    const { deals, communities } = whole({}, { stage: 'Proposal' });
    expect(pageOf({ deals, communities }).comparisons).toMatchObject([{ engagement: null, isDue: false, rows: [] }]);
  });
});

describe('the hand-off packet', () => {
  test('counts by part, and names what P&S cannot begin without', () => {
    const { packet } = pageOf({
      ...whole({}, { contractEnd: null }),
      communities: [{ ...COMMUNITY, cloudRegion: null }],
    });
    expect(packet.parts.map(({ id, known, items }) => `${id} ${known} of ${items.length}`)).toEqual([
      ...['identity 3 of 7', 'people 1 of 1', 'cloud 1 of 2', 'tier 1 of 1', 'context 0 of 4', 'agreement 4 of 6'],
    ]);
    expect(packet.needed).toEqual([
      { title: 'Cloud region', where: 'cloud_region on the company in HubSpot' },
      { title: 'End', where: 'contract_end_date on the deal in HubSpot' },
    ]);
    expect(packet.people).toMatchObject([{ name: 'Ada Reef', email: 'ada@reefs.example', roles: ['Buyer'] }]);
    expect(packet.emptyRoles).toHaveLength(4);
  });

  test('a deal of no community says so, and a contact that was not read is not left out', () => {
    const { packet, community } = pageOf({ deals: [{ ...WON, communityRecordIds: [] }] });
    expect(community).toBeNull();
    expect(packet).toMatchObject({ known: 2, of: 15, people: [{ name: 'Contact 8, not read', roles: ['Buyer'] }] });
    expect(packet.doubt).toBe('The deal names no company, so nothing is known of its community.');
    expect(pageOf({ deals: [WON] }).packet.doubt).toMatch(/^The company of the deal was not read/);
  });
});

describe('the checklist', () => {
  test('of an open deal is judged as if it were moved on, with evidence and its day', () => {
    const { checklist, answer, next } = pageOf({
      ...{ communities: [COMMUNITY], orders: [] },
      deals: [{ ...WON, stage: 'Contract Admin', agreementExecutedOn: null }],
    });
    expect(checklist.items.map(({ id, says, evidence }) => [id, says, evidence.map(({ text }) => text)])).toEqual([
      ['contract-admin-verbal-close', 'met', ['Yes on 2025-12-20']],
      ['contract-admin-exit-has-executed-agreement', 'lacking', ['Deal: service agreement']],
      ['contract-admin-exit-has-delivery-request', 'lacking', []],
    ]);
    expect(answer).toMatch(/^1 of 3 checks is met for leaving Contract Admin\./);
    expect(next).toMatchObject({ words: 'Record the executed agreement', owner: 'BD' });
  });

  test('what people judge is shown and not counted; what earlier stages lack stays in view', () => {
    const { checklist } = pageOf({ deals: [{ ...WON, stage: 'Negotiation', capacityConfirmedOn: null }] });
    expect(checklist.items.filter(({ says }) => says === 'people').map(({ id }) => id)).toEqual([
      'deliverable-dates',
      'legal',
    ]);
    expect(checklist.earlier.map(({ id }) => id)).toEqual(['proposal-capacity-confirmed']);
    expect(checklist.judged).toBe(4);
  });

  test('of a deal at a stage that is none of the seven there is none', () => {
    const records = { deals: [{ ...WON, stage: null, stageLabel: 'Parked' }] };
    expect(pageOf(records)).toMatchObject({ stage: 'Parked', checklist: { items: [], judged: 0 } });
    expect(rowOf(records)).toMatchObject({ stage: 'Not known', next: 'Give it one of the seven stages' });
  });
});

describe('delivery verified', () => {
  const deliverables = [
    {
      id: 'd1',
      status: 'Delivered',
      dueOn: '2026-03-01',
      deliveredOn: '2026-03-01',
      githubIssueUrl: 'https://github.com/o/r/issues/1',
    },
    { id: 'd2', status: 'Delivered', dueOn: '2026-03-01', deliveredOn: '2026-03-02' },
    { id: 'd3', status: 'Delivered', dueOn: '2026-03-01', deliveredOn: null },
    { id: 'd4', status: 'In progress', dueOn: '2026-06-14' },
    { id: 'd5', status: 'In progress', dueOn: AS_OF },
    { id: 'd6', status: 'Cancelled', dueOn: '2026-03-01' },
  ] as const;
  const given = (engagement: Partial<Engagement>, some: readonly (typeof deliverables)[number]['id'][]) => ({
    ...whole(engagement),
    deliverables: deliverables.filter(({ id }) => some.includes(id)).map((one) => ({ ...one, projectIds: ['recP'] })),
  });
  const all = deliverables.map(({ id }) => id);

  test('counts promised, on time, late, open, overdue and cancelled', () => {
    const [row] = valuesOf(handOffPart(inputsOf(given({}, all))).tables[1]!);
    expect(row).toMatchObject({ promised: 5, delivered: 3, 'on-time': 1, late: 1, open: 2, overdue: 1, cancelled: 1 });
    const [delivery] = pageOf(given({}, all)).deliveries;
    expect(delivery?.items[0]).toMatchObject({ evidence: [{ text: 'r#1', href: 'https://github.com/o/r/issues/1' }] });
  });

  test.each<[string, Partial<Engagement>, (typeof all)[number][], string, string | undefined]>([
    ['running', {}, ['d1'], 'under way', undefined],
    ['ended', { start: '2025-02-01', end: '2026-01-31' }, ['d1'], 'not closed', 'DE'],
    ['complete', { status: 'Complete' }, ['d1'], 'to verify', 'BD'],
    ['complete with something open', { status: 'Complete' }, ['d1', 'd4'], 'to verify', 'DE'],
    ['verified', { status: 'Complete', deliveryVerifiedOn: AS_OF }, ['d1'], 'verified', undefined],
    ['verified with something open', { status: 'Complete', deliveryVerifiedOn: AS_OF }, ['d4'], 'verified', 'DE'],
    ['verified on a day to come', { status: 'Complete', deliveryVerifiedOn: '2026-06-16' }, ['d1'], 'to verify', 'BD'],
    ['without a status', { status: null }, ['d1'], 'not known', 'DE'],
  ])('an engagement that is %s', (_, engagement, some, state, owner) => {
    const [delivery] = pageOf(given(engagement, some)).deliveries;
    expect(delivery?.state).toBe(state);
    expect(delivery?.next?.owner).toBe(owner);
  });

  test('the answer says how many of the complete ones are verified', () => {
    const engagement = (id: string, deliveryVerifiedOn: string | null) => ({
      ...ENGAGEMENT,
      id,
      status: 'Complete' as const,
      deliveryVerifiedOn,
    });
    const answer = (days: (string | null)[]) =>
      handOffPart(inputsOf({ engagements: days.map((day, place) => engagement(`rec${place}`, day)) })).facts.delivered
        .answer;
    expect(answer([AS_OF, null, AS_OF])).toBe('Of 3 complete engagements 2 are verified.');
    expect(answer([AS_OF])).toBe('The one complete engagement is verified.');
    expect(answer([])).toBe('No engagement is complete yet.');
  });
});
