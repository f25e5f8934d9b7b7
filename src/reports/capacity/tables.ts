import { formatMonth, formatNumber } from '../../charts/index.ts';
import type { Deal } from '../../model/index.ts';
import { dealPage, engagementPage, rulePage, sop } from '../workspace/addresses.ts';
import { communityCell, communityOfDeal, communityOfEngagement } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, link, number, several, status, text, type Cell, type WorkTable } from '../workspace/table.ts';
import type { Claim, Demand } from './demand.ts';
import { firstShort, type CapacityMonth } from './months.ts';

const SOURCE = 'Airtable: Capacity, Engagements, FTE Log; HubSpot: deals, pipelines';
export const HOW = sop('engagements/workflow#capacity');

/** FTE to two decimals, which is as exact as anybody states them. */
export const fte = (value: number): string => formatNumber(value, 2);

/** What is known of a month, as a status. */
function stateOf({ verdict, tips }: CapacityMonth): Cell {
  if (verdict === null) return text('Past');
  if (verdict.says === 'unknown') return status('not known', 'cancelled', 'Not known', { note: verdict.reason });
  if (verdict.says === 'met') return status('covered', 'delivered', 'Covered');
  const why = tips === 'commitments' ? 'commitments alone' : tips === null ? null : `with ${nameOf(tips.of)}`;
  return status('short', 'due', 'Short', {
    note: why,
    href: rulePage('capacity-covers-commitments'),
  });
}

const nameOf = ({ name, id }: Pick<Deal, 'name' | 'id'>) => name ?? `deal ${id}`;

export const monthsTable = (months: readonly CapacityMonth[]): WorkTable => ({
  id: 'capacity-months',
  title: 'Month by month',
  source: SOURCE,
  empty: 'A month stands here once Capacity has a line for it. At present it has none.',
  columns: [
    { id: 'month', label: 'Month', description: 'Calendar month', kind: 'day', filter: 'range' },
    {
      id: 'state',
      label: 'State',
      description: 'Whether what is available covers what is asked for',
      kind: 'text',
      filter: 'choice',
    },
    { id: 'available', label: 'Available', description: 'FTE available, all teams together', kind: 'number' },
    {
      id: 'committed',
      label: 'Committed',
      description: 'FTE that engagements commit; a month covered in part counts by its days',
      kind: 'number',
    },
    {
      id: 'expected',
      label: 'Expected',
      description: 'FTE of deals from Proposal on without an engagement, times the probability of their stage',
      kind: 'number',
    },
    { id: 'left', label: 'Left', description: 'Available less committed and expected, FTE', kind: 'number' },
    { id: 'logged', label: 'Logged', description: 'FTE logged on engagements', kind: 'number' },
    {
      id: 'tips',
      label: 'Tipped by',
      description: 'The deal with which the month runs short, the likeliest counted first',
      kind: 'text',
    },
  ],
  rows: months.map((one) => {
    const { month, teams, available, committed, expected, logged, tips } = one;
    const left = available === null || expected === null ? null : available - committed - expected;
    return [
      { value: month, shown: [{ text: formatMonth(month) }] },
      stateOf(one),
      figure(
        available,
        teams.map(({ team, fte: each }) => `${team} ${each === null ? 'not stated' : fte(each)}`).join(', '),
      ),
      figure(committed),
      figure(expected),
      figure(left),
      figure(logged),
      tips === null || tips === 'commitments'
        ? text(tips)
        : link(
            nameOf(tips.of),
            dealPage(tips.of.id),
            `${fte(tips.inMonth(month))} FTE at ${percent(tips.probability)}`,
          ),
    ];
  }),
});

const figure = (value: number | null, note?: string): Cell =>
  value === null ? number(null) : number(Number(value.toFixed(6)), fte(value), note);

const percent = (share: number): string => `${formatNumber(share * 100)} %`;

/** Deals that ask for FTE and have no engagement yet, the likeliest first. */
export const proposalsTable = (demand: Demand, months: readonly CapacityMonth[], inputs: WorkInputs): WorkTable => ({
  id: 'capacity-proposals',
  title: 'Proposals that ask for FTE',
  source: SOURCE,
  empty: 'A deal from Proposal on that states FTE stands here until it has an engagement. At present there is none.',
  columns: [
    { id: 'deal', label: 'Deal', description: 'Name of the deal', kind: 'text' },
    { id: 'community', label: 'Community', description: 'Who it is for', kind: 'text' },
    { id: 'stage', label: 'Stage', description: 'Deal stage', kind: 'text', filter: 'choice' },
    { id: 'fte', label: 'FTE', description: 'FTE that the deal states', kind: 'number', filter: 'range' },
    { id: 'probability', label: 'Probability', description: 'Of the stage, as HubSpot has it; 0 to 1', kind: 'number' },
    { id: 'from', label: 'From', description: 'Start of the contract', kind: 'day' },
    { id: 'to', label: 'To', description: 'End of the contract', kind: 'day' },
    {
      id: 'fits',
      label: 'Fits',
      description: 'Whether it fits beside what is committed, if it is won',
      kind: 'text',
      filter: 'choice',
    },
    {
      id: 'confirmed',
      label: 'Capacity confirmed',
      description: 'Day on which P&S confirmed that it has capacity',
      kind: 'day',
    },
    { id: 'records', label: 'Record', description: 'Where the deal can be opened', kind: 'text' },
  ],
  rows: demand.deals.map((claim) => {
    const { of: deal, probability } = claim;
    const url = inputs.urlOf('deal', deal.id);
    return [
      link(nameOf(deal), dealPage(deal.id)),
      communityCell(communityOfDeal(deal, inputs)),
      text(deal.stage),
      figure(claim.fte),
      number(probability, percent(probability)),
      date(deal.contractStart),
      date(
        deal.contractEnd,
        deal.contractStart === null && deal.contractEnd === null ? 'no dates: counted in every month' : null,
      ),
      fitsCell(claim, months),
      deal.capacityConfirmedOn === null
        ? { value: null, shown: [{ text: 'Not confirmed', href: HOW }] }
        : date(deal.capacityConfirmedOn),
      several(url, url === null ? [] : [{ text: 'HubSpot', href: url }]),
    ];
  }),
});

function fitsCell(claim: Claim<Deal>, months: readonly CapacityMonth[]): Cell {
  if (!months.some(({ available, expected }) => available !== null && expected !== null))
    return status('not known', 'cancelled', 'Not known', { note: 'Capacity has no line for a month ahead.' });
  const short = firstShort(claim, months);
  return short === null
    ? status('fits', 'delivered', 'Fits')
    : status('short', 'due', 'Does not fit', { note: `${formatMonth(short.month)}: ${fte(short.by)} FTE short` });
}

/** Engagements that run and have an FTE clause, with what was logged for them. */
export const clausesTable = ({ engagements }: Demand, inputs: WorkInputs): WorkTable => ({
  id: 'capacity-clauses',
  title: 'Agreements with an FTE clause that run now',
  source: SOURCE,
  empty: 'An engagement that runs and commits FTE stands here. At present there is none.',
  columns: [
    { id: 'engagement', label: 'Engagement', description: 'Name of the engagement', kind: 'text' },
    { id: 'community', label: 'Community', description: 'Who is served', kind: 'text' },
    { id: 'committed', label: 'Committed', description: 'FTE committed', kind: 'number' },
    {
      id: 'state',
      label: 'To date',
      description: 'Whether the FTE logged keeps up, as the rule fte-delivered-to-date judges',
      kind: 'text',
      filter: 'choice',
    },
    { id: 'end', label: 'Ends', description: 'Last day of the engagement', kind: 'day', filter: 'range' },
  ],
  rows: engagements
    .filter(({ of: { start, end } }) => (start ?? '') <= inputs.asOf && (end ?? '') >= inputs.asOf)
    .map(({ of, fte: committed }) => [
      link(of.name ?? `engagement ${of.id}`, engagementPage(of.id)),
      communityCell(communityOfEngagement(of, inputs)),
      figure(committed),
      clauseCell(of.id, inputs),
      date(of.end),
    ]),
});

function clauseCell(id: string, { ask }: WorkInputs): Cell {
  const verdict = ask('fte-delivered-to-date', id);
  if (verdict === null) return status('too early', 'open', 'No whole month yet');
  if (verdict.says === 'unknown') return status('not known', 'cancelled', 'Not known', { note: verdict.reason });
  if (verdict.says === 'met') return status('kept', 'delivered', 'Keeps up');
  return status('behind', 'due', 'Behind', { href: rulePage('fte-delivered-to-date') });
}
