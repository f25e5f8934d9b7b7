/** The figures by which the pipeline is steered, each with its definition, its parts and the records behind it. */
import type { AnyChart } from '../../charts/index.ts';
import { sop } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { link, number, several, status, text, type Cell, type WorkTable } from '../workspace/table.ts';
import { executedAgreements } from './agreements.ts';
import { cmrrKpi } from './cmrr.ts';
import { fmrrKpi } from './fmrr.ts';
import { fteKpi } from './fte.ts';
import type { Kpi } from './kpi.ts';
import { onTimeKpi } from './on-time.ts';
import { qualifiedKpi } from './qualified.ts';
import { renewalRateKpi } from './renewal-rate.ts';
import { retentionKpi } from './retention.ts';

export type { Kpi } from './kpi.ts';

/** A figure as its page shows it, with the ids of its tables and charts. */
export type KpiFacts = Omit<Kpi, 'tables' | 'charts'> & { tables: string[]; charts: string[] };

/** All figures, in the order in which they are read. */
export function kpisOf(inputs: WorkInputs): Kpi[] {
  const { agreements, leftOut } = executedAgreements(inputs);
  return [
    cmrrKpi(agreements, leftOut, inputs),
    fmrrKpi(agreements, inputs),
    retentionKpi(inputs),
    renewalRateKpi(inputs),
    qualifiedKpi(inputs),
    onTimeKpi(inputs),
    fteKpi(inputs),
  ];
}

/** Address of the page with all figures, and of that of one. */
export const KPIS_PAGE = 'pipeline/kpis/';
export const kpiPage = (id: string): string => `${KPIS_PAGE}${id}/`;

export const kpiFacts = ({ tables, charts, ...kpi }: Kpi): KpiFacts => ({
  ...kpi,
  tables: tables.map(({ id }) => id),
  charts: charts.map(({ id }: AnyChart) => id),
});

export const kpisTable = (kpis: readonly Kpi[]): WorkTable => ({
  id: 'kpis',
  title: 'KPIs',
  columns: [
    { id: 'kpi', label: 'KPI', description: 'Name of the figure', kind: 'text' },
    { id: 'value', label: 'Value', description: 'The figure with its base', kind: 'text' },
    { id: 'share', label: 'Share', description: 'The figure as a share of 0 to 1', kind: 'number', hidden: true },
    { id: 'target', label: 'Target', description: 'What it should be', kind: 'text' },
    { id: 'numerator', label: 'Numerator', description: 'What is counted, with its value', kind: 'text' },
    { id: 'denominator', label: 'Denominator', description: 'What it is set against, with its value', kind: 'text' },
    { id: 'span', label: 'Of', description: 'Which days it is of', kind: 'text' },
    { id: 'handbook', label: 'What to do', description: 'Section of the handbook', kind: 'text' },
  ],
  rows: kpis.map(({ id, label, value, share, target, numerator, denominator, span, handbook }) => [
    link(label, kpiPage(id)),
    text(value),
    number(share),
    targetCell(target),
    text(numerator.value, numerator.is),
    text(denominator.value, denominator.is),
    text(span),
    several(handbook, [{ text: HANDBOOK[handbook] ?? 'Handbook', href: sop(handbook) }]),
  ]),
  empty: 'The figures would stand here.',
  source: 'HubSpot: deals; Airtable: Engagements, Contracts, Project Deliverables, FTE Log',
});

/** How links call the sections that the figures lead to. */
export const HANDBOOK: Readonly<Record<string, string>> = {
  'data/measures#revenue-retention-and-satisfaction': 'How it is computed',
  'renewals/renewal': 'Renewal',
  'sales/lead#exit-criteria': 'Leaving Lead',
  'engagements/verify-delivery': 'Verify delivery',
};

function targetCell(target: Kpi['target']): Cell {
  if (target === null) return { value: null, shown: [{ text: 'None set' }] };
  const { words, isReached } = target;
  if (isReached === null) return text(words, 'Not judged');
  return isReached
    ? status('reached', 'delivered', `${words}: reached`)
    : status('missed', 'warning', `${words}: not reached`);
}
