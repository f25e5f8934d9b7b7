import { formatDay } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import { commitmentOf, type Commitment } from './commitment.ts';
import { resultsOf } from './goals.ts';
import { hubUsage } from './hubs.ts';
import { deliveredFigure, reachFigures } from './impact-figures.ts';
import { impactHeadline } from './impact-headline.ts';
import { beforeText, duringText, lengthOf, spansOf, spanText, within, type Spans } from './impact-spans.ts';
import { completeMonths, firstDay, HISTORY_MONTHS, lastDay, monthsOf } from './period.ts';
import { deliveryProvenance, deliveryQuality, quoteProvenance, usageProvenance } from './provenance.ts';
import { reachOf, type Reach } from './reach.ts';
import { reachTable } from './reach-table.ts';
import { rhythmOf, rhythmTable, type Rhythm } from './rhythm.ts';
import { satisfactionFigure, satisfactionOf, satisfactionTable, type Satisfaction } from './satisfaction.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { usageChart } from './usage-chart.ts';
import { correctionNotes } from './usage-history.ts';
import type { Report } from './view.ts';
import { compare, list } from './words.ts';

export interface Quote {
  text: string;
  /** `12 March 2026`, or that the date is not recorded. */
  said: string;
}

export interface ImpactReport extends Report {
  id: 'impact';
  /** What it is about and what it is compared with. */
  spans: Spans;
  /** What the community wants to achieve, in its own words; null where it is not recorded. */
  goals: string | null;
  /** What was counted, to stand beside the goals. */
  results: string[];
  reach: Reach[];
  /** What the columns of a hub's changes are against. */
  against: { before: string; yearBefore: string | null };
  /** Why nobody is counted; empty when somebody is. */
  absent: string[];
  rhythm: Rhythm;
  delivered: Commitment[];
  /** Delivered after the period's end. */
  since: Commitment[];
  satisfaction: Satisfaction;
  quotes: Quote[];
  /** What happened in the period, the first first. */
  events: CommunityExtract['events'];
  /** How to acknowledge the organisation. */
  acknowledgement: string;
  /** What the figures cannot say. */
  limits: string[];
}

/** What the service changed: people reached, work delivered, words of members; a period against the one before. */
export function impactReport(extract: CommunityExtract): ImpactReport {
  const { language, asOf } = extract;
  const { impact } = textsOf(language);
  const spans = spansOf(extract);
  const { months } = spans;
  const hubs = hubUsage(extract);
  const reach = months ? reachOf(hubs, months, spans.days.to, language) : [];
  const all = deliveredWork(extract);
  const delivered = all.filter(({ deliveredOn }) => within(deliveredOn, spans.days));
  const chart = usageChart(extract, hubs, 'mau');
  const rhythm = rhythmOf(extract, hubs, spans);
  const satisfaction = satisfactionOf(extract, spans);
  return {
    id: 'impact',
    title: impact.title,
    headline: impactHeadline(extract, hubs, reach, all, spans),
    periodLabel: impact.period,
    period: spanText(spans.days, language),
    asOf,
    figures: [
      ...reachFigures(reach, language),
      deliveredFigure(extract, all, spans),
      ...satisfactionFigure(satisfaction, language),
    ],
    spans,
    goals: extract.community.contextGoals,
    results: resultsOf(extract, duringText(spans.days, language), reach, delivered, satisfaction),
    reach,
    against: {
      before: months ? impact.monthsBefore(lengthOf(months.now)) : beforeText(spans, language),
      yearBefore: months?.yearBefore ? impact.monthsYearBefore(lengthOf(months.now)) : null,
    },
    absent: absence(extract, reach, months),
    rhythm,
    delivered,
    since: all.filter(({ deliveredOn }) => deliveredOn !== null && deliveredOn > spans.days.to),
    satisfaction,
    quotes: quotesOf(extract),
    events: extract.events.filter(({ day }) => within(day, spans.days)).sort((a, b) => compare(a.day, b.day)),
    acknowledgement:
      extract.organisation.acknowledgement ?? impact.acknowledgement(extract.organisation.name, nameOf(extract)),
    limits: impact.limits,
    charts: [...(chart ? [chart] : []), ...(satisfaction.chart ? [satisfaction.chart] : [])],
    tables: [
      ...reachTable(extract, reach, spans),
      ...rhythmTable(extract, rhythm),
      ...satisfactionTable(extract, satisfaction),
    ],
    method: methodOf(extract, spans),
    quality: [
      ...deliveryQuality(extract),
      ...historyNote(extract, spans),
      ...(months ? correctionNotes(hubs, monthsOf(months.now), language) : []),
    ],
    provenance: [...usageProvenance(extract), ...deliveryProvenance(extract), ...quoteProvenance(extract)],
  };
}

const nameOf = ({ community, communityId }: CommunityExtract) =>
  community.longName ?? community.shortName ?? communityId;

/** Deliverables that were delivered by the as-of date, the newest first. */
function deliveredWork({ deliverables, projects, asOf, language }: CommunityExtract): Commitment[] {
  const { unnamedProject } = textsOf(language).milestone;
  const names = new Map(projects.map(({ id, name }) => [id, name ?? unnamedProject]));
  const projectOf = (ids: string[]) =>
    list(
      ids.flatMap((id) => names.get(id) ?? []),
      language,
    );
  return deliverables
    .map((record) => commitmentOf(record, projectOf(record.projectIds), asOf, false, language))
    .filter(({ state }) => state === 'delivered')
    .sort(
      (a, b) => compare(b.deliveredOn ?? '', a.deliveredOn ?? '') || compare(a.name, b.name) || compare(a.id, b.id),
    );
}

function absence({ language }: CommunityExtract, reach: Reach[], months: Spans['months']): string[] {
  const { impact } = textsOf(language);
  if (months === null) return [impact.noMonth];
  if (reach.some(({ peak }) => peak.value !== null)) return [];
  return reach.length === 0 ? [impact.noHub] : reach.map(({ name, reason }) => impact.notKnown(name, reason ?? ''));
}

function methodOf({ language }: CommunityExtract, spans: Spans): string[] {
  const { impact } = textsOf(language);
  const { days, before, yearBefore, months } = spans;
  const text = (span: typeof days) => spanText(span, language);
  const monthly = months && { from: firstDay(months.now), to: lastDay(months.now) };
  const isSame = monthly?.from === days.from && monthly.to === days.to;
  return [
    impact.methodPeriod(text(days), text(before), yearBefore && text(yearBefore)),
    ...(monthly && !isSame ? [impact.methodMonths(text(monthly))] : []),
    ...impact.method,
  ];
}

/** The months of the period that lie before what a report holds of use. */
function historyNote({ through, language }: CommunityExtract, { months, days }: Spans): string[] {
  const { impact } = textsOf(language);
  const oldest = firstDay(completeMonths(through, HISTORY_MONTHS));
  return months && days.from < oldest ? [impact.historyFrom(formatDay(oldest, language))] : [];
}

/** Quotes with consent of the last 24 months, the newest first; undated ones last. */
function quotesOf({ checkIns, asOf, through, language }: CommunityExtract): Quote[] {
  const { dateNotRecorded } = textsOf(language).impact;
  const oldest = firstDay(completeMonths(through, HISTORY_MONTHS));
  const shown = (date: Day | null) => date === null || (date >= oldest && date <= asOf);
  return checkIns
    .filter(({ mayPublish, date }) => mayPublish && shown(date))
    .sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id))
    .flatMap(({ quote, date }) =>
      quote === null ? [] : [{ text: quote, said: date === null ? dateNotRecorded : formatDay(date, language) }],
    );
}
