import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/invariants/index.ts';
import type { ConfigInput, SetAside } from '../../src/model/index.ts';
import { outcomes } from './judge.ts';

/** Five words and 24 characters: the least that counts as copied. */
const WORDS = 'the team has many worries';
const ADDRESS = 'ada@reefs.example';

const judge = (
  records: Example['records'],
  { config = {}, setAside = [] }: { config?: ConfigInput; setAside?: SetAside[] } = {},
) =>
  outcomes(
    'public-fields-only',
    {
      communities: [{ id: '5', communityId: 'reefs', shortName: 'Reefs' }],
      people: [{ id: '9', email: ADDRESS }],
      engagements: [{ id: 'recE', communityId: 'reefs', projectIds: ['recP'] }],
      projects: [{ id: 'recP', deliverableIds: ['recD'] }],
      ...records,
    },
    { config, manifest: { setAside } },
  );
const words = (...args: Parameters<typeof judge>) => judge(...args).map(({ outcome }) => outcome);
const shown = (commitment: string, records: Example['records'] = {}) => ({
  deliverables: [{ id: 'recD', name: 'Workshop', commitment }],
  ...records,
});
const comment = (text: string) => ({ checkIns: [{ engagementIds: ['recE'], comment: text }] });

describe('a copied text', () => {
  it('counts from five words and 24 characters on', () => {
    expect(WORDS).toHaveLength(25);
    expect(words(shown(`So: ${WORDS}!`, comment(WORDS)))).toEqual(['fail']);
    const fit = 'one of us has many cares';
    expect(fit).toHaveLength(24);
    expect(words(shown(fit, comment(fit)))).toEqual(['fail']);
    const short = 'one of us has many care';
    expect(words(shown(`Text: ${short}`, comment(short)))).toEqual(['pass']);
    const few = 'administrators  have   worries';
    expect(words(shown(few, comment(` ${few} `)))).toEqual(['pass']);
    expect(words(shown(few, comment(few)))).toEqual(['pass']);
  });

  it('may be a RAG note', () => {
    const engagements = [{ id: 'recE', communityId: 'reefs', projectIds: ['recP'], ragNote: WORDS }];
    expect(judge(shown(WORDS, { engagements }))).toMatchObject([
      {
        severity: 'error',
        message:
          'Community “Reefs” would be shown a RAG note in the field “Commitment” of deliverable recD, which only the team may see, so the communities’ sites are not built.',
      },
    ]);
  });

  it('is not private where it is a name', () => {
    const named = (records: Example['records']) => words(shown(`Text: ${WORDS}`, { ...comment(WORDS), ...records }));
    expect(named({})).toEqual(['fail']);
    expect(named({ hubs: [{ communityId: 'reefs', name: WORDS }] })).toEqual(['pass']);
    expect(named({ communities: [{ communityId: 'reefs', shortName: WORDS }] })).toEqual(['pass']);
    expect(named({ communities: [{ communityId: 'reefs', longName: WORDS }] })).toEqual(['pass']);
    expect(named({ deliverables: [{ id: 'recD', name: WORDS, commitment: WORDS }] })).toEqual(['pass']);
    expect(named({ projects: [{ id: 'recP', name: WORDS, deliverableIds: ['recD'] }] })).toEqual(['pass']);
  });

  it('may be a quote, unless its community agreed or nobody could be asked', () => {
    const quote = (mayPublish: boolean) => ({ checkIns: [{ engagementIds: ['recE'], quote: WORDS, mayPublish }] });
    expect(words(shown(WORDS, quote(false)))).toEqual(['fail']);
    expect(words(shown(WORDS, quote(true)))).toEqual(['pass']);
    const config = { airtable: { checkIns: { fields: { mayPublish: null } } } };
    expect(words(shown(WORDS, quote(false)), { config })).toEqual(['pass']);
    const twice = { checkIns: [...quote(false).checkIns, ...quote(true).checkIns] };
    expect(words(shown(WORDS, twice))).toEqual(['pass']);
  });
});

describe('an e-mail address', () => {
  it('is private however it is written and wherever it stands in the text', () => {
    expect(words(shown('Write to news@reefs.example or ADA@reefs.example.'))).toEqual(['fail']);
    expect(words(shown('Write to nobody at reefs.example'))).toEqual(['pass']);
  });

  it('of the organisation is not', () => {
    const config = { organisation: { partnershipsAddress: 'Ada@Reefs.example' } };
    expect(words(shown(`Write to ${ADDRESS}`), { config })).toEqual(['pass']);
    const setAside: SetAside[] = [
      { noun: 'people', id: '8', name: null, field: 'email', expected: 'an address', found: '7', links: [] },
    ];
    expect(words(shown(`Write to ${ADDRESS}`), { config, setAside })).toEqual(['pass']);
    expect(words(shown('Write to cy@reefs.example'), { config, setAside })).toEqual(['not-evaluated']);
    expect(words(shown(`${ADDRESS} and cy@reefs.example`), { config, setAside })).toEqual(['not-evaluated']);
    expect(words(shown('Write to us'), { config, setAside })).toEqual(['pass']);
  });

  it('in a name makes the finding go by the id', () => {
    const found = judge({ communities: [{ id: '5', communityId: 'reefs', shortName: `Reefs ${ADDRESS}` }] });
    expect(found).toMatchObject([
      { outcome: 'fail', subject: { name: 'reefs' }, evidence: [{ role: 'text', type: 'community', id: '5' }] },
    ]);
    expect(JSON.stringify(found)).not.toContain(ADDRESS);
    const both = { ...shown(ADDRESS), communities: [{ id: '5', communityId: 'reefs', shortName: `Reefs ${ADDRESS}` }] };
    expect(judge(both)).toMatchObject([
      {
        subject: { name: 'reefs' },
        evidence: [
          { type: 'community', id: '5' },
          { type: 'deliverable', id: 'recD' },
        ],
      },
    ]);
  });
});

describe('what a community is not shown', () => {
  it('is a quote without consent, and the address of an issue that is not public', () => {
    const checkIns = (mayPublish: boolean) => [{ engagementIds: ['recE'], quote: `Ask ${ADDRESS}`, mayPublish }];
    expect([false, true].map((may) => words({ checkIns: checkIns(may) })[0])).toEqual(['pass', 'fail']);
    const deliverables = (isPublic: boolean) => [
      { id: 'recD', githubIssueUrl: `https://x.example/${ADDRESS}`, isPublic },
    ];
    expect([false, true].map((isPublic) => words({ deliverables: deliverables(isPublic) })[0])).toEqual([
      'pass',
      'fail',
    ]);
  });

  it('is a record that may be of another community', () => {
    const communities = ['reefs', 'dunes'].map((communityId, place) => ({ id: String(place), communityId }));
    const engagements = ['reefs', 'dunes'].map((communityId) => ({
      id: `rec-${communityId}`,
      communityId,
      projectIds: ['recP'],
    }));
    const projects = [{ id: 'recP', deliverableIds: ['recD'] }];
    expect(words({ ...shown(ADDRESS), communities, engagements, projects })).toEqual(['pass', 'pass']);
    const [reefs] = engagements;
    const alone = [reefs!, { id: 'rec-dunes', communityId: 'dunes' }];
    expect(words({ ...shown(ADDRESS), communities, engagements: alone, projects })).toEqual(['fail', 'pass']);
    const quoted = (engagementIds: string[]) => ({
      ...{ communities, engagements: alone, projects },
      checkIns: [{ engagementIds, quote: ADDRESS, mayPublish: true }],
    });
    expect(words(quoted(['rec-reefs']))).toEqual(['fail', 'pass']);
    expect(words(quoted(['rec-reefs', '404']))).toEqual(['fail', 'pass']);
    expect(words(quoted(['rec-reefs', 'rec-dunes']))).toEqual(['pass', 'pass']);
  });
});

describe('a community without a site', () => {
  it('is not judged', () => {
    const of = (communityId: string, config: ConfigInput = {}) =>
      words({ communities: [{ communityId }], engagements: [{ communityId }] }, { config });
    expect(['reefs', 'Reefs', 'reefs2', '2reefs'].map((id) => of(id).length)).toEqual([1, 0, 0, 0]);
    expect(of('reefs2', { thresholds: { grandfatheredCommunityIds: ['reefs2'] } })).toEqual(['pass']);
    const twins = ['reefs', 'reefs'].map((communityId) => ({ communityId }));
    expect(words({ communities: twins })).toEqual([]);
    expect(words({ engagements: [] })).toEqual([]);
    expect(words({ engagements: [], hubs: [{ communityId: 'reefs' }] })).toEqual(['pass']);
  });
});
