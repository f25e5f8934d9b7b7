import { expect, it } from 'vitest';
import { explain } from '../../src/findings/index.ts';
import { portfolio, ruleById } from '../../src/invariants/index.ts';
import { readConfig } from '../../src/model/index.ts';
import { result } from './portfolio.ts';

const told = (email: string | null) =>
  explain({
    finding: {
      ...result().findings[0]!,
      subject: { type: 'person', id: '9', name: 'person 9' },
      related: [
        { role: 'deal', type: 'deal', id: '404' },
        { role: 'subject', type: 'person', id: '9' },
      ],
    },
    rule: { ...ruleById('stage-known')!, reads: { needs: ['people.email'], clears: ['deals.stageId'] } },
    life: null,
    records: portfolio({ people: [{ id: '9', email }] }),
    setAside: [],
    config: readConfig({}),
    asOf: '2026-06-15',
  });

it('says that a personal value is stated, and not what it is', () => {
  expect(told('ada@people.example')).toContain('    email: stated (not shown here)\n');
  expect(told('ada@people.example')).not.toContain('ada@');
  expect(told(null)).toContain('    email: nothing\n');
});

it('names each record once, with its parts, and says which is not there', () => {
  expect(told(null)).toContain('  person 9 (subject, subject)\n');
  expect(told(null)).toContain('  deal 404 (deal)\n    is not in the snapshot\n');
});

it('shows no remark about a community, which may name people', () => {
  const shown = explain({
    finding: { ...result().findings[0]!, subject: { type: 'community', id: '5', name: 'Reefs' }, related: [] },
    rule: { ...ruleById('stage-known')!, reads: { needs: ['communities.contextGoals'], clears: [] } },
    life: null,
    records: portfolio({ communities: [{ id: '5', contextGoals: 'Ask Ada' }] }),
    setAside: [],
    config: readConfig({}),
    asOf: '2026-06-15',
  });
  expect(shown).toMatch(/contextGoals.*: stated \(not shown here\)\n/);
  expect(shown).not.toContain('Ada');
});

it('shows the month of a line, all values of a source without a mapping, and which record was set aside', () => {
  const shown = explain({
    finding: {
      ...result().findings[0]!,
      subject: { type: 'usage', id: 'reefs/2026-05', name: 'Reefs' },
      related: [
        { role: 'capacity', type: 'source', id: 'capacity/recC1' },
        { role: 'deal', type: 'deal', id: '7' },
      ],
    },
    rule: ruleById('usage-value-sane')!,
    life: null,
    records: portfolio({
      usage: [{ id: 'reefs/2026-05', namespace: 'reefs', month: '2026-05', dau: [9], wau: [7] }],
      capacity: [{ id: 'recC1', month: '2026-06' }],
    }),
    setAside: [
      { noun: 'deals', id: '7', name: 'Ada', field: 'amount', expected: 'an amount', found: 'much', links: [] },
    ],
    config: readConfig({}),
    asOf: '2026-06-15',
  });
  expect(shown).toContain('    dau: [9]\n    wau: [7]\n');
  expect(shown).toMatch(/source capacity\/recC1 \(capacity\)\n {4}month.*: "2026-06"\n/);
  expect(shown).toContain('  deal 7 (deal)\n    was set aside: amount could not be read\n');
});
