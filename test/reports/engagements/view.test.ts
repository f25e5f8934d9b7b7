import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Engagement } from '../../../src/model/index.ts';
import type { Example } from '../../../src/invariants/index.ts';
import { differenceOf } from '../../../src/reports/engagements/compared.ts';
import { engagementsPart, VIEWS, viewOf } from '../../../src/reports/engagements/index.ts';
import { AS_OF, messyPortfolio } from '../../invariants/arbitrary.ts';
import { ASOF, given, inputsOf } from '../health/given.ts';

const inDays = (days: number) => addDays(ASOF, days);
const hubs = [{ id: 'recH', communityId: 'reefs', namespace: 'reefs' }];
const next = { id: 'recN', communityId: 'Reefs', start: inDays(1), end: inDays(900) };

function placed(part: Partial<Engagement>, records: Example['records'] = {}, others: Partial<Engagement>[] = []) {
  const engagement = { id: 'recE', communityId: 'reefs', start: '2025-01-01', end: inDays(200), ...part };
  const inputs = given({ hubs, engagements: [engagement, ...others], ...records });
  return viewOf(inputs.look.byId.engagements.get('recE')!, inputs);
}

describe('the view of an engagement', () => {
  test.each<[string, Partial<Engagement>]>([
    ['planned', { start: inDays(1), end: inDays(300) }],
    ['planned', { start: inDays(1), end: null }],
    ['active', { start: ASOF }],
    ['active', { end: inDays(61) }],
    ['needs-renewal', { end: inDays(60) }],
    ['needs-renewal', { end: ASOF }],
    ['needs-renewal', { end: inDays(60), decommissionRequestedOn: inDays(1) }],
    ['ready-for-decommission', { end: inDays(60), decommissionRequestedOn: ASOF }],
    ['ready-for-decommission', { decommissionRequestedOn: ASOF }],
    ['lapsed', { end: inDays(-1) }],
    ['ready-for-decommission', { end: inDays(-1), decommissionRequestedOn: ASOF }],
    ['unclear', { end: null }],
    ['unclear', { start: null, end: null }],
    ['unclear', { start: null }],
    ['unclear', { start: inDays(2), end: inDays(1) }],
  ])('%s: %j', (view, part) => {
    expect(placed(part)).toBe(view);
  });

  test('a next engagement takes it out of what needs renewal, and ends it; a cancelled one does not', () => {
    expect(placed({ end: ASOF }, {}, [next])).toBe('active');
    expect(placed({ end: inDays(-1) }, {}, [next])).toBe('ended-or-renewed');
    expect(placed({ end: ASOF }, {}, [{ ...next, status: 'Cancelled' }])).toBe('needs-renewal');
    expect(placed({ end: inDays(-1) }, {}, [{ ...next, status: 'Cancelled' }])).toBe('lapsed');
  });

  test('it is over once nothing is served any more', () => {
    expect(placed({ end: inDays(-9) }, { hubs: [{ ...hubs[0], decommissionedOn: inDays(-9) }] })).toBe(
      'ended-or-renewed',
    );
  });
});

test.each([
  ['Green', 'Amber', 'Reported better'],
  ['Green', 'Red', 'Reported better'],
  ['Amber', 'Red', 'Reported better'],
  ['Amber', 'Green', 'Reported worse'],
  ['Red', 'Red', 'Same'],
  [null, 'Red', 'No status'],
  ['Red', null, 'Not computed'],
] as const)('%s reported and %s computed: %s', (rag, colour, expected) => {
  expect(differenceOf({ rag }, { colour })).toBe(expected);
});

test('every engagement that is not cancelled is in exactly one view, as the rules have it', () => {
  fc.assert(
    fc.property(messyPortfolio(), (snapshot) => {
      const inputs = inputsOf(snapshot, { asOf: AS_OF });
      const { tables, records } = engagementsPart(inputs);
      const at = (id: string) => tables.find((table) => table.id === id)!;
      const idsIn = (id: string) => {
        const place = at(id).columns.findIndex((column) => column.id === 'id');
        return at(id).rows.map((row) => String(row[place]?.value));
      };
      const live = snapshot.records.engagements.filter(({ status }) => status !== 'Cancelled');
      const shown = VIEWS.flatMap((view) => idsIn(`engagements-${view}`));
      expect(shown.toSorted()).toEqual(live.map(({ id }) => id).toSorted());
      expect(records.length).toBe(snapshot.records.engagements.length);
      const runs = live.filter(({ start, end }) => start !== null && end !== null && start <= AS_OF && AS_OF <= end);
      expect(idsIn('engagements').toSorted()).toEqual(runs.map(({ id }) => id).toSorted());
      for (const one of live) {
        const view = viewOf(one, inputs);
        if (inputs.ask('lapsed-engagement-still-serving', one.id)?.says === 'lacking') {
          expect(['lapsed', 'ready-for-decommission']).toContain(view);
        }
        if (inputs.ask('renewal-opportunity-open', one.id)?.says === 'lacking') expect(view).toBe('needs-renewal');
        if (view === 'needs-renewal') expect(inputs.ask('renewal-opportunity-open', one.id)).not.toBeNull();
        const decided = inputs.ask('engagement-end-decision-recorded', one.id)?.says === 'lacking';
        if (decided) expect(['lapsed', 'ended-or-renewed', 'unclear']).toContain(view);
      }
    }),
    { numRuns: 60 },
  );
});
