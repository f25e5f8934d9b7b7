import { formatDay } from '../../charts/index.ts';
import { compare, count, list } from '../words.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, link, status, text, type Cell, type WorkTable } from '../workspace/table.ts';
import { recordsColumn } from './agreement-tables.ts';
import { agreementTerms, isSucceeded, type AgreementTerm } from './agreement-terms.ts';
import { amountColumns, moneyCell, recordsCell } from './cells.ts';
import { fewDoubt, shareText, type Kpi } from './kpi.ts';
import { shownAmount } from './month-table.ts';
import { monthsBefore } from './span.ts';
import { unreadOf } from './unread.ts';

export type Renewal = 'successor' | 'won renewal' | 'none' | 'unclear';

export interface EndedAgreement extends AgreementTerm {
  renewal: Renewal;
}

/** The agreements whose last day lies in the twelve months before the day of the data, and whether they go on. */
export function endedAgreements(inputs: WorkInputs): EndedAgreement[] {
  const { asOf, look } = inputs;
  const from = monthsBefore(asOf, 12);
  const isWon = ({ dealId }: AgreementTerm) =>
    dealId !== null && look.dealsFollowing(dealId).some(({ stage }) => stage === 'Closed Won');
  return agreementTerms(inputs)
    .filter(({ end }) => end >= from && end < asOf)
    .map((term) => ({
      ...term,
      renewal: isSucceeded(term) ? 'successor' : isWon(term) ? 'won renewal' : isUnclear(term) ? 'unclear' : 'none',
    }));
}

/** Where the community is not known, or has an engagement without dates, there may be a successor. */
const isUnclear = ({ served }: AgreementTerm): boolean => served.ref === null || served.undated.length > 0;

/** Agreements that ended and go on ÷ agreements that ended, within twelve months. */
export function renewalRateKpi(inputs: WorkInputs): Kpi {
  const { asOf } = inputs;
  const ended = endedAgreements(inputs);
  const of = (...kinds: Renewal[]) => ended.filter(({ renewal }) => kinds.includes(renewal));
  const known = of('successor', 'won renewal', 'none');
  const renewed = of('successor', 'won renewal');
  const unclear = of('unclear').length;
  const from = monthsBefore(asOf, 12);
  const values = byValue(known, inputs);
  const span = `Ended from ${formatDay(from)} to the day before ${formatDay(asOf)}`;
  return {
    ...{ id: 'renewal-rate', label: 'Renewal rate', span, target: null },
    value: shareText(renewed.length, known.length, 'agreements'),
    share: known.length === 0 ? null : renewed.length / known.length,
    numerator: { is: 'Agreements of these with a successor or a won renewal', value: String(renewed.length) },
    denominator: { is: 'Agreements that ended within twelve months', value: String(known.length) },
    answer:
      known.length === 0
        ? 'No agreement ended within twelve months.'
        : `${renewed.length} of ${count(known.length, 'agreement')} that ended since ${formatDay(from)} ${renewed.length === 1 ? 'goes' : 'go'} on.`,
    definition: [
      'Agreements that ended and go on ÷ agreements that ended, in the twelve months before the day of the data. Engagements of one deal are one agreement, and end with the last of them; cancelled ones do not count.',
      'An agreement goes on when its community has another engagement that ends later, or when a won deal names its deal as the one that it renews.',
      'By value it is the amounts of the deals of those that go on ÷ the amounts of the deals of all that ended, for each currency by itself.',
    ],
    doubts: [
      ...fewDoubt(known.length),
      ...values.sentences,
      ...(unclear === 0
        ? []
        : [
            `Of ${count(unclear, 'agreement')} it is not known, because the community is not known or has an engagement without dates that fit together; ${unclear === 1 ? 'it is' : 'they are'} left out.`,
          ]),
      ...unreadOf(['engagements', 'deals'], inputs),
    ],
    tables: [tableOf(ended, inputs)],
    charts: [],
    handbook: 'renewals/renewal',
  };
}

/** The rate by value: exact amounts, each currency by itself. */
export function byValue(
  ended: readonly EndedAgreement[],
  { look }: Pick<WorkInputs, 'look'>,
): { sums: Map<string | null, { renewed: bigint; all: bigint }>; without: number; sentences: string[] } {
  const sums = new Map<string | null, { renewed: bigint; all: bigint }>();
  let without = 0;
  for (const { dealId, renewal } of ended) {
    const amount = dealId === null ? null : (look.byId.deals.get(dealId)?.amount ?? null);
    if (amount === null || amount.minor <= 0) {
      without++;
      continue;
    }
    const sum = sums.get(amount.currency) ?? { renewed: 0n, all: 0n };
    const minor = BigInt(amount.minor);
    sums.set(amount.currency, { renewed: sum.renewed + (renewal === 'none' ? 0n : minor), all: sum.all + minor });
  }
  const parts = [...sums].map(
    ([currency, { renewed, all }]) => `${shownAmount(renewed, currency)} of ${shownAmount(all, currency)}`,
  );
  const sentences = [
    ...(parts.length === 0 ? [] : [`By value ${list(parts)} ${parts.length === 1 ? 'goes' : 'go'} on.`]),
    ...(without === 0
      ? []
      : [`${count(without, 'agreement')} without an amount ${without === 1 ? 'is' : 'are'} not in the rate by value.`]),
  ];
  return { sums, without, sentences };
}

const WORDS: Record<Renewal, string> = {
  successor: 'Goes on: a later engagement',
  'won renewal': 'Goes on: a won renewal',
  none: 'Ended',
  unclear: 'Not known',
};

const cellOf = (renewal: Renewal): Cell =>
  renewal === 'none'
    ? status(WORDS.none, 'warning', WORDS.none, { href: sop('renewals/offboarding') })
    : status(WORDS[renewal], renewal === 'unclear' ? 'info' : 'delivered');

const ORDER: readonly Renewal[] = ['none', 'unclear', 'won renewal', 'successor'];

const tableOf = (ended: readonly EndedAgreement[], inputs: WorkInputs): WorkTable => ({
  id: 'renewal-rate-agreements',
  title: 'Agreements that ended within twelve months',
  columns: [
    { id: 'engagement', label: 'Engagement', description: 'Name of the engagement in Airtable', kind: 'text' },
    { id: 'community', label: 'Community', description: 'Community that it is of', kind: 'text' },
    {
      id: 'renewal',
      label: 'What followed',
      description: 'Whether it goes on, and by what',
      kind: 'text',
      filter: 'choice',
    },
    { id: 'end', label: 'Ended', description: 'Last day of the agreement', kind: 'day', filter: 'range' },
    ...amountColumns('value', 'Value', 'Amount of its deal'),
    recordsColumn,
  ],
  rows: ORDER.flatMap((renewal) =>
    ended.filter((one) => one.renewal === renewal).toSorted((a, b) => compare(b.end, a.end)),
  ).map(({ engagement, engagements, served, renewal, end, dealId }) => {
    const deal = dealId === null ? undefined : inputs.look.byId.deals.get(dealId);
    const copies = engagements.length > 1 ? `One agreement, on ${engagements.length} engagements` : null;
    return [
      link(engagement.name ?? `Engagement ${engagement.id}`, engagementPage(engagement.id), copies),
      communityCell(served.ref),
      cellOf(renewal),
      date(end),
      moneyCell(deal?.amount ?? null),
      text(deal?.amount?.currency ?? null),
      recordsCell(
        [
          ...engagements.map(({ id }) => ({ type: 'engagement', id })),
          ...(deal ? [{ type: 'deal', id: deal.id }] : []),
        ],
        inputs,
      ),
    ];
  }),
  empty: 'Agreements that ended within twelve months would stand here. None did.',
  source: 'Airtable: Engagements; HubSpot: deals',
});
