import { describe, expect, it } from 'vitest';
import {
  contextOf,
  evaluate,
  portfolio,
  snapshotOf,
  type Context,
  type Outcome,
  type Rule,
  type Subject,
} from '../../src/invariants/index.ts';
import { notLookedAt } from '../../src/invariants/lifecycle/looked-at.ts';
import { readConfig, type Manifest, type NounKey, type SetAside, type System } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';

const subject = (type: Subject['type'], id: string): Subject => ({ type, id, name: id });
const lost = (noun: NounKey, id: string): SetAside => ({
  ...{ noun, id, name: null, field: 'name', expected: 'a text', found: '7', links: [] },
});
const reason = (noun: string, id: string) =>
  `The record ${id} of ${noun} was set aside and may be the one: record-parses reports it.`;
const without = (...lostSystems: System[]): Partial<Manifest> => ({
  sources: snapshotOf(portfolio({}), AS_OF).manifest.sources.map((source) =>
    lostSystems.includes(source.system) ? { ...source, status: 'incomplete' as const } : source,
  ),
});
const unread = (name: string) => `${name} was not read whole: source-complete reports it.`;

function whyNot(
  about: Subject,
  {
    outcomes = [],
    manifest = {},
    more = {},
    related = [],
  }: {
    outcomes?: Outcome[];
    manifest?: Partial<Manifest>;
    more?: Partial<Context>;
    related?: Pick<Subject, 'type' | 'id'>[];
  } = {},
  name = 'a-rule',
): string | null {
  const records = portfolio({ hubs: [{ id: 'recH', namespace: 'reefs' }] });
  const options = {
    asOf: AS_OF,
    config: readConfig({}),
    now: null,
    nowReason: '',
    handbook: { rules: [], pages: [], glossary: null },
  };
  const context = { ...contextOf(snapshotOf(records, AS_OF, manifest), options), ...more };
  const rule: Rule = {
    ...{ id: 'a-rule', title: '', statement: '', why: '', fix: '', severity: 'error', owner: 'BD', handbook: 'a#b' },
    ...{ reads: { needs: [], clears: [] }, examples: [], evaluate: () => outcomes },
  };
  const look = notLookedAt(evaluate([rule], context), context);
  const finding = { rule: name, subject: about, last: { related } };
  expect(look(finding)).toBe(look(finding));
  return look(finding);
}

const deal = subject('deal', '1');
const failing: Outcome = {
  outcome: 'fail',
  subject: deal,
  severity: 'error',
  related: [],
  community: null,
  message: '',
};

describe('a finding was looked at', () => {
  it('when its rule judged its record', () => {
    expect(whyNot(deal, { outcomes: [{ outcome: 'pass', subject: deal }] })).toBeNull();
    expect(whyNot(deal, { outcomes: [failing], manifest: without('hubspot') })).toBeNull();
    expect(whyNot(deal, { outcomes: [{ outcome: 'not-evaluated', subject: deal, reason: 'No data.' }] })).toBe(
      'No data.',
    );
    expect(whyNot(deal, {}, 'gone-rule')).toBe('The check has no rule gone-rule.');
  });

  it('when its record is gone from sources that were read whole', () => {
    expect(whyNot(deal)).toBeNull();
    expect(whyNot(deal, { manifest: without('airtable') })).toBeNull();
    expect(whyNot(deal, { manifest: without('hubspot') })).toBe(unread('HubSpot'));
    expect(whyNot(deal, { manifest: { setAside: [lost('deals', '1')] } })).toBe(reason('deals', '1'));
    expect(whyNot(deal, { manifest: { setAside: [lost('deals', '2'), lost('orders', '1')] } })).toBeNull();
  });

  it('unless another record of it could not be read', () => {
    const manifest = { setAside: [lost('engagements', 'recE'), lost('fteLog', 'recL')] };
    const related = [{ type: 'engagement', id: 'recE' }] as const;
    const judged = { outcomes: [{ outcome: 'pass', subject: deal } as const], manifest };
    expect(whyNot(deal, judged)).toBeNull();
    expect(whyNot(deal, { ...judged, related: [...related] })).toBe(reason('engagements', 'recE'));
    expect(whyNot(deal, { ...judged, related: [{ type: 'deal', id: 'recE' }] })).toBeNull();
    expect(whyNot(deal, { ...judged, related: [{ type: 'source', id: 'fte-log/recL' }] })).toBe(
      reason('FTE log', 'recL'),
    );
    expect(whyNot(deal, { ...judged, related: [{ type: 'source', id: 'check-in/recL' }] })).toBeNull();
  });

  it('where the handbook and the waivers could be read', () => {
    expect(whyNot(subject('page', 'a'))).toBeNull();
    expect(whyNot(subject('page', 'a'), { more: { handbook: null } })).toBe('The handbook was not read.');
    expect(whyNot(deal, { more: { handbook: null } })).toBeNull();
    expect(whyNot(subject('page', 'glossary.yaml#a'))).toBe('The handbook has no glossary.');
    const waivers = { waivers: [], problem: 'It is not YAML.' };
    expect(whyNot(subject('waiver', 'a'))).toBeNull();
    expect(whyNot(deal, { more: { waivers } })).toBeNull();
    expect(whyNot(subject('waiver', 'a'), { more: { waivers } })).toBe(
      'The file of waivers cannot be read: waiver-valid reports it.',
    );
  });

  it('of a hub or its usage, where hubs, engagements, deals and communities were all read', () => {
    const [hub, usage, stray] = [
      subject('hub', 'recX'),
      subject('usage', 'reefs/2026-05'),
      subject('usage', 'dunes/2026-05'),
    ];
    const each = (setAside: SetAside[]) =>
      [hub, usage, stray, deal].map((about) => whyNot(about, { manifest: { setAside } }));
    expect(each([])).toEqual([null, null, null, null]);
    expect(each([lost('hubs', 'recY')])).toEqual([null, null, reason('hubs', 'recY'), null]);
    for (const noun of ['engagements', 'deals', 'communities'] as const) {
      expect(each([lost(noun, 'x')])).toEqual([...Array<string>(3).fill(reason(noun, 'x')), null]);
    }
    expect(each([lost('projects', 'x')])).toEqual([null, null, null, null]);
  });

  it('of a part of a system, where that system was read', () => {
    const endpoint = subject('source', 'usage/east');
    expect(whyNot(endpoint)).toBeNull();
    expect(whyNot(endpoint, { manifest: without('usage') })).toBe(unread('Prometheus'));
    expect(whyNot(endpoint, { manifest: without('hubspot', 'airtable', 'cost') })).toBeNull();
    expect(whyNot(subject('deal', 'usage/east'), { manifest: without('usage') })).toBeNull();
    const row = subject('source', 'fte-log/recL');
    expect(whyNot(row, { manifest: without('airtable') })).toBe(unread('Airtable'));
    expect(whyNot(row, { manifest: without('hubspot', 'usage') })).toBeNull();
    expect(whyNot(row, { manifest: { setAside: [lost('fteLog', 'recL')] } })).toBe(reason('FTE log', 'recL'));
    expect(whyNot(row, { manifest: { setAside: [lost('checkIns', 'recL')] } })).toBeNull();
  });

  it('of a system of which the rule says nothing as a whole', () => {
    const of = (id: string): Outcome => ({
      outcome: 'not-evaluated',
      subject: subject('source', id),
      reason: `Nothing of ${id}.`,
    });
    expect(whyNot(subject('source', 'hubspot/deals.name'), { outcomes: [of('hubspot')] })).toBe('Nothing of hubspot.');
    expect(whyNot(subject('source', 'airtable/hubs.name'), { outcomes: [of('hubspot')] })).toBeNull();
    expect(whyNot(subject('usage', 'reefs/2026-05'), { outcomes: [of('usage')] })).toBe('Nothing of usage.');
    expect(whyNot(deal, { outcomes: [of('usage'), of('hubspot')] })).toBe('Nothing of hubspot.');
  });
});
