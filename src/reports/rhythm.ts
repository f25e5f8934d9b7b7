import { formatNumber, type Language } from '../charts/index.ts';
import { addDays, daysBetween, monthOf, type Day } from '../model/index.ts';
import { changeOn } from './change.ts';
import { defined } from './definitions/index.ts';
import type { HubUsage } from './hubs.ts';
import { yearEarlier, type DaySpan, type Spans } from './impact-spans.ts';
import { usageSource } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { DataTable } from './view.ts';

type Terms = CommunityExtract['terms'];

/** Weekly active users over some days: the mean of those that have a sample. */
export interface Mean {
  mean: number | null;
  /** Days with a sample, of all. */
  known: number;
  days: number;
  /** Whether each month that the days touch has a sample: only then are two means compared. */
  isCovered: boolean;
}

/** The use of one hub in term or between terms. */
export interface RhythmRow {
  hub: string;
  when: 'term' | 'between';
  /** `In term` */
  label: string;
  now: Mean;
  /** The same days a year before; null where the period is longer than a year. */
  before: Mean | null;
  value: string;
  /** `200 of 212 days` */
  basis: string;
  change: string;
}

export interface Rhythm {
  rows: RhythmRow[];
  /** One sentence a hub that has both. */
  sentences: string[];
  /** What is missing. */
  notes: string[];
}

/** Weekly active users in term against between terms, and each against the year before. */
export function rhythmOf(extract: CommunityExtract, hubs: HubUsage[], { days }: Spans): Rhythm {
  const { terms, language } = extract;
  const { impact } = textsOf(language);
  if (terms.length === 0) return { rows: [], sentences: [], notes: [impact.noTerms] };
  const all = daysOf(days);
  const isWithinYear = addDays(yearEarlier(days.to), 1) <= days.from;
  const kinds = (['term', 'between'] as const)
    .map((when) => ({ when, own: all.filter((day) => isInTerm(day, terms) === (when === 'term')) }))
    .filter(({ own }) => own.length > 0);
  const [only, other] = kinds;
  const measured = hubs.filter(({ reason }) => reason === null);
  const rows = measured.flatMap((hub) =>
    kinds.flatMap(({ when, own }) => {
      const now = weeklyMean(hub, own);
      if (now.mean === null) return [];
      const before = isWithinYear ? weeklyMean(hub, yearBefore(own)) : null;
      return [rowOf(hub.name, when, now, before, language)];
    }),
  );
  return {
    rows,
    sentences: measured.flatMap(({ name }) => contrastOf(name, rows, language)),
    notes: [...(only && !other ? [impact.onlyKind[only.when]] : []), ...(rows.length ? [] : [impact.noRhythm])],
  };
}

function rowOf(hub: string, when: RhythmRow['when'], now: Mean, before: Mean | null, language: Language): RhythmRow {
  const { impact } = textsOf(language);
  const number = (value: number) => formatNumber(value, 0, language);
  const canCompare = now.isCovered && before?.isCovered === true;
  return {
    hub,
    when,
    label: impact.rhythmLabels[when],
    now,
    before,
    value: formatNumber(now.mean, 0, language),
    basis: impact.daysOfDays(number(now.known), number(now.days)),
    change:
      before === null
        ? impact.longerThanYear
        : canCompare && now.mean !== null && before.mean !== null
          ? changeOn(before.mean, now.mean, impact.yearBefore, 0, language)
          : now.isCovered
            ? impact.noComparisonDays(number(before.known), number(before.days))
            : impact.noComparisonNow(number(now.known), number(now.days)),
  };
}

/** In term against between terms, where both have data in each month that they touch. */
function contrastOf(name: string, rows: RhythmRow[], language: Language): string[] {
  const of = (when: RhythmRow['when']) => rows.find((row) => row.hub === name && row.when === when);
  const [term, between] = [of('term'), of('between')];
  if (!term?.now.isCovered || !between?.now.isCovered) return [];
  if (term.now.mean === null || between.now.mean === null) return [];
  return [textsOf(language).impact.contrast(name, term.value, between.value)];
}

/** Whether a day lies in a term. A term may span the turn of the year. */
export const isInTerm = (day: Day, terms: Terms): boolean =>
  terms.some(({ from, to }) => {
    const date = day.slice(5);
    return from <= to ? date >= from && date <= to : date >= from || date <= to;
  });

const daysOf = ({ from, to }: DaySpan): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));

/** The same dates a year earlier, each once. */
const yearBefore = (days: Day[]): Day[] => [...new Set(days.map(yearEarlier))];

/** The mean of the samples of weekly active users on some days. */
export function weeklyMean(hub: HubUsage, days: readonly Day[]): Mean {
  const samples = days.map((day) => ({
    month: monthOf(day),
    value: hub.months.get(monthOf(day))?.wau[Number(day.slice(8)) - 1] ?? null,
  }));
  const known = samples.flatMap(({ value }) => (value === null ? [] : [value]));
  const months = (some: typeof samples) => new Set(some.map(({ month }) => month)).size;
  return {
    mean: known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null,
    known: known.length,
    days: days.length,
    isCovered: days.length > 0 && months(samples.filter(({ value }) => value !== null)) === months(samples),
  };
}

export function rhythmTable(extract: CommunityExtract, { rows, notes }: Rhythm): DataTable[] {
  const { language } = extract;
  const { rhythmColumns: columns, rhythmTitle } = textsOf(language).impact;
  if (rows.length === 0) return [];
  const mean = { description: defined('termWau', language) };
  return [
    {
      id: 'term-rhythm',
      title: rhythmTitle,
      columns: [
        { id: 'hub', ...columns.hub },
        { id: 'when', ...columns.when },
        { id: 'weekly_mean', label: columns.mean, ...mean },
        { id: 'days_with_data', ...columns.known },
        { id: 'days', ...columns.days },
        { id: 'weekly_mean_year_before', label: columns.meanBefore, ...mean },
        { id: 'days_with_data_year_before', ...columns.knownBefore },
      ],
      rows: rows.map(({ hub, label, now, before }) => [
        ...[hub, label, now.mean, now.known, now.days],
        ...[before?.mean ?? null, before?.known ?? null],
      ]),
      notes,
      source: usageSource(extract, 'wau'),
    },
  ];
}
