import { formatMonth, formatNumber, formatShare } from '../../charts/index.ts';
import { addDays, addMonths, monthOf, type FteLog, type Month } from '../../model/index.ts';
import { fteOf } from '../fte-clause.ts';
import { compare, count } from '../words.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { link, number, status, type Cell, type WorkTable } from '../workspace/table.ts';
import { recordsColumn } from './agreement-tables.ts';
import { agreementTerms, type AgreementTerm } from './agreement-terms.ts';
import { recordsCell } from './cells.ts';
import { fewDoubt, SMALLEST, type Kpi } from './kpi.ts';
import { unreadOf } from './unread.ts';

/** What an agreement committed and logged over the months that count, in FTE-months. */
export interface Logged extends AgreementTerm {
  committed: number;
  delivered: number;
  /** Months that count and have no entry. */
  empty: number;
  /** Entries that name another engagement too, over the whole term. */
  shared: number;
}

/** The last twelve months that are over on the day of the data. */
function monthsOver({ asOf }: Pick<WorkInputs, 'asOf'>): { from: Month; to: Month } {
  const to = addMonths(monthOf(asOf), -1);
  return { from: addMonths(to, -11), to };
}

/** The agreements with an FTE clause and a day in the last twelve months that are over. */
export function loggedOf(inputs: WorkInputs): Logged[] {
  const { asOf, look } = inputs;
  const { from, to } = monthsOver(inputs);
  return agreementTerms(inputs).flatMap((term) => {
    const clause = term.engagements.find(({ fteCommitted }) => fteCommitted !== null && fteCommitted > 0);
    if (!clause) return [];
    const own = new Set(term.engagements.map(({ id }) => id));
    const fteLog = entriesOf(term, look.fteLogOfEngagement).map((entry) => ({
      ...entry,
      engagementIds: entry.engagementIds.map((id) => (own.has(id) ? clause.id : id)),
    }));
    const sums = fteOf(clause, { fteLog, asOf, through: addDays(asOf, -1) });
    const months = sums?.months.filter(({ month }) => month >= from && month <= to) ?? [];
    if (!sums || months.length === 0) return [];
    return {
      ...term,
      engagement: clause,
      committed: months.reduce((sum, { committed }) => sum + committed, 0),
      delivered: months.reduce((sum, { delivered }) => sum + (delivered ?? 0), 0),
      empty: months.filter(({ delivered }) => delivered === null).length,
      shared: sums.shared,
    };
  });
}

/** The entries of all engagements of an agreement, each once. */
const entriesOf = ({ engagements }: AgreementTerm, logOf: (id: string) => readonly FteLog[]): FteLog[] => [
  ...new Set(engagements.flatMap(({ id }) => logOf(id))),
];

/** FTE delivered ÷ FTE committed, in proportion to the days of the terms. */
export function fteKpi(inputs: WorkInputs): Kpi {
  const logged = loggedOf(inputs);
  const { from, to } = monthsOver(inputs);
  const committed = logged.reduce((sum, one) => sum + one.committed, 0);
  const delivered = logged.reduce((sum, one) => sum + one.delivered, 0);
  const base = `${fte(delivered)} of ${fte(committed)} FTE-months`;
  const share = committed > 0 ? delivered / committed : null;
  const empty = logged.reduce((sum, one) => sum + one.empty, 0);
  const shared = logged.reduce((sum, one) => sum + one.shared, 0);
  const behind = logged.filter(isBehind).length;
  return {
    ...{ id: 'fte', label: 'FTE delivered', share, target: null },
    value:
      logged.length === 0
        ? 'No agreements with an FTE clause'
        : share === null || logged.length < SMALLEST
          ? base
          : `${base}, ${formatShare(share)}`,
    numerator: { is: 'FTE-months that were logged', value: fte(delivered) },
    denominator: {
      is: 'FTE-months that were committed, in proportion to the days of the terms',
      value: fte(committed),
    },
    span: `${formatMonth(from)} to ${formatMonth(to)}`,
    answer:
      logged.length === 0
        ? 'No agreement with an FTE clause has a day in the last twelve months.'
        : `${base} were logged for ${count(logged.length, 'agreement')} with an FTE clause; ${behind === 0 ? 'none is behind' : `${behind} ${behind === 1 ? 'is' : 'are'} behind`}.`,
    definition: [
      'FTE delivered ÷ FTE committed, over the last twelve months that are over. An FTE-month is one person working full time for a month.',
      'Committed is the FTE of the agreement for each of these months; a month that the term covers in part counts by its days. Delivered is what the FTE log has for the same months. Cancelled engagements do not count.',
      'Work on one agreement beyond its commitment makes up for another in the sum; the table shows each by itself.',
    ],
    doubts: [
      ...fewDoubt(logged.length),
      ...(empty === 0
        ? []
        : [
            `${count(empty, 'month')} ${empty === 1 ? 'has' : 'have'} no entry in the log, which adds nothing to what was delivered.`,
          ]),
      ...(shared === 0
        ? []
        : [
            `${count(shared, 'entry', 'entries')} of the log ${shared === 1 ? 'names' : 'name'} several engagements, and ${shared === 1 ? 'counts' : 'count'} for each.`,
          ]),
      ...unreadOf(['fteLog', 'engagements'], inputs),
    ],
    tables: [tableOf(logged, inputs)],
    charts: [],
    handbook: 'engagements/verify-delivery',
  };
}

const fte = (number: number): string => formatNumber(Number(number.toPrecision(13)), 2);

/** Sums of hundredths are not exact; differences below this are none. */
const isBehind = ({ committed, delivered }: Logged): boolean => committed - delivered > 1e-9;

function standing(one: Logged): Cell {
  if (one.delivered === 0 && one.empty > 0) return status('Nothing logged', 'info');
  return isBehind(one)
    ? status('Behind', 'warning', 'Behind', { href: sop('engagements/verify-delivery') })
    : status('Delivered', 'delivered');
}

const tableOf = (logged: readonly Logged[], inputs: WorkInputs): WorkTable => ({
  id: 'fte-agreements',
  title: 'Agreements with an FTE clause',
  columns: [
    { id: 'engagement', label: 'Engagement', description: 'Name of the engagement in Airtable', kind: 'text' },
    { id: 'community', label: 'Community', description: 'Community that it is of', kind: 'text' },
    { id: 'standing', label: 'Standing', description: 'Delivered against committed', kind: 'text', filter: 'choice' },
    { id: 'delivered', label: 'Logged', description: 'FTE-months in the log', kind: 'number' },
    { id: 'committed', label: 'Committed', description: 'FTE-months, by the days of the term', kind: 'number' },
    {
      id: 'left',
      label: 'Difference',
      description: 'Logged less committed, in FTE-months',
      kind: 'number',
      filter: 'range',
    },
    {
      id: 'empty',
      label: 'Months without an entry',
      description: 'Months that count and have no entry in the log',
      kind: 'number',
    },
    recordsColumn,
  ],
  rows: logged
    .toSorted(
      (a, b) => a.delivered - a.committed - (b.delivered - b.committed) || compare(a.engagement.id, b.engagement.id),
    )
    .map((one) => [
      link(one.engagement.name ?? `Engagement ${one.engagement.id}`, engagementPage(one.engagement.id)),
      communityCell(one.served.ref),
      standing(one),
      fteCell(one.delivered),
      fteCell(one.committed),
      fteCell(one.delivered - one.committed),
      number(one.empty),
      recordsCell([{ type: 'engagement', id: one.engagement.id }], inputs),
    ]),
  empty: 'Agreements with an FTE clause would stand here. None has a day in the last twelve months.',
  source: 'Airtable: Engagements, FTE Log',
});

const fteCell = (value: number): Cell => number(Number(value.toPrecision(13)), fte(value));
