import { formatMonth, formatShare } from '../../charts/index.ts';
import { addMonths, monthOf, monthRange, type Month } from '../../model/index.ts';
import { compare, count, list } from '../words.ts';
import { communityCell, communityOfDeal } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, text, type WorkTable } from '../workspace/table.ts';
import { dealColumns, leftOutTable, recordsColumn } from './agreement-tables.ts';
import type { ExecutedAgreement } from './agreements.ts';
import { amountCell, amountColumns, dealCell, recordsCell } from './cells.ts';
import type { Kpi } from './kpi.ts';
import { currencyId, MAX_CHARTS, monthChart, shownAmount, shownAmounts } from './month-table.ts';
import { openStreams, type OpenSource, type OpenStream } from './open-value.ts';
import { currenciesOf, sumIn, sumsOf, type Sums } from './sums.ts';
import { unreadOf } from './unread.ts';

/** What a month holds, in minor units: revenue that is agreed, and what open deals may add, weighed. */
export interface ForecastMonth {
  month: Month;
  currency: string | null;
  contracted: bigint;
  renewal: bigint;
  new: bigint;
  total: bigint;
}

const SOURCES: Record<OpenSource, string> = {
  deal: 'Contract dates of the deal',
  predecessor: 'Twelve months after what it renews',
  'close-date': 'Twelve months from the close date',
};

/** Weights have at most six digits after the point. */
const MILLION = 1_000_000;

/** A weighed amount, rounded half up to a minor unit. */
export const weighed = (minor: bigint, weight: number): bigint =>
  (2n * minor * BigInt(Math.round(weight * MILLION)) + BigInt(MILLION)) / BigInt(2 * MILLION);

/** The parts of each month ahead and currency; the total is the sum of the parts as they are shown. */
export function forecastOf(
  agreements: readonly ExecutedAgreement[],
  streams: readonly OpenStream[],
  { asOf, config }: Pick<WorkInputs, 'asOf' | 'config'>,
): ForecastMonth[] {
  const { renewalWeight, newWeight, forecastMonths } = config.kpis;
  const [from, to] = [addMonths(monthOf(asOf), 1), addMonths(monthOf(asOf), forecastMonths)];
  const of = (type: OpenStream['type']): Sums =>
    sumsOf(
      streams.filter((stream) => stream.type === type),
      ...([from, to] as const),
    );
  const [contracted, renewals, news] = [sumsOf(agreements, from, to), of('renewal'), of('new')];
  const currencies = currenciesOf(contracted, renewals, news);
  return monthRange(from, to).flatMap((month) =>
    currencies.map((currency) => {
      const parts = {
        contracted: sumIn(contracted, currency, month),
        renewal: weighed(sumIn(renewals, currency, month), renewalWeight),
        new: weighed(sumIn(news, currency, month), newWeight),
      };
      return { month, currency, ...parts, total: parts.contracted + parts.renewal + parts.new };
    }),
  );
}

/** Forecast monthly recurring revenue over the months ahead. */
export function fmrrKpi(agreements: readonly ExecutedAgreement[], inputs: WorkInputs): Kpi {
  const { asOf, config } = inputs;
  const { renewalWeight, newWeight, forecastMonths } = config.kpis;
  const { streams, leftOut } = openStreams(inputs);
  const months = forecastOf(agreements, streams, inputs);
  const currencies = [...new Set(months.map(({ currency }) => currency))];
  const [from, to] = [addMonths(monthOf(asOf), 1), addMonths(monthOf(asOf), forecastMonths)];
  const span = from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;
  const sum = (part: 'contracted' | 'renewal' | 'new' | 'total') =>
    currencies
      .map((currency) => ({
        currency,
        minor: months.filter((one) => one.currency === currency).reduce((all, one) => all + one[part], 0n),
      }))
      .filter(({ minor }) => minor !== 0n);
  const value = shownAmounts(sum('total'), 'No amount');
  const definition = [
    `CMRR of the next ${count(forecastMonths, 'month')}, plus ${renewalWeight} × the monthly value of open renewals, plus ${newWeight} × that of open new deals. Each part is rounded to the smallest unit of the currency, and the total is the sum of the parts.`,
    'Open deals count from Qualified on, with an amount above zero and a type. Their amount is spread over their contract dates as that of an agreement is.',
    'Without contract dates it is spread over twelve months: of a renewal from the day after the agreement that it renews ends, of any other from the close date, or from the day of the data where the close date is past.',
    'Amounts of different currencies are never added up.',
  ];
  return {
    ...{ id: 'fmrr', label: 'FMRR', share: null, span, definition },
    value: months.length === 0 ? value : `${value} in ${count(forecastMonths, 'month')}`,
    numerator: {
      is: 'CMRR, weighed renewals, weighed new deals',
      value: list(PARTS.map(({ part, label }) => `${label}: ${shownAmounts(sum(part), 'none')}`)),
    },
    denominator: { is: 'Months ahead', value: count(forecastMonths, 'month') },
    answer:
      months.length === 0
        ? `Neither an agreement nor an open deal has a month from ${span}.`
        : `${value} from ${span}: ${list(PARTS.map(({ part, words }) => `${shownAmounts(sum(part), 'nothing')} ${words}`))}.`,
    target: null,
    doubts: [
      ...(leftOut.length === 0
        ? []
        : [
            `${count(leftOut.length, 'open deal')} ${leftOut.length === 1 ? 'is' : 'are'} left out; the last table says why.`,
          ]),
      'Open deals at Lead do not count.',
      ...unreadOf(['deals', 'contracts', 'engagements'], inputs),
    ],
    tables: [
      monthsTable(months, inputs),
      dealsTable(streams, inputs),
      leftOutTable(leftOut, inputs, { id: 'fmrr-left-out', title: 'Open deals that are left out' }),
    ],
    charts: currencies.slice(0, MAX_CHARTS).map((currency) => {
      const own = months.filter((one) => one.currency === currency);
      const total = own.reduce((all, one) => all + one.total, 0n);
      const first = own[0]?.total ?? 0n;
      const last = own.at(-1)?.total ?? 0n;
      return monthChart({
        id: `fmrr-${currencyId(currency)}`,
        kind: 'area',
        title: `${shownAmount(total, currency)} from ${span}`,
        summary: `${shownAmount(first, currency)} in ${formatMonth(from)} and ${shownAmount(last, currency)} in ${formatMonth(to)}.`,
        series: PARTS.map(({ part, label }) => ({ id: part, label, values: own.map((one) => one[part]) })),
        notes: [],
        definition: definition.join(' '),
        months: own.map(({ month }) => month),
        ...{ currency, asOf },
      });
    }),
    handbook: 'data/measures#revenue-retention-and-satisfaction',
  };
}

const PARTS = [
  { part: 'contracted', label: 'CMRR', words: 'agreed' },
  { part: 'renewal', label: 'Renewals', words: 'of open renewals' },
  { part: 'new', label: 'New deals', words: 'of open new deals' },
] as const;

const monthsTable = (months: readonly ForecastMonth[], { config }: WorkInputs): WorkTable => ({
  id: 'fmrr-months',
  title: 'FMRR by month',
  columns: [
    { id: 'month', label: 'Month', description: 'Calendar month, YYYY-MM', kind: 'text' },
    ...amountColumns('fmrr', 'FMRR', 'Sum of the three parts').slice(0, 1),
    ...amountColumns('cmrr', 'CMRR', 'Of executed agreements').slice(0, 1),
    ...amountColumns(
      'renewals',
      `Renewals × ${config.kpis.renewalWeight}`,
      'Monthly value of open renewals times their weight',
    ).slice(0, 1),
    ...amountColumns('new', `New × ${config.kpis.newWeight}`, 'Monthly value of open new deals times their weight'),
  ],
  rows: months.map((one) => [
    text(one.month),
    ...[one.total, one.contracted, one.renewal, one.new].map((minor) => amountCell(minor, one.currency)),
    text(one.currency),
  ]),
  empty: 'The months ahead would stand here. Neither an agreement nor an open deal has one.',
  source: 'HubSpot: deals; Airtable: Contracts, Engagements',
});

const dealsTable = (streams: readonly OpenStream[], inputs: WorkInputs): WorkTable => ({
  id: 'fmrr-deals',
  title: 'Open deals in the forecast',
  columns: [
    ...dealColumns,
    { id: 'stage', label: 'Stage', description: 'Stage of the deal', kind: 'text', filter: 'choice' },
    { id: 'type', label: 'Type', description: 'New or renewal', kind: 'text', filter: 'choice' },
    { id: 'weight', label: 'Weight', description: 'Weight of the type, 0 to 1', kind: 'number' },
    ...amountColumns('amount', 'Amount', 'Amount of the deal, not weighed'),
    { id: 'start', label: 'Start', description: 'First day that the amount is spread over', kind: 'day' },
    { id: 'end', label: 'End', description: 'Last day that the amount is spread over', kind: 'day' },
    {
      id: 'interval',
      label: 'Interval',
      description: 'What the interval is taken from',
      kind: 'text',
      filter: 'choice',
    },
    recordsColumn,
  ],
  rows: streams
    .toSorted((a, b) => compare(a.interval.start, b.interval.start) || compare(a.deal.id, b.deal.id))
    .map(({ deal, type, minor, currency, interval, source }) => {
      const weight = type === 'renewal' ? inputs.config.kpis.renewalWeight : inputs.config.kpis.newWeight;
      return [
        dealCell(deal),
        communityCell(communityOfDeal(deal, inputs)),
        text(deal.stage),
        text(type),
        { value: weight, shown: [{ text: formatShare(weight) }] },
        amountCell(minor, currency),
        text(currency),
        date(interval.start),
        date(interval.end),
        text(SOURCES[source]),
        recordsCell([{ type: 'deal', id: deal.id }], inputs),
      ];
    }),
  empty: 'Open deals from Qualified on with an amount would stand here. There are none.',
  source: 'HubSpot: deals; Airtable: Contracts, Engagements',
});
