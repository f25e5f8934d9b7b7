import { formatMonth, type ChartSpec } from '../../charts/index.ts';
import { addMonths, monthOf, monthRange, type Month } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { count } from '../words.ts';
import type { Work } from './work.ts';

/** Months before and after this one that the chart shows. */
const [BEFORE, AFTER] = [5, 6];

/** Deliverables due month by month, delivered and not; null where none is due in these months. */
export function loadChart(work: readonly Work[], { asOf }: WorkInputs): ChartSpec | null {
  const here = monthOf(asOf);
  const months = monthRange(addMonths(here, -BEFORE), addMonths(here, AFTER));
  const due = Map.groupBy(work, ({ commitment: { dueOn } }) => (dueOn === null ? '' : monthOf(dueOn)));
  const counted = months.map((month) => {
    const all = due.get(month) ?? [];
    const delivered = all.filter(({ commitment }) => commitment.state === 'delivered').length;
    return { month, delivered, open: all.length - delivered };
  });
  if (counted.every(({ delivered, open }) => delivered + open === 0)) return null;
  const busiest = counted.filter(({ month }) => month >= here).sort((a, b) => b.open - a.open)[0];
  return {
    id: 'deliverables-load',
    kind: 'bar',
    title: titleOf(busiest),
    summary: `${count(work.filter(isOpen).length, 'deliverable')} still to deliver; ${
      counted
        .map(({ month, open }) => (open > 0 ? `${open} of them due in ${formatMonth(month)}` : ''))
        .filter(Boolean)
        .join(', ') || 'none of them due in these months'
    }.`,
    unit: 'deliverables',
    unitOne: 'deliverable',
    decimals: 0,
    x: { kind: 'month', label: 'Month of the due date', values: months },
    series: [
      { id: 'delivered', label: 'Delivered', values: counted.map(({ delivered }) => delivered) },
      { id: 'open', label: 'Still to deliver', values: counted.map(({ open }) => open) },
    ],
    notes: ['What has no due date, or one outside these months, is not drawn.'],
    source: 'Airtable: Project Deliverables',
    definition: 'Deliverables that are not cancelled, by the month of their due date.',
  };
}

const isOpen = ({ commitment }: Work) => commitment.state !== 'delivered';

const titleOf = (busiest: { month: Month; open: number } | undefined): string =>
  !busiest || busiest.open === 0
    ? 'Nothing is due in the coming months'
    : `Most is due in ${formatMonth(busiest.month)}: ${count(busiest.open, 'deliverable')}`;
