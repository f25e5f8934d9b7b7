import type { WorkInputs } from '../workspace/inputs.ts';
import type { WorkTable } from '../workspace/table.ts';
import { compare } from '../words.ts';
import { filled, type ColumnId } from './columns.ts';
import type { One } from './one.ts';
import { VIEWS, type View } from './view.ts';

const HEALTH: ColumnId[] = ['reported', 'computed', 'difference', 'reasons'];
const DELIVERY: ColumnId[] = ['delivered', 'fte'];
const IN_FILES: ColumnId[] = ['id', 'score', 'coverage', 'due', 'committed', 'left'];

interface ViewTable {
  title: string;
  columns: ColumnId[];
  empty: string;
  /** Orders the rows: what is pressing first. */
  order: (a: One, b: One) => number;
}

const byEnd = (a: One, b: One) =>
  compare(a.engagement.end ?? '9999-99', b.engagement.end ?? '9999-99') || compare(a.engagement.id, b.engagement.id);
const byStart = (a: One, b: One) => compare(a.engagement.start ?? '', b.engagement.start ?? '') || byEnd(a, b);

/** Reported better than computed first, then the worst health, then what nothing is known of. */
const byHealth = (a: One, b: One) =>
  Number(b.difference === 'Reported better') - Number(a.difference === 'Reported better') ||
  (a.health.score ?? 101) - (b.health.score ?? 101) ||
  byEnd(a, b);

const OF_VIEW: Record<View, ViewTable> = {
  active: {
    title: 'Active engagements',
    columns: ['engagement', 'community', ...HEALTH, 'todo', ...DELIVERY, 'end', 'lead', 'records', ...IN_FILES],
    empty: 'An engagement that runs would stand here. None does today.',
    order: byHealth,
  },
  'needs-renewal': {
    title: 'Engagements that need a renewal',
    columns: ['engagement', 'community', 'end', ...HEALTH, 'todo', ...DELIVERY, 'lead', 'records', ...IN_FILES],
    empty:
      'An engagement that ends soon and is followed by nothing would stand here. There is none: nothing is to be done.',
    order: byEnd,
  },
  lapsed: {
    title: 'Lapsed engagements',
    columns: ['engagement', 'community', 'end', ...DELIVERY, 'tier', 'lead', 'todo', 'records', ...IN_FILES],
    empty:
      'An engagement that has ended and is served all the same would stand here. There is none: nothing is to be done.',
    order: byEnd,
  },
  'ready-for-decommission': {
    title: 'Engagements that are ready for decommission',
    columns: ['engagement', 'community', 'end', ...DELIVERY, 'tier', 'lead', 'todo', 'records', ...IN_FILES],
    empty: 'An engagement that is to be shut down would stand here. There is none: nothing is to be done.',
    order: byEnd,
  },
  planned: {
    title: 'Planned engagements',
    columns: [
      'engagement',
      'community',
      'start',
      'end',
      'tier',
      'deliverables',
      'fte',
      'lead',
      'todo',
      'records',
      ...IN_FILES,
    ],
    empty: 'An engagement that is still to start would stand here. There is none.',
    order: byStart,
  },
  'ended-or-renewed': {
    title: 'Engagements that have ended or were renewed',
    columns: ['engagement', 'community', 'start', 'end', ...DELIVERY, 'tier', 'lead', 'records', ...IN_FILES],
    empty: 'An engagement that is over would stand here. There is none yet.',
    order: (a, b) => byEnd(b, a),
  },
  unclear: {
    title: 'Engagements of which it cannot be told where they stand',
    columns: ['engagement', 'community', 'reason', 'start', 'end', 'lead', 'todo', 'records', 'id'],
    empty: 'An engagement without its dates would stand here. There is none: all of them can be placed.',
    order: byEnd,
  },
};

const SOURCE = 'The delivery system (engagements, projects, deliverables, FTE log, check-ins), usage and cloud cost.';

export const viewTableId = (view: View): string => `engagements-${view}`;

/** The portfolio: everything that runs today. */
export function runningTable(ones: readonly One[], inputs: WorkInputs): WorkTable {
  const columns: ColumnId[] = [
    'engagement',
    'community',
    ...HEALTH,
    'todo',
    ...DELIVERY,
    'of-use',
    'end',
    'lead',
    'records',
    'view',
    ...IN_FILES,
  ];
  return {
    ...{ id: 'engagements', title: 'Engagements that run today', source: SOURCE },
    ...filled(columns, ones.filter(({ isRunning }) => isRunning).toSorted(byHealth), inputs),
    empty: 'An engagement that runs would stand here. None does today.',
  };
}

/** A table for each view. */
export const viewTables = (ones: readonly One[], inputs: WorkInputs): WorkTable[] =>
  VIEWS.map((view) => {
    const { title, columns, empty, order } = OF_VIEW[view];
    const own = ones.filter(({ placed }) => placed.view === view).toSorted(order);
    return { id: viewTableId(view), title, ...filled(columns, own, inputs), empty, source: SOURCE };
  });
