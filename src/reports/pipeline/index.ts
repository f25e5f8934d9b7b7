/** The pipeline: where the deals stand, which moved, which stand still, and the figures by which it is steered. */
import { addDays } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { KPIS_PAGE, kpiFacts, kpiPage, kpisOf, kpisTable, type KpiFacts } from '../kpis/index.ts';
import { unreadOf } from '../kpis/unread.ts';
import { count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { openDeals, type OpenDeal } from './age.ts';
import { closedTable, conversionTable } from './conversion.ts';
import { funnelChart, funnelOf, funnelTable } from './funnel.ts';
import { moveListTable, movesNote, movesTable, SPANS } from './move-tables.ts';
import { movesOf } from './moves.ts';
import { openTable, stalledTable, unknownTable } from './open-table.ts';

/** What the pages show besides answer, tables and charts. */
export interface PipelineFacts {
  /** Ids of the tables and charts of the first page. */
  tables: string[];
  charts: string[];
  /** What the moves show, and what they cannot. */
  moves: string;
  /** The one line of the page with all KPIs. */
  kpisAnswer: string;
  kpis: KpiFacts[];
}
export type PipelinePart = Part<PipelineFacts>;

export function pipelinePart(inputs: WorkInputs): PipelinePart {
  const { snapshot, asOf } = inputs;
  const open = openDeals(inputs);
  const unknown = snapshot.records.deals.filter(({ stage }) => stage === null);
  const moves = movesOf(inputs, addDays(asOf, 1 - Math.max(...SPANS)), asOf);
  const funnel = funnelOf(open);
  const kpis = kpisOf(inputs);
  const tables = [
    openTable(open, inputs),
    funnelTable(funnel, unknown, inputs),
    stalledTable(open, inputs),
    movesTable(moves, inputs),
    moveListTable(moves, inputs),
    conversionTable(inputs),
    closedTable(inputs),
    ...(unknown.length === 0 ? [] : [unknownTable(unknown, inputs)]),
  ];
  const chart = funnelChart(funnel);
  return {
    answer: answerOf(open, inputs),
    doubts: [...unknownDoubt(unknown.length), ...unreadOf(['deals', 'pipelines'], inputs)],
    tables: [...tables, kpisTable(kpis), ...kpis.flatMap((kpi) => kpi.tables)],
    charts: [chart, ...kpis.flatMap((kpi) => kpi.charts)],
    facts: {
      tables: tables.map(({ id }) => id),
      charts: [chart.id],
      moves: movesNote(inputs),
      kpisAnswer: `${list(kpis.slice(0, 4).map(({ label, value }) => `${label}: ${value}`))}.`,
      kpis: kpis.map(kpiFacts),
    },
    records: [],
    pages: [KPIS_PAGE, ...kpis.map(({ id }) => kpiPage(id))],
    files: {},
  };
}

/** "6 deals are open, with 45 654.70 USD on 2 of them; 1 has stalled, 2 are past their close date." */
function answerOf(open: readonly OpenDeal[], { config }: WorkInputs): string {
  if (open.length === 0) return 'No deal is open.';
  const amounts = open.flatMap(({ deal }) => deal.amount ?? []);
  const stated =
    amounts.length === 0
      ? 'none states an amount'
      : `with ${list(amountsOf(amounts).map(amountText))}${amounts.length < open.length ? ` on ${amounts.length} of them` : ''}`;
  const stalled = open.filter(({ pace }) => pace === 'stalled').length;
  const past = open.filter(({ isClosePast }) => isClosePast).length;
  const { openDealStalledDays } = config.thresholds;
  return `${count(open.length, 'deal')} ${open.length === 1 ? 'is' : 'are'} open, ${stated}; ${
    stalled === 0 ? 'none has' : `${stalled} ${stalled === 1 ? 'has' : 'have'}`
  } stood still for more than ${count(openDealStalledDays, 'day')}, and ${
    past === 0 ? 'none is' : `${past} ${past === 1 ? 'is' : 'are'}`
  } past the close date.`;
}

const unknownDoubt = (deals: number): string[] =>
  deals === 0
    ? []
    : [
        `${count(deals, 'deal')} ${deals === 1 ? 'stands' : 'stand'} at a stage that is none of the seven, so that it is not known whether ${deals === 1 ? 'it is' : 'they are'} open; the last table lists ${deals === 1 ? 'it' : 'them'}.`,
      ];
