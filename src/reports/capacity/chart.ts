import { formatMonth, type ChartSpec } from '../../charts/index.ts';
import { addMonths, monthsBetween, type Month } from '../../model/index.ts';
import type { CapacityMonth } from './months.ts';
import { fte } from './tables.ts';

/** What is available against what is asked for, month by month; null where there are no months. */
export function capacityChart(months: readonly CapacityMonth[], title: string): ChartSpec | null {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return null;
  const all: Month[] = Array.from({ length: monthsBetween(first, last) + 1 }, (_, at) => addMonths(first, at));
  const at = new Map(months.map((one) => [one.month, one]));
  const values = (of: (one: CapacityMonth) => number | null) =>
    all.map((month) => {
      const one = at.get(month);
      const value = one ? of(one) : null;
      // As the table has it, without what sums of hundredths leave behind.
      return value === null ? null : Number(value.toFixed(6));
    });
  const asked = ({ committed, expected }: CapacityMonth) => (expected === null ? null : committed + expected);
  return {
    id: 'capacity',
    kind: 'line',
    title,
    summary: summaryOf(months),
    unit: 'FTE',
    decimals: 2,
    x: { kind: 'month', label: 'Month', values: all },
    series: [
      { id: 'available', label: 'Available', values: values(({ available }) => available) },
      { id: 'committed', label: 'Committed', values: values(({ committed }) => committed) },
      { id: 'asked', label: 'Committed and expected', values: values(asked) },
      { id: 'logged', label: 'Logged', values: values(({ logged }) => logged) },
    ],
    notes: ['Months without a line in Capacity have no value for what is available.'],
    source: 'Airtable: Capacity, Engagements, FTE Log; HubSpot: deals, pipelines',
    definition:
      'Committed: FTE of engagements, a month covered in part by its days. Expected: FTE of deals from Proposal on without an engagement, times the probability of their stage.',
  };
}

function summaryOf(months: readonly CapacityMonth[]): string {
  const ahead = months.filter(({ expected, available }) => expected !== null && available !== null);
  const [tightest] = ahead
    .map(({ month, available, committed, expected }) => ({
      month,
      left: (available ?? 0) - committed - (expected ?? 0),
    }))
    .sort((a, b) => a.left - b.left);
  if (!tightest) return 'Nothing is recorded of the FTE that are available from this month on.';
  return tightest.left < 0
    ? `The tightest month is ${formatMonth(tightest.month)}: ${fte(-tightest.left)} FTE short.`
    : `The tightest month is ${formatMonth(tightest.month)}: ${fte(tightest.left)} FTE left.`;
}
