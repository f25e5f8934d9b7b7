import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOUN_KEYS, NOUNS, parse, readConfig, ROLES, STAGES, type Day, type Records } from '../../src/model/index.ts';
import { runCheck } from '../../src/invariants/index.ts';
import { identityOf } from '../../src/sample/names.ts';
import { samplePortfolio, type SampleOptions } from '../../src/sample/index.ts';
import { formatSnapshot } from '../../src/snapshot/index.ts';

const bytes = (options: SampleOptions) =>
  formatSnapshot(samplePortfolio(options)).files.map(({ content }) => content.toString());

const check = (options: SampleOptions) => {
  const input = samplePortfolio(options);
  const asOf = input.asOf ?? '';
  const now = `${asOf}T06:00:00.000Z`;
  const snapshot = { manifest: formatSnapshot(input).manifest, records: input.records };
  return runCheck(snapshot, { asOf, config: readConfig({}), now, nowReason: '' });
};

/** Everything of one community, found over its company's id and its community_id. */
function belongings(records: Records, communityId: string) {
  const company = records.communities.find((community) => community.communityId === communityId);
  const deals = records.deals.filter(({ communityRecordIds }) => communityRecordIds.includes(company?.id ?? ''));
  const dealIds = new Set(deals.map(({ id }) => id));
  const ofDeal = (record: { dealIds: string[] }) => record.dealIds.some((id) => dealIds.has(id));
  const engagements = records.engagements.filter((engagement) => engagement.communityId === communityId);
  const ids = new Set(engagements.map(({ id }) => id));
  const ofEngagement = (record: { engagementIds: string[] }) => record.engagementIds.some((id) => ids.has(id));
  const projects = records.projects.filter(ofEngagement);
  const projectIds = new Set(projects.map(({ id }) => id));
  const hubs = records.hubs.filter((hub) => hub.communityId === communityId);
  return {
    company,
    deals,
    engagements,
    projects,
    deliverables: records.deliverables.filter((deliverable) => deliverable.projectIds.some((id) => projectIds.has(id))),
    contracts: records.contracts.filter(ofDeal),
    orders: records.orders.filter(ofDeal),
    fteLog: records.fteLog.filter(ofEngagement),
    checkIns: records.checkIns.filter(ofEngagement),
    people: records.people.filter(({ email }) => email?.endsWith(`@${communityId}.example`)),
    hubs,
    usage: records.usage.filter(({ namespace }) => hubs.some((hub) => hub.namespace === namespace)),
    costs: records.costs.filter((cost) => cost.communityId === communityId),
  };
}

describe('the generator', () => {
  test('gives the same bytes for a seed, and other data for another', () => {
    expect(bytes({ communities: 14 })).toEqual(bytes({ communities: 14 }));
    const other = bytes({ communities: 14, seed: 'other' });
    // The pipeline is the same for every seed.
    const same = bytes({ communities: 14 }).filter((content, i) => content === other[i]);
    expect(same).toHaveLength(1);
  });

  test('gives a community the same data however many others there are', () => {
    const [few, many] = [samplePortfolio({ communities: 5 }), samplePortfolio({ communities: 31 })];
    for (const { communityId } of few.records.communities) {
      const own = belongings(few.records, communityId ?? '');
      expect(own.deals.length).toBeGreaterThan(0);
      expect(belongings(many.records, communityId ?? '')).toEqual(own);
    }
  });

  test('shows every stage and every role with twelve communities', () => {
    const { deals } = samplePortfolio().records;
    expect(new Set(deals.map(({ stage }) => stage))).toEqual(new Set(STAGES));
    expect(new Set(deals.flatMap(({ contacts }) => contacts.flatMap(({ roles }) => roles)))).toEqual(new Set(ROLES));
  });

  test('names each community once, at any size', () => {
    const identities = Array.from({ length: 20_000 }, (_, place) => identityOf(place));
    const count = (of: (identity: (typeof identities)[number]) => string) => new Set(identities.map(of)).size;
    expect(identities.filter(({ communityId }) => !/^[a-z]+$/.test(communityId))).toEqual([]);
    expect([count((i) => i.communityId), count((i) => i.shortName), count((i) => i.longName)]).toEqual([
      20_000, 20_000, 20_000,
    ]);
  });
});

const dates = fc.constantFrom<Day>('2026-06-15', '2026-01-01', '2024-02-29', '2025-12-31', '2027-03-01', '1999-10-04');
const portfolios = fc.record({ communities: fc.integer({ min: 1, max: 30 }), seed: fc.string(), asOf: dates });

/** Rules that a portfolio alone cannot answer wholly, and why. */
const BEYOND = {
  'usage-month-complete': 'An engagement may begin before the first month of the history.',
  'sop-page-current': 'The handbook is not part of a portfolio.',
  'rule-handbook-link-resolves': 'The handbook is not part of a portfolio.',
  'handbook-markup-sound': 'The handbook is not part of a portfolio.',
  'glossary-term-defined': 'The handbook is not part of a portfolio.',
  'glossary-term-used': 'The handbook is not part of a portfolio.',
};

describe('a clean portfolio', () => {
  test('has no finding above info, and nothing that cannot be evaluated', () => {
    fc.assert(
      fc.property(portfolios, (options) => {
        const { rules, findings } = check(options);
        expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
        const open = rules.flatMap(({ id, notEvaluated }) => (notEvaluated > 0 ? id : []));
        expect(open.filter((id) => !(id in BEYOND))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('fits the schemas, and gives each id once', () => {
    fc.assert(
      fc.property(portfolios, (options) => {
        const { records } = samplePortfolio(options);
        for (const key of NOUN_KEYS) {
          const wrong = records[key].map((record) => parse(NOUNS[key].schema, record)).filter(({ ok }) => !ok);
          expect(wrong).toEqual([]);
        }
        // Usage and costs are both named after a month of the community, each in its own file.
        const ids = NOUN_KEYS.flatMap((key) => records[key].map(({ id }) => (id.includes('/') ? `${key} ${id}` : id)));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 10 },
    );
  });

  test('has ids in the form of their systems', () => {
    const { records } = samplePortfolio({ communities: 14 });
    const { deals, communities, people, orders } = records;
    for (const { id } of [...deals, ...communities, ...people, ...orders]) expect(id).toMatch(/^\d{11}$/);
    const { engagements, projects, deliverables, contracts, fteLog, capacity, checkIns, hubs } = records;
    for (const { id } of [engagements, projects, deliverables, contracts, fteLog, capacity, checkIns, hubs].flat()) {
      expect(id).toMatch(/^rec[A-Za-z0-9]{14}$/);
    }
  });

  test('has no address that could be somebody’s', () => {
    const text = JSON.stringify(samplePortfolio({ communities: 28 }).records);
    const addresses = text.match(/[\w.+-]+@[\w.-]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((address) => !/\.example$|^support\+[a-z]+@2i2c\.org$/.test(address))).toEqual([]);
    const hosts = new Set((text.match(/https:\/\/[^/"]+/g) ?? []).filter((url) => !url.endsWith('.example')));
    expect([...hosts].sort()).toEqual(['https://app.hubspot.com', 'https://github.com']);
    expect(text.match(/github\.com\/(?!example-org)/)).toBeNull();
  });

  test('has amounts that cannot be met by chance among the costs', () => {
    const { deals, costs, hubs, engagements } = samplePortfolio({ communities: 28 }).records;
    const amounts = deals.flatMap(({ amount }) => amount ?? []);
    expect(amounts.length).toBeGreaterThan(15);
    // A sum of even cents is even, and an amount is odd: no total of costs can equal it.
    expect(costs.filter(({ amount }) => amount.minor % 2 !== 0)).toEqual([]);
    expect(amounts.filter(({ minor }) => minor % 2 === 0 || minor % 10_000 === 0)).toEqual([]);
    expect(hubs.filter(({ budgetAlert }) => budgetAlert !== null && budgetAlert.minor % 2 === 0)).toEqual([]);
    const shares = engagements.flatMap(({ fteCommitted }) => fteCommitted ?? []);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter((fte) => Math.round(fte * 100) % 2 === 0)).toEqual([]);
  });

  test('quotes each community in words of its own, and says which may be published', () => {
    const { checkIns } = samplePortfolio({ communities: 28 }).records;
    const quotes = checkIns.flatMap(({ quote }) => quote ?? []);
    expect(new Set(quotes).size).toBe(quotes.length);
    expect(new Set(checkIns.filter(({ quote }) => quote).map(({ mayPublish }) => mayPublish)).size).toBe(2);
    expect(checkIns.filter(({ quote, mayPublish }) => quote === null && mayPublish)).toEqual([]);
  });
});
