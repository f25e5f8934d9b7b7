import { formatDay, formatMonth } from '../../charts/index.ts';
import { addMonths, monthOf, monthRange, type Month } from '../../model/index.ts';
import { count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { number, text, type WorkTable } from '../workspace/table.ts';
import { agreementsTable, leftOutTable } from './agreement-tables.ts';
import type { ExecutedAgreement, LeftOut } from './agreements.ts';
import { amountCell, amountColumns } from './cells.ts';
import type { Kpi } from './kpi.ts';
import { currencyId, MAX_CHARTS, monthChart, shownAmount, shownAmounts } from './month-table.ts';
import { currenciesOf, sumIn, sumsOf, type Sums } from './sums.ts';
import { unreadOf } from './unread.ts';

/** Months that are shown before and after the month of the data. */
const AROUND = 12;

export const CMRR_DEFINITION = [
  'The value of each executed agreement is spread evenly over the months of its service interval. All whole months get the same; a month that the interval covers in part gets its share by days. Each agreement’s months add up to its amount to the smallest unit of its currency.',
  'Executed agreements are won deals with an amount above zero whose agreement is executed by the day of the data: on the deal in HubSpot, or by a contract of it in Airtable.',
  'The interval is that of the deal’s contract dates; where they are missing, that of its executed contracts; where these have none, that of its engagement. Deals whose engagement is cancelled do not count.',
  'Amounts of different currencies are never added up.',
];

/** Contracted monthly recurring revenue. */
export function cmrrKpi(
  agreements: readonly ExecutedAgreement[],
  leftOut: readonly LeftOut[],
  inputs: WorkInputs,
): Kpi {
  const { asOf } = inputs;
  const now = monthOf(asOf);
  const months = monthRange(addMonths(now, -AROUND), addMonths(now, AROUND));
  const sums = sumsOf(agreements, addMonths(now, -AROUND), addMonths(now, AROUND));
  const currencies = currenciesOf(sums);
  const serving = agreements.filter(({ interval }) => touches(interval, now));
  const amounts = currencies.map((currency) => ({ currency, minor: sumIn(sums, currency, now) }));
  const value = shownAmounts(
    amounts.filter(({ minor }) => minor !== 0n),
    'No amount',
  );
  return {
    ...{ id: 'cmrr', label: 'CMRR', value, share: null },
    numerator: {
      is: `Value of ${agreementsText(serving.length)} in service`,
      value: valueOf(serving),
    },
    denominator: { is: 'All of them, by days; each agreement by its own', value: 'Months of each service interval' },
    span: formatMonth(now),
    answer:
      serving.length === 0
        ? `No executed agreement is in service in ${formatMonth(now)}.`
        : `${agreementsText(serving.length)} ${serving.length === 1 ? 'gives' : 'give'} ${value} in ${formatMonth(now)}.`,
    definition: CMRR_DEFINITION,
    target: null,
    doubts: [...leftOutDoubt(leftOut), ...unreadOf(['deals', 'contracts', 'engagements'], inputs)],
    tables: [
      monthsTable(months, currencies, sums, agreements, inputs),
      agreementsTable(agreements, { from: addMonths(now, -AROUND), now, to: addMonths(now, AROUND) }, inputs),
      leftOutTable(leftOut, inputs),
    ],
    charts: currencies.slice(0, MAX_CHARTS).map((currency) =>
      monthChart({
        id: `cmrr-${currencyId(currency)}`,
        kind: 'bar',
        title: `${shownAmount(sumIn(sums, currency, now), currency)} in ${formatMonth(now)}`,
        summary: summaryOf(currency, sums, now),
        series: [{ id: 'cmrr', label: 'CMRR', values: months.map((month) => sumIn(sums, currency, month)) }],
        notes: [
          `From ${formatMonth(addMonths(now, 1))} on it holds what is agreed on ${formatDay(asOf)}: agreements that end and are not yet renewed make it fall.`,
        ],
        definition: CMRR_DEFINITION.join(' '),
        ...{ months, currency, asOf },
      }),
    ),
    handbook: 'data/measures#revenue-retention-and-satisfaction',
  };
}

/** What the agreements are worth over their whole intervals. */
const valueOf = (agreements: readonly ExecutedAgreement[]): string =>
  shownAmounts(
    [...Map.groupBy(agreements, ({ currency }) => currency)].map(([currency, own]) => ({
      currency,
      minor: own.reduce((sum, { minor }) => sum + minor, 0n),
    })),
    'None',
  );

const agreementsText = (number: number): string => count(number, 'executed agreement');

export const touches = ({ start, end }: { start: string; end: string }, month: Month): boolean =>
  monthOf(start) <= month && month <= monthOf(end);

const leftOutDoubt = (leftOut: readonly LeftOut[]): string[] =>
  leftOut.length === 0
    ? []
    : [`${count(leftOut.length, 'deal')} ${leftOut.length === 1 ? 'is' : 'are'} left out; the last table says why.`];

function summaryOf(currency: string | null, sums: Sums, now: Month): string {
  const [before, after] = [addMonths(now, -AROUND), addMonths(now, AROUND)];
  const at = (month: Month) => `${shownAmount(sumIn(sums, currency, month), currency)} in ${formatMonth(month)}`;
  return `${list([before, now, after].map(at))}.`;
}

function monthsTable(
  months: readonly Month[],
  currencies: readonly (string | null)[],
  sums: Sums,
  agreements: readonly ExecutedAgreement[],
  { asOf }: WorkInputs,
): WorkTable {
  return {
    id: 'cmrr-months',
    title: 'CMRR by month',
    columns: [
      { id: 'month', label: 'Month', description: 'Calendar month, YYYY-MM', kind: 'text' },
      ...amountColumns('cmrr', 'CMRR', 'What executed agreements give in the month'),
      {
        ...{ id: 'agreements', label: 'Agreements', kind: 'number' },
        description: 'Executed agreements of the currency whose interval has a day in the month',
      },
    ],
    rows: months.flatMap((month) =>
      currencies.map((currency) => [
        text(month, month === monthOf(asOf) ? 'Month of the data' : null),
        amountCell(sumIn(sums, currency, month), currency),
        text(currency),
        number(agreements.filter((one) => one.currency === currency && touches(one.interval, month)).length),
      ]),
    ),
    empty: 'The months of executed agreements would stand here. None has a month within a year of the data.',
    source: 'HubSpot: deals; Airtable: Contracts, Engagements',
  };
}
