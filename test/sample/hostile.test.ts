import { expect, test } from 'vitest';
import { NOUN_KEYS, NOUNS, parse } from '../../src/model/index.ts';
import { HOSTILE, hostileNames, samplePortfolio } from '../../src/sample/index.ts';

const { records } = samplePortfolio();
const hostile = hostileNames(records);

test('every hostile name stands on every kind of record that is shown by name', () => {
  for (const key of ['deals', 'engagements', 'projects', 'deliverables', 'hubs'] as const) {
    expect(new Set(hostile[key].map(({ name }) => name))).toEqual(new Set(HOSTILE));
  }
  expect(new Set(hostile.communities.map(({ longName }) => longName))).toEqual(new Set(HOSTILE));
});

test('every hostile name is also a community_id, and most communities keep a usable one', () => {
  const ids = hostile.communities.map(({ communityId }) => communityId ?? '');
  expect(HOSTILE.every((name) => ids.includes(name))).toBe(true);
  expect(ids.filter((id) => /^[a-z]+$/.test(id)).length).toBeGreaterThan(HOSTILE.length);
  const owned = [...hostile.engagements, ...hostile.hubs, ...hostile.costs].map(({ communityId }) => communityId ?? '');
  expect(owned.some((id) => (HOSTILE as readonly string[]).includes(id))).toBe(true);
  expect(owned.filter((id) => !ids.includes(id))).toEqual([]);
});

test('the records still fit their schemas, and the portfolio that was given is unchanged', () => {
  for (const key of NOUN_KEYS) {
    expect(hostile[key].filter((record) => !parse(NOUNS[key].schema, record).ok)).toEqual([]);
  }
  expect(records).toEqual(samplePortfolio().records);
});
