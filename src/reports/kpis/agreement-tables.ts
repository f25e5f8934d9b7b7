import { formatDay } from '../../charts/index.ts';
import { monthOf, type Month } from '../../model/index.ts';
import { compare } from '../words.ts';
import { communityCell, communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, text, type Column, type WorkTable } from '../workspace/table.ts';
import type { ExecutedAgreement, IntervalSource, LeftOut } from './agreements.ts';
import { amountCell, amountColumns, dealCell, moneyCell, recordsCell } from './cells.ts';
import { spread } from './spread.ts';

const SOURCES: Record<IntervalSource, string> = {
  deal: 'Dates of the deal',
  contracts: 'Dates of its executed contracts',
  engagement: 'Dates of its engagement',
};

export const dealColumns: Column[] = [
  { id: 'deal', label: 'Deal', description: 'Name of the deal in HubSpot', kind: 'text' },
  { id: 'community', label: 'Community', description: 'Community that the deal is with', kind: 'text' },
];
export const recordsColumn: Column = {
  ...{ id: 'records', label: 'Open in', kind: 'text' },
  description: 'Ids of the records in their own systems',
};

/** The agreements with a month among those that are shown: the latest end last, so that what ends soon stands first. */
export function agreementsTable(
  agreements: readonly ExecutedAgreement[],
  { from, now, to }: Record<'from' | 'now' | 'to', Month>,
  inputs: WorkInputs,
): WorkTable {
  const shown = agreements
    .filter(({ interval }) => monthOf(interval.start) <= to && monthOf(interval.end) >= from)
    .toSorted((a, b) => compare(a.interval.end, b.interval.end) || compare(a.deal.id, b.deal.id));
  return {
    id: 'cmrr-agreements',
    title: 'The agreements',
    columns: [
      ...dealColumns,
      ...amountColumns('value', 'Value', 'Amount of the deal'),
      ...amountColumns('month-value', 'In the month of the data', 'What the agreement gives in that month'),
      { id: 'start', label: 'Start', description: 'First day of the service interval', kind: 'day', filter: 'range' },
      { id: 'end', label: 'End', description: 'Last day of the service interval', kind: 'day', filter: 'range' },
      {
        ...{ id: 'interval', label: 'Interval from', kind: 'text', filter: 'choice' },
        description: 'Which records state the interval',
      },
      { id: 'executed', label: 'Executed', description: 'First day on which it was executed', kind: 'day' },
      recordsColumn,
    ],
    rows: shown.map(({ deal, minor, currency, interval, executedOn, source }) => [
      dealCell(deal),
      communityCell(communityOfDeal(deal, inputs)),
      amountCell(minor, currency),
      text(currency),
      amountCell(spread(minor, interval, now, now)[0]?.minor ?? 0n, currency),
      text(currency),
      date(interval.start),
      date(interval.end),
      text(SOURCES[source]),
      date(executedOn),
      recordsCell([{ type: 'deal', id: deal.id }], inputs),
    ]),
    empty: `Executed agreements within a year of ${formatDay(inputs.asOf)} would stand here. There are none.`,
    source: 'HubSpot: deals; Airtable: Contracts, Engagements',
  };
}

/** Deals that may belong to a figure and are not in it. */
export const leftOutTable = (
  leftOut: readonly LeftOut[],
  inputs: WorkInputs,
  { id, title }: { id: string; title: string } = { id: 'cmrr-left-out', title: 'Deals that are left out' },
): WorkTable => ({
  id,
  title,
  columns: [
    ...dealColumns,
    { id: 'reason', label: 'Why', description: 'Why the deal is not in the figure', kind: 'text', filter: 'choice' },
    ...amountColumns('amount', 'Amount', 'Amount of the deal'),
    recordsColumn,
  ],
  rows: leftOut.map(({ deal, reason }) => [
    dealCell(deal),
    communityCell(communityOfDeal(deal, inputs)),
    text(reason),
    moneyCell(deal.amount),
    text(deal.amount?.currency ?? null),
    recordsCell([{ type: 'deal', id: deal.id }], inputs),
  ]),
  empty: 'Deals without an interval or an amount would stand here. None is left out.',
  source: 'HubSpot: deals',
});
