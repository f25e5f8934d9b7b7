import { formatMonth, formatNumber } from '../../charts/index.ts';
import { addDays, addDaysWithin, decimal, type Day } from '../../model/index.ts';
import type { CurrencyAmount } from '../amounts.ts';
import { BUCKETS, type BucketId } from '../renewals-due.ts';
import { whenWords } from '../words.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import { engagementRecords } from '../workspace/record-links.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import {
  date,
  number,
  several,
  status,
  text,
  type Cell,
  type Column,
  type Shape,
  type WorkTable,
} from '../workspace/table.ts';
import { isUndecided, renewalPage, type Ending } from './endings.ts';
import { STEP_SHAPES, timelineOf } from './timeline.ts';
import { addAmounts, amountsText, trendInWords, newestUse } from './words.ts';

const SOURCE = 'Airtable: Engagements, Hubs. HubSpot: deals. Usage and cloud cost as pulled.';
export const BUCKET_SHAPES: Record<BucketId, Shape> = {
  ...{ overdue: 'error', '0-30': 'due', '31-60': 'due', '61-90': 'open', '91-180': 'open' },
};
export const bucketLabel = (id: BucketId): string => BUCKETS.find((bucket) => bucket.id === id)?.label ?? id;

/** How many agreements stand in each bucket; each leads to its rows of the table below. */
export const bucketTable = (endings: readonly Ending[]): WorkTable => ({
  id: 'renewal-buckets',
  title: 'Agreements by days to their end',
  columns: [
    { id: 'bucket', label: 'To the end', description: 'Days from the day of the data to the end', kind: 'text' },
    { id: 'agreements', label: 'Agreements', description: 'Number of engagements', kind: 'number' },
    {
      id: 'no-notice',
      label: 'Notice missing',
      description:
        'Engagements that end within the notice period and have no notice of their term, those with a next agreement aside',
      kind: 'number',
    },
    {
      id: 'undecided',
      label: 'Nothing after it',
      description:
        'Engagements that end within the notice period without a next agreement, a renewal deal or a request to decommission',
      kind: 'number',
    },
    { id: 'value', label: 'Value', description: 'Sum of the amounts of their deals, by currency', kind: 'text' },
  ],
  rows: BUCKETS.map(({ id, label }) => {
    const own = endings.filter(({ row }) => row.bucket === id);
    const silent = own.filter(({ row }) => row.notice.state === 'missing');
    return [
      status(label, own.length === 0 ? 'cancelled' : BUCKET_SHAPES[id], label, {
        href: own.length > 0 ? `renewals/?bucket=${encodeURIComponent(label)}#renewals` : null,
      }),
      number(own.length),
      // After the end nobody asks for a notice any more.
      id === 'overdue' ? text(null) : number(silent.length),
      number(own.filter(isUndecided).length),
      text(amountsText(addAmounts(own.flatMap((ending) => ending.value))) || null, missingAmounts(own)),
    ];
  }),
  empty: 'The buckets stand here.',
  source: SOURCE,
});

function missingAmounts(endings: readonly Ending[]): string | null {
  const missing = endings.filter(({ value }) => value.length === 0).length;
  return missing === 0 ? null : `${missing} of ${endings.length} without an amount`;
}

const COLUMNS: Column[] = [
  { id: 'community', label: 'Community', description: 'Community that is served', kind: 'text' },
  { id: 'end', label: 'Ends', description: 'Last day of the engagement', kind: 'day', filter: 'range' },
  { id: 'bucket', label: 'Bucket', description: 'Days to the end, in buckets', kind: 'text', filter: 'choice' },
  { id: 'step', label: 'Next step', description: 'What is to be done next', kind: 'text', filter: 'choice' },
  {
    id: 'notice',
    label: 'Notice',
    description: 'Whether the renewal notice of this term is recorded',
    kind: 'text',
    filter: 'choice',
  },
  { id: 'after', label: 'What follows', description: 'What is recorded that comes after', kind: 'text' },
  {
    id: 'use-change',
    label: 'Use',
    description:
      'Monthly active users of the newest complete month against the mean of the three before it, in per cent',
    kind: 'number',
    filter: 'range',
  },
  { id: 'health', label: 'Health', description: 'Health as computed from the records', kind: 'text', filter: 'choice' },
  {
    id: 'value',
    label: 'Value',
    description: 'Amount of the deal, in the currency that another column names',
    kind: 'number',
    filter: 'range',
  },
  { id: 'agreement', label: 'Agreement', description: 'Name of the engagement', kind: 'text' },
  { id: 'currency', label: 'Currency', description: 'ISO 4217 code of the amount', kind: 'text', hidden: true },
  { id: 'days', label: 'Days to the end', description: 'Negative after the end', kind: 'number', hidden: true },
  { id: 'engagement-id', label: 'Engagement id', description: 'Airtable record id', kind: 'text', hidden: true },
];

/** Every agreement that ends within the horizon or has ended and is still served, the earliest end first. */
export const renewalsTable = (endings: readonly Ending[], inputs: WorkInputs): WorkTable => ({
  id: 'renewals',
  title: 'Agreements that end, and what to do',
  columns: COLUMNS,
  rows: endings.map((ending) => rowOf(ending, inputs)),
  empty:
    'An agreement is listed here from 180 days before its end on, and after it for as long as it is served. None is.',
  source: SOURCE,
});

function rowOf(ending: Ending, inputs: WorkInputs): Cell[] {
  const { row, community, value } = ending;
  const [only, ...others] = value;
  return [
    communityCell(community),
    date(row.end, whenWords(row.days)),
    status(bucketLabel(row.bucket), BUCKET_SHAPES[row.bucket]),
    several(row.step.words, [
      { text: row.step.words, href: row.step.at === null ? null : sop(row.step.at) },
      { text: row.days < 0 ? 'Dates, cost and mail' : 'Dates and mail', href: renewalPage(row.id) },
    ]),
    noticeCell(ending),
    nextCell(ending),
    useCell(ending),
    healthCell(ending),
    only === undefined
      ? number(null, 'Not stated')
      : number(others.length === 0 ? major(only) : null, amountsText(value), ofDeals(ending)),
    several(row.name, [
      { text: row.name, href: engagementPage(row.id) },
      ...engagementRecords(ending.engagement, inputs),
    ]),
    text(others.length === 0 ? (only?.currency ?? null) : null),
    number(row.days),
    text(row.id),
  ];
}

const ofDeals = ({ deals }: Ending) => (deals > 1 ? `of ${deals} deals` : null);

const major = ({ minor, currency }: CurrencyAmount): number => Number(decimal({ minor: Number(minor), currency }));

export function noticeCell({ row }: Ending): Cell {
  const { state, on, reason } = row.notice;
  if (state === 'sent') return status('Sent', 'delivered', 'Sent', { note: on });
  if (state === 'missing') {
    return status('Missing', 'due', 'Missing', { note: row.days >= 0 ? 'Its text is ready' : null });
  }
  if (state === 'later')
    return status('Not due yet', 'open', 'Not due yet', { note: on === null ? null : `from ${on} on` });
  if (state === 'ended') return status('Not recorded', 'cancelled');
  return status('Not known', 'cancelled', 'Not known', { note: reason });
}

const NEXT_SHAPES: Record<Ending['row']['next']['state'], Shape> = {
  ...{ stopping: 'open', renewed: 'delivered', renewing: 'open', won: 'delivered', later: 'open' },
  ...{ none: 'due', unknown: 'cancelled' },
};

export const nextCell = ({ row: { next } }: Ending): Cell =>
  status(next.words, NEXT_SHAPES[next.state], next.words, { href: next.url, note: next.reason });

export function useCell({ use }: Pick<Ending, 'use'>): Cell {
  const newest = newestUse(use);
  const users =
    newest &&
    `${formatNumber(newest.mau)} MAU, ${formatMonth(newest.month)}${newest.hubs > 1 ? `, ${newest.hubs} hubs` : ''}`;
  if (use.change === null) return number(null, 'Trend not known', users);
  return number(Math.round(use.change * 1000) / 10, trendInWords(use.change), users);
}

const HEALTH_SHAPES = { Green: 'delivered', Amber: 'warning', Red: 'error' } as const;

export const healthCell = ({ health, row }: Pick<Ending, 'health' | 'row'>): Cell =>
  health.colour === null
    ? status('Not known', 'cancelled', 'Not known', {
        href: engagementPage(row.id),
        note: `${health.coverage} % of its factors known`,
      })
    : status(health.colour, HEALTH_SHAPES[health.colour], health.colour, {
        href: engagementPage(row.id),
        note: health.score === null ? null : `${Math.round(health.score)} of 100`,
      });

/** Days ahead for which steps are listed. */
const AHEAD = 14;

/** Steps that are late, due, or fall due in the next two weeks, over all agreements in the buckets. */
export function stepsTable(endings: readonly Ending[], inputs: WorkInputs): WorkTable {
  const until = addDaysWithin(inputs.asOf, AHEAD);
  const isNear = (state: string, day: Day | null) =>
    state === 'late' || state === 'due' || (state === 'coming' && day !== null && day <= until);
  const found = endings.flatMap((ending) =>
    timelineOf(ending, inputs)
      .filter(({ state, day }) => isNear(state, day))
      .map((step) => ({ ending, step })),
  );
  const dayOf = ({ ending, step }: (typeof found)[number]) => step.day ?? addDays(ending.row.end, 1);
  return {
    id: 'renewal-steps',
    title: 'Late, due, or due in two weeks',
    columns: [
      {
        id: 'day',
        label: 'Day',
        description: 'Day on which it is due; for what follows the end without a day, the first day after it',
        kind: 'day',
        filter: 'range',
      },
      { id: 'community', label: 'Community', description: 'Community that is served', kind: 'text' },
      { id: 'step', label: 'Step', description: 'What is done', kind: 'text' },
      { id: 'who', label: 'Who', description: 'Who does it', kind: 'text', filter: 'choice' },
      {
        id: 'state',
        label: 'State',
        description: 'What the records say of it on the day of the data',
        kind: 'text',
        filter: 'choice',
      },
      { id: 'engagement-id', label: 'Engagement id', description: 'Airtable record id', kind: 'text', hidden: true },
    ],
    rows: found
      .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
      .map((one) => [
        date(dayOf(one)),
        communityCell(one.ending.community),
        several(one.step.what, [
          { text: one.step.what, href: sop(one.step.at) },
          { text: 'All dates', href: renewalPage(one.ending.row.id) },
        ]),
        text(one.step.who),
        status(one.step.state, STEP_SHAPES[one.step.state], one.step.words),
        text(one.ending.row.id),
      ]),
    empty:
      'Notices, shutdown notices, reminders and last days of the next two weeks would stand here, and what is late. Nothing is.',
    source: SOURCE,
  };
}
