import { expect, test } from 'vitest';
import { z } from 'zod';
import { NOUN_KEYS, NOUNS, parse, STAGES, stageNamed, isFrom } from '../../src/model/index.ts';

test('every field of every noun says who may see it', () => {
  for (const key of NOUN_KEYS) {
    const { properties = {} } = z.toJSONSchema(NOUNS[key].schema, { unrepresentable: 'any' });
    for (const [field, schema] of Object.entries(properties)) {
      expect((schema as { visibility?: string }).visibility, `${key}.${field}`).toMatch(/^(team|community)$/);
    }
  }
});

test('deals, people, contracts and orders have nothing for communities', () => {
  for (const key of ['deals', 'people', 'contracts', 'orders', 'pipelines', 'capacity'] as const) {
    expect(Object.keys(NOUNS[key].publicSchema.shape)).toEqual([]);
  }
});

test('parsing with the public schema drops what only the team may see', () => {
  const checkIn = {
    id: 'rec1',
    engagementIds: [],
    date: null,
    score: 4,
    quote: null,
    mayPublish: false,
    comment: 'internal',
  };
  expect(NOUNS.checkIns.schema.parse(checkIn)).toEqual(checkIn);
  expect(JSON.stringify(NOUNS.checkIns.publicSchema.parse(checkIn))).not.toContain('internal');
});

test('a record that does not fit is refused with field, expected and found', () => {
  const result = parse(NOUNS.capacity.schema, {
    id: 'rec1',
    team: 'P&S',
    month: '2026-13',
    fteAvailable: -1,
    extra: true,
  });
  expect(result).toEqual({
    ok: false,
    problems: [
      { path: ['month'], expected: 'a month as YYYY-MM', found: '"2026-13"' },
      { path: ['fteAvailable'], expected: 'at least 0', found: '-1' },
      { path: ['extra'], expected: 'no such field', found: 'true' },
    ],
  });
});

test('stage labels are matched without regard to case and punctuation', () => {
  expect(['closed won', 'Closed-Won', 'CONTRACT ADMIN', 'contract_admin', 'Lead ', 'Won'].map(stageNamed)).toEqual([
    'Closed Won',
    'Closed Won',
    'Contract Admin',
    'Contract Admin',
    'Lead',
    null,
  ]);
});

test('nothing is "from a stage on" once the deal is lost', () => {
  expect(STAGES.filter((stage) => isFrom(stage, 'Proposal'))).toEqual([
    'Proposal',
    'Negotiation',
    'Contract Admin',
    'Closed Won',
  ]);
});
