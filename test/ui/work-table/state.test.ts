import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSentence, ignoredSentence, stateSentence } from '../../../src/ui/work-table/said.ts';
import { formatState, NO_STATE, parseState } from '../../../src/ui/work-table/state.ts';
import { COLUMNS, states } from './tables.ts';

const parsed = (address: string, prefix = '') => parseState(new URLSearchParams(address), COLUMNS, prefix);

describe('the state of a table in an address', () => {
  test('says what is searched, chosen, between, and sorted', () => {
    expect(parsed('q=hub+one&stage=Closed+Won&amount=1.5..&due=2026-01-01..2026-02-28&sort=-due')).toEqual({
      state: {
        q: 'hub one',
        choices: new Map([['stage', 'Closed Won']]),
        ranges: new Map([
          ['amount', { from: '1.5', to: '' }],
          ['due', { from: '2026-01-01', to: '2026-02-28' }],
        ]),
        sort: { column: 'due', descending: true },
      },
      ignored: [],
    });
  });

  test('one value is both ends of a range, and no value is a choice', () => {
    const { state } = parsed('amount=-3&stage=');
    expect(state.ranges.get('amount')).toEqual({ from: '-3', to: '-3' });
    expect(state.choices.get('stage')).toBe('');
  });

  test.each([
    'nonsense=1',
    'sort=nonsense',
    'sort=',
    'due=2026-02-31..',
    'due=tomorrow',
    'due=..',
    'amount=1..2..3',
    'amount=NaN',
    'amount=0x10',
    'deal=x',
    '__proto__=x',
    'sort=__proto__',
  ])('%s is passed over, and named', (address) => {
    const { state, ignored } = parsed(address);
    expect(state).toEqual(NO_STATE);
    expect(ignored).toEqual([[...new URLSearchParams(address)].map((pair) => pair.join('='))[0]]);
    expect(ignoredSentence(ignored)).toContain(ignored[0]);
  });

  test('is read again as it was written, whatever other tables say', () => {
    const prefix = fc.constantFrom('', 'other.');
    fc.assert(
      fc.property(states, states, prefix, (state, foreign, own) => {
        const before = formatState(new URLSearchParams(), foreign, 'third.');
        const after = formatState(before, state, own);
        const again = parseState(new URLSearchParams(after.toString()), COLUMNS, own);
        expect(again).toEqual({ state, ignored: [] });
        expect(parseState(after, COLUMNS, 'third.').state).toEqual(foreign);
        expect(formatState(after, NO_STATE, own).toString()).toBe(before.toString());
      }),
    );
  });

  test('in words', () => {
    const { state } = parsed('q=hub&stage=&amount=..8&due=2026-01-01..2026-01-01&sort=-due');
    expect(stateSentence(state, COLUMNS)).toBe(
      'Only rows with “hub” · Stage: Not known · Amount: up to 8 · Due: 2026-01-01. Sorted by Due, descending',
    );
    expect(stateSentence(NO_STATE, COLUMNS)).toBe('');
    expect([countSentence(12, 1340), countSentence(1, 1), countSentence(0, 2)]).toEqual([
      '12 of 1\u202f340 rows',
      '1 row',
      '0 of 2 rows',
    ]);
  });
});
