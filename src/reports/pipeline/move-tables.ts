import { formatDay } from '../../charts/index.ts';
import { addDays } from '../../model/index.ts';
import { dealColumns, recordsColumn } from '../kpis/agreement-tables.ts';
import { amountColumns, dealCell, moneyCell, recordsCell } from '../kpis/cells.ts';
import { count } from '../words.ts';
import { communityCell, communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, number, text, type WorkTable } from '../workspace/table.ts';
import { daysSince, type Move, type MoveKind } from './moves.ts';

/** The spans that moves are counted over, in days up to and including the day of the data. */
export const SPANS = [7, 30, 90] as const;

const COLUMNS: readonly { kind: MoveKind; id: string; label: string; description: string }[] = [
  { kind: 'new', id: 'new', label: 'New deals', description: 'Deals that came into the pipeline: net-new' },
  { kind: 'on', id: 'on', label: 'Moved on', description: 'Moves to a later open stage' },
  {
    kind: 'back',
    id: 'back',
    label: 'Moved back',
    description: 'Moves to an earlier stage, or from a closed to an open one',
  },
  {
    kind: 'moved',
    id: 'moved',
    label: 'Moved, from where is not known',
    description: 'Moves to an open stage from one that was not noted',
  },
  { kind: 'won', id: 'won', label: 'Won', description: 'Moves to Closed Won' },
  { kind: 'lost', id: 'lost', label: 'Lost', description: 'Moves to Closed Lost' },
];

/** Moves within the last 7, 30 and 90 days. */
export const movesTable = (moves: readonly Move[], { asOf }: WorkInputs): WorkTable => ({
  id: 'pipeline-moves',
  title: 'Moves in 7, 30 and 90 days',
  columns: [
    { id: 'days', label: 'Last days', description: 'Days up to and including the day of the data', kind: 'number' },
    ...COLUMNS.map(({ id, label, description }) => ({ id, label, description, kind: 'number' as const })),
  ],
  rows: SPANS.map((days) => {
    const within = moves.filter((move) => daysSince(move, asOf) < days);
    return [
      number(days, count(days, 'day'), `from ${addDays(asOf, 1 - days)}`),
      ...COLUMNS.map(({ kind }) => number(within.filter((move) => move.kind === kind).length)),
    ];
  }),
  empty: 'Moves would stand here.',
  source: 'The journal of stages; HubSpot: deals',
});

const WORDS: Record<MoveKind, string> = {
  new: 'New',
  on: 'Moved on',
  back: 'Moved back',
  moved: 'Moved',
  won: 'Won',
  lost: 'Lost',
  unknown: 'To a stage that is none of the seven',
};

/** Each move of the last 90 days, the newest first. */
export const moveListTable = (moves: readonly Move[], inputs: WorkInputs): WorkTable => ({
  id: 'pipeline-move-list',
  title: 'Each move of the last 90 days',
  columns: [
    { id: 'on', label: 'Day', description: 'Day of the move', kind: 'day', filter: 'range' },
    ...dealColumns,
    { id: 'move', label: 'Move', description: 'Kind of the move', kind: 'text', filter: 'choice' },
    { id: 'from', label: 'From', description: 'Stage before, where it was noted', kind: 'text' },
    { id: 'to', label: 'To', description: 'Stage after', kind: 'text', filter: 'choice' },
    {
      id: 'noted',
      label: 'Known from',
      description: 'The journal, or the deal itself',
      kind: 'text',
      filter: 'choice',
    },
    ...amountColumns('amount', 'Amount', 'Amount of the deal on the day of the data'),
    recordsColumn,
  ],
  rows: moves.map((move) => {
    const { deal, on, from, to, kind, isNoted } = move;
    return [
      date(on),
      dealCell(deal),
      communityCell(communityOfDeal(deal, inputs)),
      text(WORDS[kind]),
      from === null && kind !== 'new' ? { value: null, shown: [{ text: 'Not noted' }] } : text(from),
      to === null && kind === 'new' && !isNoted ? { value: null, shown: [{ text: 'Not noted' }] } : text(to),
      text(isNoted ? 'Journal' : 'Deal'),
      moneyCell(deal.amount),
      text(deal.amount?.currency ?? null),
      recordsCell([{ type: 'deal', id: deal.id }], inputs),
    ];
  }),
  empty: 'Deals that came in or changed their stage within 90 days would stand here. None did.',
  source: 'The journal of stages; HubSpot: deals',
});

/** What the moves show, and what they cannot. */
export function movesNote({ journal, asOf }: WorkInputs): string {
  const first = journal?.nights[0]?.day ?? null;
  const record =
    'A deal itself remembers when it was created and its last move, so earlier moves are not in these figures, nor is the stage that it came from.';
  if (journal === null || first === null) return `No history of stages is kept. ${record}`;
  return first <= addDays(asOf, 1 - 90)
    ? `The journal has noted every move since ${formatDay(first)}.`
    : `The journal has noted every move since ${formatDay(first)}. Before that: ${record.charAt(0).toLowerCase()}${record.slice(1)}`;
}
