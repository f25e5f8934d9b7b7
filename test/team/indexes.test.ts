import { expect, test } from 'vitest';
import { HANDBOOK, readHandbook, type PageRecord } from '../../src/handbook/index.ts';
import { RULES, type Finding } from '../../src/invariants/index.ts';
import { ARTEFACTS, artefactById, PARTIES, readConfig } from '../../src/model/index.ts';
import { artefactIndex, inReadingOrder, MOMENTS, partyIndex, unknownArtefacts } from '../../src/team/indexes.ts';

const config = readConfig({});
const pages = readHandbook(HANDBOOK);
const page = (id: string, more: Partial<PageRecord>) =>
  ({ id, title: id, owner: null, isSplash: false, who: [], makes: [], uses: [], ...more }) as unknown as PageRecord;

test('every artefact is made by a page, or it is said who makes it outside, and never both', () => {
  const made = new Set(pages.flatMap(({ makes }) => makes));
  expect(ARTEFACTS.filter(({ id, outside }) => made.has(id) === (outside !== null)).map(({ id }) => id)).toEqual([]);
});

test('front matter names only artefacts that exist', () => {
  const unknown = pages.flatMap(({ file, makes, uses }) =>
    [...makes, ...uses].filter((id) => artefactById(id) === null).map((id) => `${file}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

test('every party acts in a procedure', () => {
  const acting = new Set(pages.flatMap(({ who }) => who));
  expect(PARTIES.filter((party) => !acting.has(party))).toEqual([]);
});

test('the index of artefacts has each of them once, at its moment, with its pages', () => {
  const record = { pages: [page('a', { makes: ['order'] }), page('b', { uses: ['order', 'quote'] })] };
  const groups = artefactIndex(record);
  expect(groups.flatMap(({ uses }) => uses.map(({ artefact }) => artefact.id)).sort()).toEqual(
    ARTEFACTS.map(({ id }) => id).sort(),
  );
  const moments = groups.map(({ moment }) => moment);
  expect(moments).toEqual(MOMENTS.filter((moment) => moments.includes(moment)));
  const order = groups.flatMap(({ uses }) => uses).find(({ artefact }) => artefact.id === 'order');
  expect([order?.madeOn.map(({ id }) => id), order?.usedOn.map(({ id }) => id)]).toEqual([['a'], ['b']]);
  expect(groups.find(({ uses }) => uses.some(({ artefact }) => artefact.id === 'order'))?.moment).toBe(
    'Contract Admin',
  );
});

test('pages stand in the order in which they are read', () => {
  const item = (id: string) => ({ label: id, page: id, children: [] });
  const record = { pages: ['x', 'a', 'b'].map((id) => page(id, {})), navigation: [item('b'), item('a')] };
  expect(inReadingOrder(record).map(({ id }) => id)).toEqual(['b', 'a', 'x']);
});

test('ids that nobody knows are listed with their pages', () => {
  const record = { pages: [page('a', { makes: ['ordr'], uses: ['quote'] }), page('b', { uses: ['ordr'] })] };
  expect(unknownArtefacts(record).map(({ id, pages: on }) => [id, on.map(({ id: one }) => one)])).toEqual([
    ['ordr', ['a', 'b']],
  ]);
});

test('a party has its procedures, its pages, and the findings that fall to it', () => {
  const [rule] = RULES.filter(({ owner }) => owner === 'DE');
  const finding = (owner: string) => ({ rule: rule?.id, owner }) as unknown as Finding;
  const found = partyIndex({
    pages: [
      page('a', { who: ['BD', 'CS&S'], owner: 'DE' }),
      page('b', { who: ['DE'], owner: 'BD' }),
      page('c', { owner: 'DE', isSplash: true }),
    ],
    rules: RULES,
    open: [finding('DE'), finding('DE'), finding('BD')],
    config,
  });
  const of = (party: string) => found.find((one) => one.party === party);
  expect(found.map(({ party }) => party)).toEqual(PARTIES);
  expect(of('BD')?.procedures.map(({ id }) => id)).toEqual(['a']);
  expect(of('DE')?.keeps.map(({ id }) => id)).toEqual(['a']);
  expect(of('DE')?.rules[0]).toEqual({ rule, open: 2 });
  expect(of('BD')?.rules[0]).toEqual({ rule, open: 1 });
  expect(of('CS&S')?.rules).toEqual([]);
  const open = found.flatMap(({ rules }) => rules.map(({ open: count }) => count));
  expect(open.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(of('CS&S')?.steps.handOff).toEqual(['returns the executed agreement (e-signature, SAGE; to BD)']);
  expect(of('P&S')?.steps.offboarding[0]).toMatch(/^2 weeks before the end: if it does not renew/);
});
