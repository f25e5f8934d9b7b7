import fc from 'fast-check';
import type { PackedTable, TableColumn } from '../../../src/ui/work-table/packed.ts';
import type { Range, TableState } from '../../../src/ui/work-table/state.ts';

export const COLUMNS: TableColumn[] = [
  { id: 'deal', label: 'Deal', kind: 'text' },
  { id: 'stage', label: 'Stage', kind: 'text', filter: 'choice' },
  { id: 'amount', label: 'Amount', kind: 'number', filter: 'range' },
  { id: 'due', label: 'Due', kind: 'day', filter: 'range' },
  { id: 'key', label: 'Key', kind: 'text', hidden: true },
];

const STAGES = ['Lead', 'Proposal', 'Closed Won'];
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);

const row = fc.tuple(
  orNull(fc.string()),
  orNull(fc.constantFrom(...STAGES)),
  orNull(fc.integer({ min: -9, max: 9 })),
  orNull(day),
  fc.string(),
);

export const tables: fc.Arbitrary<PackedTable> = fc
  .array(row, { maxLength: 30 })
  .map((rows) => ({ columns: COLUMNS, rows }));

const rangeOf = (end: fc.Arbitrary<string>): fc.Arbitrary<Range> =>
  fc
    .record({ from: fc.option(end, { nil: '' }), to: fc.option(end, { nil: '' }) })
    .filter(({ from, to }) => from + to !== '');

/** Any state that a reader can make of these columns. */
export const states: fc.Arbitrary<TableState> = fc.record({
  q: fc.oneof(fc.constant(''), fc.string({ maxLength: 3 })),
  choices: fc.oneof(
    fc.constant(new Map<string, string>()),
    fc.oneof(fc.constantFrom('', ...STAGES), fc.string()).map((value) => new Map([['stage', value]])),
  ),
  ranges: fc
    .tuple(orNull(rangeOf(fc.integer({ min: -9, max: 9 }).map(String))), orNull(rangeOf(day)))
    .map(
      ([amount, due]) =>
        new Map([...(amount ? [['amount', amount] as const] : []), ...(due ? [['due', due] as const] : [])]),
    ),
  sort: orNull(fc.record({ column: fc.constantFrom(...COLUMNS.map(({ id }) => id)), descending: fc.boolean() })),
});
