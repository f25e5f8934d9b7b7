import { formatDay } from '../../charts/index.ts';
import { isFrom, type Deal, type Stage } from '../../model/index.ts';
import { count } from '../words.ts';
import { communityCell, communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, status, text, type WorkTable } from '../workspace/table.ts';
import { dealColumns, recordsColumn } from './agreement-tables.ts';
import { dealCell, recordsCell } from './cells.ts';
import { fewDoubt, shareText, type Kpi } from './kpi.ts';
import { isWithinYear, yearTo } from './span.ts';
import { unreadOf } from './unread.ts';

export type Qualification = 'qualified' | 'not yet' | 'not qualified' | 'not known';

/** The stages that the journal saw each deal at. */
export function stagesSeen({ journal }: Pick<WorkInputs, 'journal'>): ReadonlyMap<string, ReadonlySet<Stage>> {
  const seen = new Map<string, Set<Stage>>();
  for (const { deal, from, to } of journal?.moves ?? []) {
    const stages = seen.get(deal) ?? new Set<Stage>();
    seen.set(deal, stages);
    for (const stage of [from, to]) if (stage !== null) stages.add(stage);
  }
  return seen;
}

/** Whether a deal reached Qualified, and how that is known. */
export function qualificationOf(
  { stage, scopeDecision }: Pick<Deal, 'stage' | 'scopeDecision'>,
  seen: ReadonlySet<Stage> | undefined,
): { is: Qualification; why: string } {
  if (stage !== null && isFrom(stage, 'Qualified')) return { is: 'qualified', why: `It is at ${stage}` };
  const reached = [...(seen ?? [])].find((one) => isFrom(one, 'Qualified'));
  if (reached !== undefined) return { is: 'qualified', why: `It was at ${reached}` };
  if (stage === 'Lead') return { is: 'not yet', why: 'It is at Lead' };
  if (stage === null) return { is: 'not known', why: 'Its stage is none of the seven' };
  if (scopeDecision === 'in_scope') return { is: 'qualified', why: 'It was decided to be in scope before it was lost' };
  if (scopeDecision === 'out_of_scope') return { is: 'not qualified', why: 'It was decided to be out of scope' };
  return { is: 'not known', why: 'It is lost, without a scope decision and without a journal of its stages' };
}

/** Qualified leads ÷ leads, of the deals that were created within twelve months. */
export function qualifiedKpi(inputs: WorkInputs): Kpi {
  const { asOf, snapshot } = inputs;
  const seen = stagesSeen(inputs);
  const leads = snapshot.records.deals
    .filter(({ createdOn }) => isWithinYear(createdOn, asOf))
    .map((deal) => ({ deal, ...qualificationOf(deal, seen.get(deal.id)) }));
  const of = (...kinds: Qualification[]) => leads.filter(({ is }) => kinds.includes(is)).length;
  const unknown = of('not known');
  const base = leads.length - unknown;
  const qualified = of('qualified');
  const undated = snapshot.records.deals.filter(({ createdOn }) => createdOn === null).length;
  const renewals = leads.filter(({ deal }) => deal.type === 'renewal').length;
  const span = `${formatDay(yearTo(asOf))} to ${formatDay(asOf)}`;
  return {
    ...{ id: 'qualified-leads', label: 'Qualified leads', span, target: null },
    value: shareText(qualified, base, 'leads'),
    share: base === 0 ? null : qualified / base,
    numerator: { is: 'Deals of these that reached Qualified', value: String(qualified) },
    denominator: { is: 'Deals that were created within twelve months', value: String(base) },
    answer:
      base === 0
        ? 'No deal was created within twelve months.'
        : `Of ${count(base, 'deal')} created since ${formatDay(yearTo(asOf))}, ${qualified} reached Qualified; ${of('not yet')} ${of('not yet') === 1 ? 'is' : 'are'} still at Lead.`,
    definition: [
      'Qualified leads ÷ leads. Leads are the deals that were created within the twelve months up to the day of the data, renewals among them.',
      'A deal reached Qualified when it stands at Qualified or a later stage, when the journal saw it there, or when it is lost and was decided to be in scope, which is what leaving Lead asks for.',
      'Lost deals of which neither the journal nor a scope decision tells how far they came are left out of both.',
    ],
    doubts: [
      ...fewDoubt(base),
      ...(renewals === 0 ? [] : [`${count(renewals, 'renewal')} ${renewals === 1 ? 'is' : 'are'} among the deals.`]),
      ...(unknown === 0
        ? []
        : [`Of ${count(unknown, 'deal')} it is not known whether ${unknown === 1 ? 'it' : 'they'} reached Qualified.`]),
      ...(undated === 0
        ? []
        : [
            `${count(undated, 'deal')} ${undated === 1 ? 'does' : 'do'} not say when ${undated === 1 ? 'it was' : 'they were'} created, and ${undated === 1 ? 'is' : 'are'} left out.`,
          ]),
      ...unreadOf(['deals'], inputs),
    ],
    tables: [tableOf(leads, inputs)],
    charts: [],
    handbook: 'sales/lead#exit-criteria',
  };
}

const SHAPES = {
  qualified: 'delivered',
  'not yet': 'open',
  'not qualified': 'cancelled',
  'not known': 'info',
} as const;

const tableOf = (leads: readonly { deal: Deal; is: Qualification; why: string }[], inputs: WorkInputs): WorkTable => ({
  id: 'qualified-leads',
  title: 'Deals that were created within twelve months',
  columns: [
    ...dealColumns,
    {
      id: 'qualified',
      label: 'Reached Qualified',
      description: 'Whether the deal reached Qualified',
      kind: 'text',
      filter: 'choice',
    },
    { id: 'stage', label: 'Stage', description: 'Stage on the day of the data', kind: 'text', filter: 'choice' },
    { id: 'type', label: 'Type', description: 'New or renewal', kind: 'text', filter: 'choice' },
    { id: 'created', label: 'Created', description: 'Day on which the deal was created', kind: 'day', filter: 'range' },
    recordsColumn,
  ],
  rows: leads
    .toSorted((a, b) => ((a.deal.createdOn ?? '') < (b.deal.createdOn ?? '') ? 1 : -1))
    .map(({ deal, is, why }) => [
      dealCell(deal),
      communityCell(communityOfDeal(deal, inputs)),
      status(is, SHAPES[is], is, { note: why }),
      text(deal.stage ?? 'Not known'),
      text(deal.type ?? 'Not recorded'),
      date(deal.createdOn),
      recordsCell([{ type: 'deal', id: deal.id }], inputs),
    ]),
  empty: 'Deals that were created within twelve months would stand here. There are none.',
  source: 'HubSpot: deals; the journal of stages',
});
