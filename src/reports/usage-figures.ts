import { formatDay, formatMonth, formatNumber, noData } from '../charts/index.ts';
import { addMonths, monthOf } from '../model/index.ts';
import { changeOn } from './change.ts';
import { amountOf, unitOf } from './cost-amounts.ts';
import { newestPerUser } from './cost-per-user.ts';
import { lastSample, meanOf, peakOf, type HubUsage } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf } from './period.ts';
import { mainRenewal, type PublicRenewal } from './renewal-public.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { sumOf } from './total.ts';
import type { Busiest } from './usage-busiest.ts';
import type { Figure } from './view.ts';
import { capital, compare, list } from './words.ts';

/** What a renewal is decided on first: use, the end of the agreement and the cost; then what explains them. */
export function usageFigures(
  extract: CommunityExtract,
  hubs: HubUsage[],
  main: Busiest | null,
  renewals: PublicRenewal[],
): Figure[] {
  const make = maker(extract);
  const use = main ? useFigures(main, hubs, extract, make) : [];
  return [
    ...use.filter(({ id }) => id === 'mau' || id === 'sum'),
    ...agreementFigure(extract, renewals),
    ...costFigures(extract, hubs, make),
    ...use.filter(({ id }) => id !== 'mau' && id !== 'sum'),
  ];
}

type Make = (
  id: string,
  label: string,
  raw: number | null,
  note: string,
  definition: Figure['definition'],
  shown?: { decimals?: number; unit?: string },
) => Figure;

const maker =
  ({ language }: CommunityExtract): Make =>
  (id, label, raw, note, definition, { decimals = 0, unit = '' } = {}) => ({
    ...{ id, label, raw, unit, definition },
    value: formatNumber(raw, decimals, language),
    note: capital(note),
  });

function useFigures(
  { hub, value, day }: Busiest,
  hubs: HubUsage[],
  { through, language }: CommunityExtract,
  make: Make,
): Figure[] {
  const { figures: words, yearBefore, noYearBefore } = textsOf(language).usage;
  const months = monthsOf(completeMonths(through, HISTORY_MONTHS));
  const month = monthOf(day);
  const year = addMonths(month, -12);
  const label = (text: string) => words.at(text, hubs.length > 1 ? hub.name : null);
  const change = (now: number, before: number | null | undefined, decimals = 0) =>
    before == null ? noYearBefore : changeOn(before, now, yearBefore, decimals, language);
  const wau = lastSample(hub, 'wau', month);
  const dau = meanOf(hub, 'dau', [month]);
  const peak = peakOf(hub, 'mau', months);
  const [sum, sumBefore] = [sumOf(hubs, month), sumOf(hubs, year)];
  const lacking = list(
    sum.lacking.slice(0, 3).map(({ name }) => name),
    language,
  );
  const sumNote =
    sum.value === null ? `${noData(language)}: ${lacking}` : words.sumNote(change(sum.value, sumBefore.value));
  return [
    make(
      'mau',
      label(words.mau(formatDay(day, language))),
      value,
      change(value, lastSample(hub, 'mau', year)?.value),
      'mau',
    ),
    ...(hubs.length > 1
      ? [make('sum', words.sum(sum.hubs + sum.lacking.length, formatMonth(month, language)), sum.value, sumNote, 'sum')]
      : []),
    ...(peak
      ? [make('peak-mau', label(words.peak), peak.value, words.on(formatDay(peak.day, language)), 'highestMau')]
      : []),
    ...(wau
      ? [
          make(
            'wau',
            label(words.wau(formatDay(wau.day, language))),
            wau.value,
            change(wau.value, lastSample(hub, 'wau', year)?.value),
            'wau',
          ),
        ]
      : []),
    ...(dau
      ? [
          make(
            'dau',
            label(words.dau(formatMonth(month, language))),
            dau.value,
            change(dau.value, meanOf(hub, 'dau', [year])?.value, 1),
            'dau',
            { decimals: 1 },
          ),
        ]
      : []),
  ];
}

function agreementFigure({ language }: CommunityExtract, renewals: PublicRenewal[]): Figure[] {
  const { figures: words } = textsOf(language).usage;
  const main = mainRenewal(renewals);
  if (main?.daysLeft == null || main.agreement.end === null) return [];
  return [
    {
      id: 'agreement-days',
      label: words.agreement,
      raw: main.daysLeft,
      value: formatNumber(main.daysLeft, 0, language),
      unit: words.days(main.daysLeft),
      note: (main.steps.length === 0 ? words.followed : words.lastDay)(formatDay(main.agreement.end, language)),
      definition: 'agreementDays',
    },
  ];
}

/** The newest month with a cost, and the newest with a cost per active user, in the currency of the newest month. */
function costFigures(extract: CommunityExtract, hubs: HubUsage[], make: Make): Figure[] {
  const { language, costs } = extract;
  const { figures: words, yearBefore } = textsOf(language).usage;
  const newest = costs.toSorted((a, b) => compare(b.month, a.month))[0];
  if (!newest) return [];
  const { currency } = newest.amount;
  const unit = unitOf(currency, language);
  const inCurrency = costs.filter(({ amount }) => amount.currency === currency);
  const value = amountOf(inCurrency, newest.month) ?? 0;
  const before = amountOf(inCurrency, addMonths(newest.month, -12));
  const each = newestPerUser({ currency, costs: inCurrency, suffix: '' }, hubs);
  const change = (now: number, base: number | null, none: string, decimals: number) =>
    base === null ? none : changeOn(base, now, yearBefore, decimals, language);
  return [
    make(
      'cost',
      words.cost(formatMonth(newest.month, language)),
      value,
      change(value, before, words.noCostBefore, 0),
      'cost',
      { unit },
    ),
    ...(each
      ? [
          make(
            'cost-per-user',
            words.costPerUser(formatMonth(each.month, language)),
            each.value,
            change(each.value, each.before, words.noCostPerUserBefore, 2),
            'costPerUser',
            { decimals: 2, unit },
          ),
        ]
      : []),
  ];
}
