import { amountColumns, dealCell, moneyCell, recordsCell } from '../kpis/cells.ts';
import { dealColumns, recordsColumn } from '../kpis/agreement-tables.ts';
import { compare } from '../words.ts';
import { rulePage, sop } from '../workspace/addresses.ts';
import { communityCell, communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, number, status, text, type Cell, type Column, type Shape, type WorkTable } from '../workspace/table.ts';
import type { Deal } from '../../model/index.ts';
import { daysText, type OpenDeal, type Pace } from './age.ts';
import { nextSteps } from './next-step.ts';

const PACES: Record<Pace, { words: string; shape: Shape }> = {
  stalled: { words: 'Stalled', shape: 'warning' },
  decide: { words: 'Decide', shape: 'due' },
  look: { words: 'Look at it', shape: 'info' },
  waived: { words: 'Waived', shape: 'info' },
  unknown: { words: 'Not known', shape: 'info' },
  moving: { words: 'Moving', shape: 'open' },
};
const ORDER: readonly Pace[] = ['stalled', 'decide', 'look', 'waived', 'unknown', 'moving'];

const paceCell = ({ pace }: OpenDeal): Cell =>
  status(PACES[pace].words, PACES[pace].shape, PACES[pace].words, {
    href: pace === 'moving' ? null : sop('sales/pipeline#watch-the-open-deals'),
  });

const closeCell = ({ deal, isClosePast }: OpenDeal): Cell =>
  isClosePast
    ? {
        value: deal.closedOn,
        shown: [{ text: deal.closedOn ?? '', shape: 'late', href: sop('sales/pipeline#watch-the-open-deals') }],
        note: 'Past',
      }
    : deal.closedOn === null
      ? { value: null, shown: [{ text: 'Not set' }] }
      : date(deal.closedOn);

const columns: Column[] = [
  ...dealColumns.map((column): Column => (column.id === 'community' ? { ...column, filter: 'choice' } : column)),
  { id: 'stage', label: 'Stage', description: 'Stage of the deal', kind: 'text', filter: 'choice' },
  {
    id: 'days',
    label: 'Days in stage',
    description: 'Days since it entered the stage',
    kind: 'number',
    filter: 'range',
  },
  {
    id: 'pace',
    label: 'Pace',
    description: 'Whether it moves, by its days in the stage',
    kind: 'text',
    filter: 'choice',
  },
  {
    id: 'close',
    label: 'Close date',
    description: 'Day on which it is expected to close',
    kind: 'day',
    filter: 'range',
  },
  ...amountColumns('amount', 'Amount', 'Amount of the deal', 'range'),
  { id: 'next', label: 'Next step', description: 'What leaving the stage lacks first', kind: 'text' },
  { id: 'type', label: 'Type', description: 'New or renewal', kind: 'text', filter: 'choice', hidden: true },
  { id: 'owner', label: 'Owner', description: 'Owner of the deal in HubSpot', kind: 'text', filter: 'choice' },
  recordsColumn,
];

const inOrder = (a: OpenDeal, b: OpenDeal): number =>
  ORDER.indexOf(a.pace) - ORDER.indexOf(b.pace) ||
  Number(b.isClosePast) - Number(a.isClosePast) ||
  (b.days ?? -1) - (a.days ?? -1) ||
  compare(a.deal.id, b.deal.id);

/** All open deals, what needs attention first. */
export function openTable(open: readonly OpenDeal[], inputs: WorkInputs): WorkTable {
  const next = nextSteps(inputs);
  return {
    id: 'pipeline-open',
    title: 'Open deals',
    columns,
    rows: open.toSorted(inOrder).map((one) => {
      const { deal, days } = one;
      return [
        dealCell(deal),
        communityCell(communityOfDeal(deal, inputs)),
        text(deal.stage),
        number(days, days === null ? 'Not known' : undefined),
        paceCell(one),
        closeCell(one),
        moneyCell(deal.amount),
        text(deal.amount?.currency ?? null),
        next(deal),
        text(deal.type ?? 'Not recorded'),
        text(deal.ownerName ?? 'Nobody'),
        recordsCell([{ type: 'deal', id: deal.id }], inputs),
      ];
    }),
    empty: 'Deals from Lead to Contract Admin would stand here. None is open.',
    source: 'HubSpot: deals, pipelines, owners',
  };
}

/** Deals that are long in their stage or past their close date, the gravest first. */
export function stalledTable(open: readonly OpenDeal[], inputs: WorkInputs): WorkTable {
  const { openDealLookDays, openDealDecideDays, openDealStalledDays } = inputs.config.thresholds;
  const shown = open.filter(({ pace, isClosePast }) => isClosePast || ['stalled', 'decide', 'look'].includes(pace));
  return {
    id: 'pipeline-stalled',
    title: 'Deals that stand still or are past their close date',
    columns: [
      ...dealColumns,
      columnOf('stage'),
      columnOf('days'),
      columnOf('pace'),
      columnOf('close'),
      columnOf('owner'),
      recordsColumn,
    ],
    rows: shown
      .toSorted(inOrder)
      .map((one) => [
        dealCell(one.deal),
        communityCell(communityOfDeal(one.deal, inputs)),
        text(one.deal.stage),
        number(one.days, daysText(one.days)),
        paceCell(one),
        closeCell(one),
        text(one.deal.ownerName ?? 'Nobody'),
        recordsCell([{ type: 'deal', id: one.deal.id }], inputs),
      ]),
    empty: `Deals that are ${openDealLookDays}, ${openDealDecideDays} or more than ${openDealStalledDays} days in their stage, or past their close date, would stand here. There are none.`,
    source: 'HubSpot: deals; rules open-deal-not-stalled and open-deal-close-date-not-past',
  };
}

function columnOf(id: string): Column {
  const found = columns.find((column) => column.id === id);
  if (!found) throw new Error(`There is no column ${id}: a mistake of the program.`);
  return found;
}

/** Deals at a stage that is none of the seven. */
export const unknownTable = (deals: readonly Deal[], inputs: WorkInputs): WorkTable => ({
  id: 'pipeline-unknown-stage',
  title: 'Deals at a stage that is none of the seven',
  columns: [
    ...dealColumns,
    {
      id: 'label',
      label: 'Stage in HubSpot',
      description: 'Label or id of the stage, as HubSpot has it',
      kind: 'text',
    },
    ...amountColumns('amount', 'Amount', 'Amount of the deal'),
    { id: 'next', label: 'Next step', description: 'What to do', kind: 'text' },
    recordsColumn,
  ],
  rows: deals.map((deal) => [
    dealCell(deal),
    communityCell(communityOfDeal(deal, inputs)),
    text(deal.stageLabel ?? deal.stageId),
    moneyCell(deal.amount),
    text(deal.amount?.currency ?? null),
    {
      value: 'Clear the stage',
      shown: [
        { text: 'Clear the stage', href: sop('sales/pipeline#stage-names') },
        { text: 'The rule', href: rulePage('stage-known') },
      ],
    },
    recordsCell([{ type: 'deal', id: deal.id }], inputs),
  ]),
  empty: 'Deals whose stage is none of the seven would stand here. There are none.',
  source: 'HubSpot: deals, pipelines',
});
