import { formatNumber, type RangeSpec } from '../../charts/index.ts';
import { isOpen, STAGES, type Deal, type Stage } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { dealName, handOffOf } from '../kpis/cells.ts';
import { compare, count, list } from '../words.ts';
import { sop } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { link, number, several, type Cell, type WorkTable } from '../workspace/table.ts';
import { median, type OpenDeal } from './age.ts';

/** The open deals at a stage. */
export interface FunnelStage {
  stage: Stage;
  deals: OpenDeal[];
  medianDays: number | null;
  oldest: OpenDeal | null;
}

export const OPEN_STAGES: readonly Stage[] = STAGES.filter(isOpen);

export function funnelOf(open: readonly OpenDeal[]): FunnelStage[] {
  const at = Map.groupBy(open, ({ deal }) => deal.stage);
  return OPEN_STAGES.map((stage) => {
    const deals = at.get(stage) ?? [];
    const known = deals.filter(({ days }) => days !== null);
    const [oldest = null] = known.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0) || compare(a.deal.id, b.deal.id));
    return { stage, deals, medianDays: median(known.flatMap(({ days }) => days ?? [])), oldest };
  });
}

/** Amounts of deals, by currency, with how many state none. */
export function amountsCell(deals: readonly Deal[]): Cell {
  const texts = amountsOf(deals.flatMap(({ amount }) => amount ?? [])).map(amountText);
  const without = deals.filter(({ amount }) => amount === null).length;
  const note = without === 0 ? null : texts.length === 0 ? 'No amount stated' : `${without} without an amount`;
  return several(
    texts.join('; ') || null,
    texts.map((words) => ({ text: words })),
    deals.length === 0 ? null : note,
  );
}

export const SECTION: Readonly<Record<Stage, string>> = {
  Lead: 'sales/lead',
  Qualified: 'sales/qualified',
  Proposal: 'sales/proposal',
  Negotiation: 'sales/negotiation',
  'Contract Admin': 'sales/contract-admin',
  'Closed Won': 'sales/closed-won',
  'Closed Lost': 'sales/closed-lost',
};

/** Where the open deals of a stage stand in the table of all of them. */
export const stageFilter = (stage: Stage): string => `pipeline/?stage=${encodeURIComponent(stage)}`;

export function funnelTable(
  funnel: readonly FunnelStage[],
  unknown: readonly Deal[],
  { config }: WorkInputs,
): WorkTable {
  const { openDealStalledDays } = config.thresholds;
  return {
    id: 'pipeline-funnel',
    title: 'Open deals by stage',
    columns: [
      { id: 'stage', label: 'Stage', description: 'Deal stage', kind: 'text' },
      { id: 'deals', label: 'Deals', description: 'Deals at the stage', kind: 'number' },
      { id: 'amount', label: 'Amount', description: 'Sums of their amounts, one for each currency', kind: 'text' },
      {
        id: 'median-days',
        label: 'Median days in stage',
        description: 'Of the deals whose days are known',
        kind: 'number',
      },
      {
        id: 'oldest-days',
        label: 'Longest in stage',
        description: 'Days of the deal that is longest there',
        kind: 'number',
      },
      { id: 'oldest', label: 'Deal that is longest there', description: 'Name of that deal', kind: 'text' },
      {
        ...{ id: 'stalled', label: 'Stalled', kind: 'number' },
        description: `Deals that are more than ${openDealStalledDays} days in the stage`,
      },
      { id: 'handbook', label: 'What leaving it needs', description: 'Section of the handbook', kind: 'text' },
    ],
    rows: [
      ...funnel.map(({ stage, deals, medianDays, oldest }) => [
        link(stage, deals.length === 0 ? null : stageFilter(stage)),
        number(deals.length),
        amountsCell(deals.map(({ deal }) => deal)),
        daysCell(medianDays, deals.length),
        daysCell(oldest?.days ?? null, deals.length),
        oldest ? link(dealName(oldest.deal), handOffOf(oldest.deal)) : { value: null },
        number(deals.filter(({ pace }) => pace === 'stalled').length),
        several(SECTION[stage], [{ text: `Leaving ${stage}`, href: sop(`${SECTION[stage]}#exit-criteria`) }]),
      ]),
      ...(unknown.length === 0
        ? []
        : [
            [
              {
                value: 'None of the seven',
                shown: [{ text: 'None of the seven' }],
                note: 'Open or closed is not known',
              },
              number(unknown.length),
              amountsCell(unknown),
              { value: null },
              { value: null },
              { value: null },
              { value: null },
              several('sales/pipeline', [{ text: 'Stage names', href: sop('sales/pipeline#stage-names') }]),
            ],
          ]),
    ],
    empty: 'The stages would stand here.',
    source: 'HubSpot: deals, pipelines',
  };
}

const daysCell = (days: number | null, deals: number): Cell =>
  days === null && deals > 0
    ? { value: null, shown: [{ text: 'Not known' }] }
    : number(days, days === null ? undefined : formatNumber(days, Number.isInteger(days) ? 0 : 1));

/** A bar for each open stage. */
export function funnelChart(funnel: readonly FunnelStage[]): RangeSpec {
  const all = funnel.reduce((sum, { deals }) => sum + deals.length, 0);
  const parts = funnel.filter(({ deals }) => deals.length > 0).map(({ stage, deals }) => `${deals.length} at ${stage}`);
  const [most] = funnel.toSorted((a, b) => b.deals.length - a.deals.length);
  return {
    id: 'pipeline-funnel-chart',
    kind: 'range',
    title:
      all === 0 || !most
        ? 'No deal is open'
        : `${most.deals.length} of ${count(all, 'open deal')} ${most.deals.length === 1 ? 'is' : 'are'} at ${most.stage}`,
    summary: all === 0 ? 'No deal is open.' : `Open deals: ${list(parts)}.`,
    unit: 'deals',
    decimals: 0,
    rows: funnel.map(({ stage, deals }) => ({
      ...{ id: SECTION[stage].slice('sales/'.length), label: stage, value: deals.length, target: null },
      note:
        amountsOf(deals.flatMap(({ deal }) => deal.amount ?? []))
          .map(amountText)
          .join('; ') || 'no amount stated',
    })),
    notes: [],
    source: 'HubSpot: deals, pipelines',
    definition: 'Deals at each of the five open stages on the day of the data.',
  };
}
