import { describe, expect, it } from 'vitest';
import { BLANK_REPORT, readConfig, type Config, type SetAside } from '../../src/model/index.ts';
import {
  communityExtract,
  extractCommunities,
  impactReport,
  milestoneReport,
  usageReport,
} from '../../src/reports/index.ts';
import { ASOF, config, extractOf, key, snapshotOf, usageMonth, type Given } from './portfolio.ts';

const lumen = { id: '1', communityId: 'lumen' };
const delta = { id: '2', communityId: 'delta' };
const aside = (noun: SetAside['noun'], id: string, links: string[]): SetAside => ({
  noun,
  id,
  name: null,
  field: 'start',
  expected: 'a date',
  found: '"soon"',
  links,
});
const leftOf = (given: Given, settings = config) =>
  extractCommunities(snapshotOf(given), { asOf: ASOF, config: settings, key }).left.map(({ recordId, reason }) => [
    recordId,
    reason,
  ]);

describe('which communities have a site', () => {
  it('gives one to a community with an engagement or a hub, and to no other', () => {
    const { extracts, left } = extractCommunities(
      snapshotOf({
        communities: [lumen, delta, { id: '3', communityId: 'idle' }],
        engagements: [{ id: 'recE', communityId: 'lumen' }],
        hubs: [{ id: 'recH', communityId: 'delta' }],
      }),
      { asOf: ASOF, config, key },
    );
    expect(extracts.map((extract) => extract.key)).toEqual(['k-lumen', 'k-delta']);
    expect(left).toEqual([]);
  });

  it('leaves out ids that are missing, doubled or ill-formed, and says why', () => {
    const communities = [
      { id: '1', communityId: null },
      { id: '2', communityId: 'twin' },
      { id: '3', communityId: 'Twin' },
      { id: '4', communityId: '../../etc' },
      { id: '5', communityId: '__proto__' },
    ];
    const engagements = communities.map(({ id, communityId }) => ({ id: `recE${id}`, communityId }));
    expect(leftOf({ communities, engagements })).toEqual([
      ['1', 'It has no community_id.'],
      ['2', 'Another community has the same community_id.'],
      ['3', 'Another community has the same community_id.'],
      ['4', 'Its community_id is not one word of lower-case letters.'],
      ['5', 'Its community_id is not one word of lower-case letters.'],
    ]);
  });

  it('accepts an older id that the configuration names, unless it cannot name a folder', () => {
    const settings = readConfig({ thresholds: { grandfatheredCommunityIds: ['old-2', '..'] } });
    const given = {
      communities: [
        { id: '1', communityId: 'old-2' },
        { id: '2', communityId: '..' },
      ],
    };
    const { left } = extractCommunities(snapshotOf(given), { asOf: ASOF, config: settings, key: (id) => id });
    expect(left).toEqual([{ recordId: '2', name: '..', reason: 'Its community_id cannot name a folder.' }]);
  });

  it('copes with names that objects have of their own', () => {
    const given = {
      communities: [{ id: '1', communityId: 'constructor' }],
      hubs: [{ id: 'recH', communityId: 'constructor' }],
    };
    const { extracts } = extractCommunities(snapshotOf(given), { asOf: ASOF, config, key });
    expect(extracts.map(({ communityId, engagements }) => [communityId, engagements.length])).toEqual([
      ['constructor', 0],
    ]);
  });
});

describe('what an extract holds', () => {
  it('fits its own schema, which refuses a field of the team', () => {
    const extract = extractOf({ engagements: [{ id: 'recE', communityId: 'lumen', ragNote: 'late again' }] });
    expect(communityExtract.safeParse(extract).success).toBe(true);
    const [engagement] = extract.engagements;
    expect(
      communityExtract.safeParse({ ...extract, engagements: [{ ...engagement, ragNote: 'late again' }] }).success,
    ).toBe(false);
    // @ts-expect-error A community's page cannot name a field of the team.
    expect(engagement?.ragNote).toBeUndefined();
  });

  it('keeps evidence and quotes only where they may be published', () => {
    const { deliverables, checkIns } = extractOf({
      engagements: [{ id: 'recE', communityId: 'lumen' }],
      projects: [{ id: 'recP', engagementIds: ['recE'] }],
      deliverables: [
        { id: 'recD1', projectIds: ['recP'], githubIssueUrl: 'https://github.com/a/b/issues/1', isPublic: true },
        { id: 'recD2', projectIds: ['recP'], githubIssueUrl: 'https://github.com/a/b/issues/2', isPublic: false },
      ],
      checkIns: [
        { id: 'recC1', engagementIds: ['recE'], quote: 'It works.', mayPublish: true },
        { id: 'recC2', engagementIds: ['recE'], quote: 'It broke.', mayPublish: false },
      ],
    });
    expect(deliverables.map(({ githubIssueUrl }) => githubIssueUrl)).toEqual(['https://github.com/a/b/issues/1', null]);
    expect(checkIns.map(({ quote }) => quote)).toEqual(['It works.', null]);
  });

  it.each([
    ['nothing is configured', {}, []],
    ['the community is named', { communities: ['lumen'] }, ['2025-12', '2026-01', '2026-05']],
    ['the tier is named, for the months of the agreement', { tiers: ['Advanced'] }, ['2026-01', '2026-05']],
    ['another tier is named', { tiers: ['premier'] }, []],
  ])('holds costs when they are passed through: %s', (_, cloudCost, months) => {
    const given: Given = {
      engagements: [
        { id: 'recE', communityId: 'lumen', serviceTier: 'advanced', start: '2026-01-31', end: '2027-01-30' },
      ],
      costs: ['2025-12', '2026-01', '2026-05', '2026-06'].map((month) => ({
        id: `lumen/${month}`,
        communityId: 'lumen',
        month,
        amount: { minor: 100, currency: 'USD' },
      })),
    };
    const extract = extractOf(given, ASOF, readConfig({ audiences: { cloudCost } }));
    expect(extract.costs.map(({ month }) => month)).toEqual(months);
    expect(extract.costPassedThrough).toBe(months.length > 0);
    expect(['2025-12', '2026-01', '2026-05'].filter((month) => extract.costMonths.includes(month))).toEqual(months);
    expect(extract.costMonths).not.toContain('2026-06');
  });

  it('follows a link in either direction, and cuts links that lead nowhere', () => {
    const { engagements, projects } = extractOf({
      engagements: [{ id: 'recE', communityId: 'lumen', projectIds: ['recP', 'recGone'] }],
      projects: [{ id: 'recP', engagementIds: [], deliverableIds: ['recGone'] }],
    });
    expect(engagements[0]?.projectIds).toEqual(['recP']);
    expect(projects).toMatchObject([{ id: 'recP', engagementIds: ['recE'], deliverableIds: [] }]);
  });

  it('holds usage of 24 complete months and no more', () => {
    const usage = ['2024-05', '2024-06', '2026-05', '2026-06'].map((month) => usageMonth('ns', month, () => 5));
    const extract = extractOf({ hubs: [{ id: 'recH', communityId: 'lumen', namespace: 'ns' }], usage });
    expect(extract.usage.map(({ month }) => month)).toEqual(['2024-06', '2026-05']);
  });
});

describe('what could belong to another community', () => {
  const engagements = [
    { id: 'recE1', communityId: 'lumen' },
    { id: 'recE2', communityId: 'delta' },
    { id: 'recE3', communityId: null },
  ];

  it.each([
    ['two communities', ['recE1', 'recE2']],
    ['an engagement of no community', ['recE1', 'recE3']],
  ])('is not shown, and is counted: a project of %s', (_, engagementIds) => {
    const { projects, missingRecords } = extractOf({
      communities: [lumen, delta],
      engagements,
      projects: [{ id: 'recP', engagementIds }],
    });
    expect(projects).toEqual([]);
    expect(missingRecords).toBe(1);
  });

  it('is not shown: the usage of a namespace that two communities share', () => {
    const extract = extractOf({
      communities: [lumen, delta],
      hubs: [
        { id: 'recH1', communityId: 'lumen', namespace: 'same' },
        { id: 'recH2', communityId: 'delta', namespace: 'same' },
      ],
      usage: [usageMonth('same', '2026-05', () => 9)],
    });
    expect(extract.usage).toEqual([]);
    expect(extract.sharedHubIds).toEqual(['recH1']);
    expect(extract.missingRecords).toBe(0);
  });

  it('counts records that could not be read, and what hangs on them', () => {
    const given: Given = {
      communities: [lumen, delta],
      deals: [{ id: '77', communityRecordIds: ['1'] }],
      engagements: [{ id: 'recE1', communityId: 'lumen' }],
      hubs: [{ id: 'recH', communityId: 'lumen', namespace: 'ns' }],
      projects: [{ id: 'recP9', engagementIds: ['recE9'] }],
    };
    const setAside = [
      aside('deliverables', 'recD9', ['recP9']),
      aside('engagements', 'recE9', ['77']),
      aside('usage', 'ns/2026-05', []),
      aside('deals', '78', ['1']),
      aside('hubs', 'recH9', ['delta']),
    ];
    const extract = extractOf(given, ASOF, config, { setAside });
    // The engagement (by its deal), its project, and that project's deliverable.
    expect(extract.missingRecords).toBe(3);
    // Of usage it is a sample, which is no record.
    expect(extract.usageHistory.refused).toEqual([{ namespace: 'ns', samples: 1 }]);
  });
});

describe('where the reports say that their data come from', () => {
  const given = {
    hubs: [{ id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns' }],
    usage: [usageMonth('ns', '2026-05', () => 5)],
    engagements: [{ id: 'recE', communityId: 'lumen', start: '2026-01-01', end: '2026-12-31' }],
    checkIns: [],
  };
  const proof = { records: 1, pages: 1, duplicates: 0, setAside: 0, total: null };
  const usageOf = (read: Record<string, typeof proof>) => ({
    sources: [
      {
        ...BLANK_REPORT,
        system: 'usage' as const,
        status: 'complete' as const,
        pulledAt: '2026-06-15T03:10:00Z',
        read,
      },
    ],
  });
  const imported = readConfig({ usage: { csv: [{ id: 'old', place: 'old.csv', measure: 'mau' }] } });
  const words = (settings: Config, manifest = {}) => {
    const extract = extractOf(given, ASOF, settings, manifest);
    return [milestoneReport(extract), impactReport(extract), usageReport(extract)].map((one) => JSON.stringify(one));
  };

  it('names Airtable or the CSV files that engagements are kept in', () => {
    for (const text of words(config).slice(0, 2)) expect(text).toContain('Airtable');
    for (const text of words(readConfig({ engagements: { source: 'csv' } }))) expect(text).not.toContain('Airtable');
  });

  it('names the servers and the CSV files that usage is read from', () => {
    const [, , both] = words(imported, usageOf({ 'hub-months of prometheus': proof, 'hub-months of old': proof }));
    expect(both).toContain('"Prometheus; CSV files of past usage"');
    const [, , files] = words(imported, usageOf({ 'hub-months of old': proof }));
    expect(files).toContain('"CSV files of past usage; read on');
    expect(files).not.toContain('Prometheus');
    expect(words(config)[2]).not.toContain('CSV files');
  });
});
