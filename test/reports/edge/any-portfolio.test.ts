import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, monthRange, readConfig, type Records } from '../../../src/model/index.ts';
import {
  communityReports,
  extractCommunities,
  funderText,
  readPeriodId,
  whatIsNew,
  type ReportPeriod,
} from '../../../src/reports/index.ts';
import { ASOF, key, snapshotOf, usageMonth, type Given } from '../portfolio.ts';
import { faultsIn } from './faults.ts';

type Part<K extends keyof Given> = Partial<Records[K & keyof Records][number]>;
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 4 });
const day = maybe(fc.integer({ min: -800, max: 500 }).map((days) => addDays(ASOF, days)));
const name = maybe(fc.constantFrom('Work', 'Ocean data', 'Ícaro', 'X'));
const some = <T>(one: fc.Arbitrary<T>, max: number) => fc.array(one, { maxLength: max });
const MONTHS = monthRange('2024-04', '2026-06');

const engagement = fc.record({
  name,
  start: day,
  end: day,
  type: fc.constantFrom('New', 'Renewal', null),
  status: fc.constantFrom('Planned', 'Active', 'Complete', 'Cancelled', null),
  serviceTier: fc.constantFrom('Essential', 'Premier', null),
  fteCommitted: maybe(fc.constantFrom(0, 0.25, 1)),
  rag: fc.constantFrom('Green', 'Amber', 'Red', null),
});
const deliverable = fc.record({
  name,
  commitment: name,
  dueOn: day,
  deliveredOn: day,
  status: fc.constantFrom('Not started', 'In progress', 'Delivered', 'Cancelled', null),
  projectIds: fc.subarray(['P0', 'P1', 'P2']),
});
const hub = fc.record({
  name,
  namespace: fc.constantFrom('n0', 'n1', 'n2', null),
  decommissionedOn: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, day),
  budgetAlert: maybe(fc.constantFrom({ minor: 0, currency: 'USD' }, { minor: 90_000, currency: 'USD' })),
});
const use = fc.record({
  namespace: fc.constantFrom('n0', 'n1', 'n2'),
  from: fc.nat({ max: MONTHS.length - 1 }),
  months: fc.integer({ min: 1, max: MONTHS.length }),
  users: fc.constantFrom(0, 1, 9, 60),
  missing: fc.integer({ min: 1, max: 40 }),
});
const log = fc.record({ month: fc.constantFrom(...MONTHS), fte: maybe(fc.constantFrom(0, 0.1, 1)) });
const checkIn = fc.record({
  date: day,
  score: maybe(fc.integer({ min: 1, max: 5 })),
  quote: name,
  mayPublish: fc.boolean(),
});

const portfolio = fc
  .record({
    engagements: some(engagement, 3),
    projects: some(
      fc.record({ name, at: fc.nat({ max: 2 }), status: fc.constantFrom('Active', 'Cancelled', null) }),
      3,
    ),
    deliverables: some(deliverable, 6),
    hubs: some(hub, 3),
    use: some(use, 4),
    fteLog: some(log, 4),
    checkIns: some(checkIn, 4),
    costs: fc.subarray(MONTHS),
  })
  .map(({ engagements, projects, deliverables, hubs, use, fteLog, checkIns, costs }): Given => {
    const months = use.flatMap(({ namespace, from, months: count, users, missing }) =>
      MONTHS.slice(from, from + count).map((month) =>
        usageMonth(namespace, month, (date) => (date % missing === 0 ? null : users)),
      ),
    );
    return {
      communities: [{ id: 'C', communityId: 'lumen', shortName: 'Lumen' }],
      engagements: engagements.map((one, i): Part<'engagements'> & { id: string } => ({
        id: `E${i}`,
        communityId: 'lumen',
        ...one,
      })),
      projects: projects.map(({ at, ...one }, i) => ({ id: `P${i}`, engagementIds: [`E${at}`], ...one })),
      deliverables: deliverables.map((one, i) => ({ id: `D${i}`, ...one })),
      hubs: [
        ...hubs.map((one, i) => ({ id: `H${i}`, communityId: 'lumen', ...one })),
        { id: 'HX', communityId: 'lumen', namespace: 'n9' },
      ].slice(0, Math.max(1, hubs.length)),
      usage: [...new Map(months.map((one) => [one.id, one])).values()],
      fteLog: fteLog.map((one, i) => ({ id: `F${i}`, engagementIds: ['E0'], ...one })),
      checkIns: checkIns.map((one, i) => ({ id: `K${i}`, engagementIds: ['E0'], ...one })),
      costs: costs.map((month, i) => ({
        id: `lumen/${month}`,
        communityId: 'lumen',
        month,
        amount: { minor: 7_000 * i, currency: 'USD' },
      })),
    };
  });

const terms = [{ id: 'autumn', label: 'Autumn term', from: '09-01', to: '01-31' }];
const configs = (['en', 'es'] as const).map((language) =>
  readConfig({
    reports: { language },
    calendar: { terms },
    audiences: { cloudCost: { tiers: ['premier'] }, rag: { tiers: ['premier'] } },
  }),
);
const periodOf = (id: string): ReportPeriod => {
  const request = readPeriodId(id, []);
  if (request.kind !== 'calendar') throw new Error(`${id} is no period of the calendar.`);
  return request.period;
};
const period = fc.constantFrom(null, periodOf('2026-Q1'), periodOf('2025'));

/** Every text in something, however deep. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];

it('the reports of any portfolio are made of whole sentences, in both languages', () => {
  fc.assert(
    fc.property(portfolio, period, fc.constantFrom(...configs), (given, when, config) => {
      const asOf = when?.to ?? ASOF;
      const { extracts } = extractCommunities(snapshotOf(given), { asOf, config, key, period: when });
      for (const extract of extracts) {
        const reports = communityReports(extract);
        const { milestones, impact, usage } = reports;
        for (const { headline } of [milestones, impact, usage]) expect(headline).toMatch(/[^.\s]\.$/);
        const texts = [...textsIn([reports, whatIsNew(extract, [])]), ...funderText(extract, impact).split('\n')];
        expect([...new Set(texts.flatMap(faultsIn))]).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
