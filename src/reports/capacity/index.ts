import { formatMonth } from '../../charts/index.ts';
import type { Deal } from '../../model/index.ts';
import { count } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { capacityChart } from './chart.ts';
import { demandOf } from './demand.ts';
import { capacityMonths, type CapacityMonth } from './months.ts';
import { clausesTable, monthsTable, proposalsTable } from './tables.ts';

export type CapacityPart = Part<null>;

/** Is there capacity for what is sold and proposed? */
export function capacityPart(inputs: WorkInputs): CapacityPart {
  const demand = demandOf(inputs);
  const months = capacityMonths(inputs, demand);
  const answer = answerOf(months);
  const chart = capacityChart(months, answer);
  return {
    answer,
    doubts: doubtsOf(months, inputs),
    tables: [monthsTable(months), proposalsTable(demand, months, inputs), clausesTable(demand, inputs)],
    charts: chart ? [chart] : [],
    facts: null,
    ...{ records: [], pages: [], files: {} },
  };
}

/** "In 2 of 10 months ahead more is asked for than is available, first in September 2026, tipped by Coral atlas." */
function answerOf(months: readonly CapacityMonth[]): string {
  const judged = months.filter(({ verdict }) => verdict !== null);
  if (judged.length === 0) return 'Capacity has no line for this month or a later one, so nobody can tell.';
  const short = judged.filter(({ verdict }) => verdict?.says === 'lacking');
  const unknown = judged.filter(({ verdict }) => verdict?.says === 'unknown').length;
  const rest = unknown === 0 ? '' : ` Of ${count(unknown, 'month')} it is not known.`;
  const [first] = short;
  if (!first) {
    const what =
      unknown === judged.length
        ? 'No month ahead can be judged.'
        : 'There is capacity for what is promised and proposed';
    return unknown === judged.length ? what : `${what} in ${count(judged.length - unknown, 'month')} ahead.${rest}`;
  }
  const tip =
    first.tips === null
      ? ''
      : first.tips === 'commitments'
        ? ', by commitments alone'
        : `, tipped by ${nameOf(first.tips.of)}`;
  return `In ${short.length} of ${count(judged.length, 'month')} ahead more is asked for than is available, first in ${formatMonth(first.month)}${tip}.${rest}`;
}

const nameOf = ({ name, id }: Pick<Deal, 'name' | 'id'>) => name ?? `deal ${id}`;

/** Reasons for which a month could not be judged, each once. */
const doubtsOf = (months: readonly CapacityMonth[], { look }: WorkInputs): string[] => [
  ...new Set(
    [
      ...(['capacity', 'engagements', 'deals'] as const).map(look.unread),
      ...months.map(({ verdict }) => (verdict?.says === 'unknown' ? verdict.reason : null)),
    ].filter((reason) => reason !== null),
  ),
];
