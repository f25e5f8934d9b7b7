import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOUNS, NOUN_KEYS, readConfig, type NounKey } from '../../src/model/index.ts';
import { communityReports, extractCommunities, reportFiles } from '../../src/reports/index.ts';
import { ASOF, key, snapshotOf, usageMonth, type Given } from './portfolio.ts';

const COMMUNITIES = ['alpha', 'beta', 'gamma'];
const config = readConfig({ audiences: { cloudCost: { communities: ['alpha'] } } });

type Field = { meta(): { visibility?: string } | undefined; safeParse(value: unknown): { success: boolean } };
const fieldsOf = (noun: NounKey) => Object.entries(NOUNS[noun].schema.shape as unknown as Record<string, Field>);

/** Fills every field that takes free text with a mark that says whose it is: `TEAM` or the record's id. */
function marked<T extends { id: string }>(noun: NounKey, record: T): T {
  const marks = fieldsOf(noun).flatMap(([field, schema]): [string, unknown][] => {
    if (field in record) return [];
    const text = `${schema.meta()?.visibility === 'team' ? 'TEAM' : 'OF'}<${noun}.${field}>(${record.id})`;
    if (schema.safeParse(text).success) return [[field, text]];
    if (schema.safeParse([text]).success) return [[field, [text]]];
    if (schema.meta()?.visibility === 'team' && schema.safeParse({ minor: 987_654_321, currency: 'USD' }).success) {
      return [[field, { minor: 987_654_321, currency: 'USD' }]];
    }
    return schema.meta()?.visibility === 'team' && schema.safeParse('1999-12-31').success
      ? [[field, '1999-12-31']]
      : [];
  });
  return { ...record, ...Object.fromEntries(marks) };
}

const owner = fc.option(fc.constantFrom(...COMMUNITIES), { freq: 6 });
const links = (prefix: string, count: number) =>
  fc.subarray(
    Array.from({ length: count }, (_, i) => `${prefix}${i}`),
    { maxLength: 2 },
  );
const some = <T>(one: fc.Arbitrary<T>, count: number) => fc.array(one, { minLength: count, maxLength: count });

const portfolio = fc
  .record({
    engagements: some(fc.record({ communityId: owner }), 5),
    projects: some(fc.record({ engagementIds: links('recE', 5) }), 6),
    deliverables: some(fc.record({ projectIds: links('recP', 6), isPublic: fc.boolean() }), 8),
    checkIns: some(fc.record({ engagementIds: links('recE', 5), mayPublish: fc.boolean() }), 5),
    fteLog: some(fc.record({ engagementIds: links('recE', 5), month: fc.constant('2026-05') }), 3),
    hubs: some(fc.record({ communityId: owner, namespace: fc.constantFrom('n0', 'n1', 'n2') }), 4),
  })
  .map(({ engagements, projects, deliverables, checkIns, fteLog, hubs }): Given => {
    const records = <T extends object>(noun: NounKey, prefix: string, list: T[]) =>
      list.map((record, i) => marked(noun, { ...record, id: `${prefix}${i}` }));
    const bare = (noun: NounKey) => [marked(noun, { id: `rec${noun}` })];
    return {
      communities: COMMUNITIES.map((communityId, i) =>
        marked('communities', { id: `rec${communityId}${i}`, communityId }),
      ),
      engagements: records(
        'engagements',
        'recE',
        engagements.map((one) => ({ ...one, projectIds: [] })),
      ),
      projects: records(
        'projects',
        'recP',
        projects.map((one) => ({ ...one, deliverableIds: [] })),
      ),
      deliverables: records('deliverables', 'recD', deliverables),
      checkIns: records('checkIns', 'recC', checkIns),
      hubs: records(
        'hubs',
        'recH',
        hubs.map((one) => ({ ...one, budgetAlert: { minor: 555_000_100, currency: 'USD' } })),
      ),
      fteLog: records('fteLog', 'recF', fteLog),
      deals: bare('deals'),
      people: bare('people'),
      orders: bare('orders'),
      contracts: bare('contracts'),
      usage: ['n0', 'n1', 'n2'].map((namespace, i) => usageMonth(namespace, '2026-05', () => 4440 + i)),
      costs: COMMUNITIES.map((communityId, i) => ({
        id: `${communityId}/2026-05`,
        communityId,
        month: '2026-05',
        amount: { minor: 770_000 + i, currency: 'USD' },
      })),
    };
  });

/** Ids of the records that a community certainly owns, found by walking up from each record on its own. */
function ownIds(given: Given, communityId: string): Set<string> {
  const engagement = (id: string) => given.engagements?.find((one) => one.id === id)?.communityId === communityId;
  const all = (ids: string[], test: (id: string) => boolean) => ids.length > 0 && ids.every(test);
  const project = (id: string) => all(given.projects?.find((one) => one.id === id)?.engagementIds ?? [], engagement);
  return new Set([
    ...(given.communities ?? []).filter((one) => one.communityId === communityId).map(({ id }) => id),
    ...(given.engagements ?? []).map(({ id }) => id).filter(engagement),
    ...(given.projects ?? []).map(({ id }) => id).filter(project),
    ...(given.deliverables ?? []).filter(({ projectIds = [] }) => all(projectIds, project)).map(({ id }) => id),
    ...(given.checkIns ?? []).filter(({ engagementIds = [] }) => all(engagementIds, engagement)).map(({ id }) => id),
    ...(given.fteLog ?? []).filter(({ engagementIds = [] }) => all(engagementIds, engagement)).map(({ id }) => id),
    ...(given.hubs ?? []).filter((one) => one.communityId === communityId).map(({ id }) => id),
  ]);
}

const TEAM_ONLY = NOUN_KEYS.flatMap((noun) =>
  fieldsOf(noun).filter(([, schema]) => schema.meta()?.visibility === 'team'),
).map(([field]) => field);
const PUBLIC = new Set(
  NOUN_KEYS.flatMap((noun) => fieldsOf(noun).filter(([, schema]) => schema.meta()?.visibility !== 'team')).map(
    ([field]) => field,
  ),
);

describe('nothing leaks into an extract or what is made of it', () => {
  it('holds no text, amount or date of the team, and nothing of another community, for any portfolio', () => {
    fc.assert(
      fc.property(portfolio, (given) => {
        const { extracts } = extractCommunities(snapshotOf(given), { asOf: ASOF, config, key });
        for (const extract of extracts) {
          const reports = communityReports(extract);
          const files = [reports.milestones, reports.impact, reports.usage].flatMap((report) => [
            ...reportFiles(report).values(),
          ]);
          const output = JSON.stringify([extract, reports, files]);
          expect(output).not.toMatch(/TEAM<|987654321|1999-12-31|"(amount|stage)":null/);
          const own = ownIds(given, extract.communityId);
          for (const [, id = ''] of output.matchAll(
            /\b(rec(?:[EPDCFH]\d|alpha0|beta1|gamma2|deals|people|orders|contracts))\b/g,
          ))
            expect([...own]).toContain(id);
          const namespaces = Map.groupBy(given.hubs ?? [], ({ namespace }) => namespace);
          for (const [i, namespace] of ['n0', 'n1', 'n2'].entries()) {
            const mine = (namespaces.get(namespace) ?? []).every((hub) => hub.communityId === extract.communityId);
            if (!mine) expect(output).not.toContain(String(4440 + i));
          }
          expect(output.includes('770000')).toBe(extract.communityId === 'alpha');
          expect(output).not.toMatch(/77000[12]/);
          // The budget alert of its hubs goes with the cost.
          if (extract.communityId !== 'alpha') expect(output).not.toContain('5550001');
          for (const { id, isPublic } of given.deliverables ?? [])
            if (!isPublic) expect(output).not.toContain(`githubIssueUrl>(${id})`);
          for (const { id, mayPublish } of given.checkIns ?? [])
            if (!mayPublish) expect(output).not.toContain(`quote>(${id})`);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has no key that only the team has', () => {
    const hidden = TEAM_ONLY.filter((field) => !PUBLIC.has(field));
    expect(hidden).toContain('ragNote');
    const given: Given = {
      communities: [{ id: '1', communityId: 'alpha' }],
      engagements: [marked('engagements', { id: 'recE0', communityId: 'alpha' })],
      hubs: [marked('hubs', { id: 'recH0', communityId: 'alpha' })],
    };
    const { extracts } = extractCommunities(snapshotOf(given), { asOf: ASOF, config, key });
    const keys = new Set([...JSON.stringify(extracts).matchAll(/"(\w+)":/g)].map(([, name]) => name));
    expect(hidden.filter((field) => keys.has(field))).toEqual([]);
  });
});
