import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/invariants/fingerprint.ts';
import { contextOf, evaluate, linksTo, runCheck, type Outcome, type Rule } from '../../src/invariants/index.ts';
import { addDays, readConfig, type Records } from '../../src/model/index.ts';
import { AS_OF, faultless, noRecords, snapshotAround } from './arbitrary.ts';

const OPTIONS = { asOf: AS_OF, config: readConfig({}), now: null, nowReason: 'The check was made for a given date.' };
const check = (records: Records) => runCheck(snapshotAround(records), OPTIONS);

describe('findings', () => {
  it('stay the same one while what they list shrinks', () => {
    const both = faultless();
    both.engagements[0]!.end = addDays(AS_OF, -1);
    for (const deliverable of both.deliverables) deliverable.status = 'In progress';
    const [id] = both.deliverables.map((deliverable) => deliverable.id);
    const one = structuredClone(both);
    one.deliverables[0]!.status = 'Delivered';
    const finding = (records: Records) =>
      check(records).findings.find(({ rule }) => rule === 'ended-engagement-has-no-open-deliverable')!;
    expect(finding(both).related.map((record) => record.id)).toContain(id);
    expect(finding(one).related.map((record) => record.id)).not.toContain(id);
    expect(finding(one).fingerprint).toBe(finding(both).fingerprint);
  });

  it('differ when the records differ', () => {
    const records = faultless();
    const [first] = records.engagements;
    records.engagements.push({ ...first!, id: 'recE7' });
    const [two] = check(records).findings;
    records.engagements.push({ ...first!, id: 'recE8' });
    const [three] = check(records).findings;
    expect([two!.rule, three!.rule]).toEqual(Array(2).fill('deal-has-at-most-one-engagement'));
    expect(two!.fingerprint).not.toBe(three!.fingerprint);
  });

  it('claim no history that nobody keeps', () => {
    const records = faultless();
    records.orders = [];
    expect(check(records).findings).toMatchObject([
      { status: 'open', firstSeen: null, ageDays: null, waiver: null, community: 'cbaaa', owner: 'BD' },
    ]);
  });

  it('survive names and ids that mean something to JavaScript', () => {
    const records = noRecords();
    for (const id of ['__proto__', 'constructor', 'toString']) {
      const [engagement] = faultless().engagements;
      records.engagements.push({
        ...engagement!,
        id,
        name: id,
        communityId: id,
        dealIds: [id],
        projectIds: [id],
        contractIds: [],
      });
    }
    const broken = check(records).findings.filter(({ rule }) => rule === 'reference-resolves');
    expect(broken.map(({ subject, related }) => [subject.id, related.length])).toEqual([
      ['__proto__', 3],
      ['constructor', 3],
      ['toString', 3],
    ]);
  });
});

describe('a fingerprint', () => {
  const subject = { type: 'deal', id: '1', name: 'Reefs' } as const;
  const [a, b] = [
    { role: 'engagement', type: 'engagement', id: 'recA' },
    { role: 'engagement', type: 'engagement', id: 'recB' },
  ] as const;

  it('knows neither order nor name, but rule, role, type and id', () => {
    const print = fingerprint('rule', subject, [a, b]);
    expect(print).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint('rule', { ...subject, name: 'Dunes' }, [b, a])).toBe(print);
    const others = [
      fingerprint('other', subject, [a, b]),
      fingerprint('rule', { ...subject, id: '2' }, [a, b]),
      fingerprint('rule', { ...subject, type: 'order' }, [a, b]),
      fingerprint('rule', subject, [a]),
      fingerprint('rule', subject, [a, { ...b, role: 'successor' }]),
    ];
    expect(new Set([print, ...others]).size).toBe(6);
  });
});

describe('the community of a finding', () => {
  it('is the one that the engagement states, else the one of its deal', () => {
    const records = faultless();
    records.communities.push({ ...records.communities[0]!, id: '7', communityId: 'dunes' });
    const [engagement] = records.engagements;
    engagement!.end = null;
    const communities = () =>
      check(records).findings.flatMap(({ rule, community }) => (rule === 'engagement-dates-present' ? community : []));
    engagement!.communityId = 'dunes';
    expect(communities()).toEqual(['dunes']);
    engagement!.communityId = null;
    expect(communities()).toEqual(['cbaaa']);
  });
});

describe('a rule that breaks its contract', () => {
  const subject = { type: 'deal', id: '1', name: 'Deal' } as const;
  const rule = (outcomes: Outcome[]): Rule => ({
    id: 'broken',
    title: '',
    statement: '',
    why: '',
    fix: '',
    severity: 'warning',
    owner: 'BD',
    handbook: 'a#b',
    reads: { needs: [], clears: [] },
    examples: [],
    evaluate: () => outcomes,
  });
  const run = (outcomes: Outcome[]) => evaluate([rule(outcomes)], contextOf(snapshotAround(noRecords()), OPTIONS));

  it('is a fault of the program, not a finding', () => {
    expect(() =>
      run([
        { outcome: 'pass', subject },
        { outcome: 'pass', subject },
      ]),
    ).toThrow('judged deal 1 twice');
    expect(() =>
      run([{ outcome: 'fail', subject, severity: 'error', related: [], community: null, message: '' }]),
    ).toThrow('graver');
    expect(
      run([{ outcome: 'fail', subject, severity: 'info', related: [], community: null, message: '' }]),
    ).toHaveLength(1);
  });
});

describe('links', () => {
  const record = { type: 'engagement', id: 'recE1' } as const;
  const deal = { type: 'deal', id: '17' } as const;

  it('lead to the record where ids are configured', () => {
    const config = readConfig({
      links: { hubspotPortalId: '123', airtableBaseId: 'appX', airtableTableIds: { engagements: 'tblE' } },
    });
    expect(linksTo([deal, record, deal], config)).toEqual([
      { label: 'HubSpot deal 17', url: 'https://app.hubspot.com/contacts/123/record/0-3/17' },
      { label: 'Airtable engagement recE1', url: 'https://airtable.com/appX/tblE/recE1' },
    ]);
    const ids = ['community', 'person', 'order'] as const;
    expect(
      linksTo(
        ids.map((type) => ({ type, id: '9' })),
        config,
      ).map(({ url }) => url.split('/record/')[1]),
    ).toEqual(['0-2/9', '0-1/9', '0-123/9']);
  });

  it('lead to the base where the table is not known, and nowhere where nothing is', () => {
    const config = readConfig({ links: { airtableBaseId: 'appX' } });
    expect(linksTo([deal, record, { ...record, id: 'recE2' }], config)).toEqual([
      { label: 'Airtable base', url: 'https://airtable.com/appX' },
    ]);
    expect(linksTo([deal, record], readConfig({}))).toEqual([]);
  });

  it('do not lead to what has no record, and carry no foreign path', () => {
    const config = readConfig({
      links: { hubspotPortalId: '123', airtableBaseId: 'appX', airtableTableIds: { engagements: 'tblE' } },
    });
    expect(
      linksTo(
        [
          { type: 'community', id: 'reefs' },
          { type: 'usage', id: 'reefs/2026-01' },
        ],
        config,
      ),
    ).toEqual([]);
    expect(linksTo([{ type: 'engagement', id: '../../x?y#z' }], config)[0]?.url).toBe(
      'https://airtable.com/appX/tblE/..%2F..%2Fx%3Fy%23z',
    );
  });
});
