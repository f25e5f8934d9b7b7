import { describe, expect, it } from 'vitest';
import { indexOf, portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { readConfig, type SetAside } from '../../src/model/index.ts';
import { outcomes, verdicts } from './judge.ts';

const aside = (noun: SetAside['noun'], id: string, links: string[] = []): SetAside => ({
  noun,
  id,
  name: null,
  field: 'f',
  expected: 'e',
  found: 'x',
  links,
});

/** Every field that links, and the role under which a finding names what is missing. */
const LINKS: [string, string, Example['records']][] = [
  ['deal to company', 'community', { deals: [{ communityRecordIds: ['404'] }] }],
  ['deal to contact', 'contact', { deals: [{ contacts: [{ personId: '404', roles: [] }] }] }],
  ['deal to previous deal', 'previous-deal', { deals: [{ previousDealId: '404' }] }],
  ['order to deal', 'deal', { orders: [{ dealIds: ['404'] }] }],
  ['engagement to deal', 'deal', { engagements: [{ dealIds: ['404'] }] }],
  ['engagement to project', 'project', { engagements: [{ projectIds: ['404'] }] }],
  ['engagement to contract', 'contract', { engagements: [{ contractIds: ['404'] }] }],
  ['engagement to community', 'community', { engagements: [{ communityId: '404' }] }],
  ['project to engagement', 'engagement', { projects: [{ engagementIds: ['404'] }] }],
  ['project to deliverable', 'deliverable', { projects: [{ deliverableIds: ['404'] }] }],
  ['deliverable to project', 'project', { deliverables: [{ projectIds: ['404'] }] }],
  ['contract to deal', 'deal', { contracts: [{ dealIds: ['404'] }] }],
  ['FTE log to engagement', 'engagement', { fteLog: [{ engagementIds: ['404'] }] }],
  ['check-in to engagement', 'engagement', { checkIns: [{ engagementIds: ['404'] }] }],
  ['hub to community', 'community', { hubs: [{ communityId: '404' }] }],
  ['cost to community', 'community', { costs: [{ communityId: '404' }] }],
];

describe('reference-resolves', () => {
  it.each(LINKS)('finds the broken link of %s', (_, role, records) => {
    expect(outcomes('reference-resolves', records)).toMatchObject([
      { outcome: 'fail', severity: 'error', related: [{ role, id: '404' }] },
    ]);
  });

  it('lets usage stand that belongs to no hub', () =>
    expect(outcomes('reference-resolves', { usage: [{}] })).toEqual([]));

  it('names every missing record once', () => {
    const [outcome] = outcomes('reference-resolves', {
      engagements: [{ id: 'recE', dealIds: ['9', '404', '9'], projectIds: ['recP'] }],
    });
    expect(outcome).toMatchObject({
      related: [
        { role: 'deal', id: '404' },
        { role: 'deal', id: '9' },
        { role: 'project', id: 'recP' },
      ],
      message:
        'Engagement recE links to the deal 404, the deal 9 and the project recP, which do not exist, so what hangs on the link is lost.',
    });
  });

  it('does not miss a deal that may be in a pipeline which is not read', () => {
    const records = { orders: [{ dealIds: ['404'] }] };
    expect(verdicts('reference-resolves', records, { config: { hubspot: { pipelines: ['default'] } } })).toEqual([
      'not-evaluated',
    ]);
  });

  it('keeps rows of the supporting tables apart, whose ids may be the same', () => {
    const records = { fteLog: [{ id: '1', engagementIds: ['404'] }], checkIns: [{ id: '1', engagementIds: ['404'] }] };
    expect(outcomes('reference-resolves', records).map(({ subject }) => `${subject.type} ${subject.id}`)).toEqual([
      'source fte-log/1',
      'source check-in/1',
    ]);
  });
});

describe('record-parses', () => {
  it('judges a record once that came twice, once unreadable', () => {
    const manifest = { setAside: [aside('deals', '1')] };
    expect(verdicts('record-parses', { deals: [{ id: '1' }, { id: '2' }] }, { manifest })).toEqual(['error', 'pass']);
  });

  it('says which community is concerned, as far as the links tell', () => {
    const records = {
      communities: [{ id: '5', communityId: 'reefs' }],
      deals: [{ id: '1', communityRecordIds: ['5'] }],
    };
    const manifest = { setAside: [aside('engagements', 'recE', ['gone', '1'])] };
    expect(outcomes('record-parses', records, { manifest }).at(-1)).toMatchObject({ community: 'reefs' });
  });
});

describe('links that one side states', () => {
  const records = {
    engagements: [{ id: 'recE', end: '2026-06-14', projectIds: ['recP2'] }],
    projects: [
      { id: 'recP1', engagementIds: ['recE'] },
      { id: 'recP2', deliverableIds: ['recD9'] },
    ],
    deliverables: [
      { id: 'recD1', projectIds: ['recP2'], status: 'In progress' as const },
      { id: 'recD5', projectIds: ['recP1'], status: 'In progress' as const },
      { id: 'recD9', status: 'In progress' as const },
    ],
  };

  it('count whichever side it is, in the order of the ids', () => {
    const [outcome] = outcomes('ended-engagement-has-no-open-deliverable', records);
    expect(outcome).toMatchObject({
      evidence: ['recD1', 'recD5', 'recD9'].map((id) => ({ role: 'open', type: 'deliverable', id })),
    });
  });

  it('are looked up in the order of the ids too', () => {
    const index = indexOf(
      snapshotOf(
        portfolio({ ...records, engagements: [{ id: 'recE', projectIds: ['recP2', 'recP1'] }] }),
        '2026-06-15',
      ),
      readConfig({}),
    );
    expect(index.projectsOfEngagement('recE').map(({ id }) => id)).toEqual(['recP1', 'recP2']);
    expect(index.engagementsOfProject('recP2').map(({ id }) => id)).toEqual(['recE']);
    expect(index.projectsOfDeliverable('recD9').map(({ id }) => id)).toEqual(['recP2']);
  });

  it('keep work standing while one of its engagements stands', () => {
    const engagements = [
      { id: 'recE1', status: 'Cancelled' as const, projectIds: ['recP'] },
      { id: 'recE2', status: 'Active' as const, projectIds: ['recP'] },
    ];
    const work = {
      projects: [{ id: 'recP' }],
      deliverables: [{ projectIds: ['recP'], status: 'In progress' as const, dueOn: '2026-06-14' }],
    };
    expect(verdicts('deliverable-not-overdue', { engagements, ...work })).toEqual(['warning']);
  });
});

describe('ended-engagement-has-no-open-deliverable', () => {
  const RULE = 'ended-engagement-has-no-open-deliverable';
  const at = (end: string, setAside: SetAside[] = []) =>
    verdicts(
      RULE,
      { engagements: [{ id: 'recE', end, projectIds: ['recP'] }], projects: [{ id: 'recP' }] },
      { manifest: { setAside } },
    );

  it('is about engagements whose last day has passed', () => {
    expect(at('2026-06-15')).toEqual([]);
    expect(at('2026-06-14')).toEqual(['pass']);
  });

  it('does not pass one of which a deliverable or a project could not be read', () => {
    expect(at('2026-06-14', [aside('deliverables', 'recD', ['recP'])])).toEqual(['not-evaluated']);
    expect(at('2026-06-14', [aside('projects', 'recP2', ['recE'])])).toEqual(['not-evaluated']);
  });
});
