import { formatNumber, type Language } from '../charts/index.ts';
import type { Commitment } from './commitment.ts';
import type { DefinitionId } from './definitions/index.ts';
import { beforeText, within, type DaySpan, type Spans } from './impact-spans.ts';
import { anyRan, couldHaveRun } from './ran.ts';
import type { ComparedTwice, Reach } from './reach.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { Figure } from './view.ts';
import { capital } from './words.ts';

/** People reached and mean use of the busiest hub. Nothing where nobody was counted. */
export function reachFigures([top, ...others]: Reach[], language: Language): Figure[] {
  if (top?.peak.value == null) return [];
  const { figures } = textsOf(language).impact;
  const at = others.length ? `, ${top.name}` : '';
  const figure = (
    id: string,
    label: string,
    { value, change, yearly }: ComparedTwice,
    definition: DefinitionId,
    decimals: number,
  ): Figure[] => {
    if (value === null) return [];
    const note = capital([change, ...(yearly ? [yearly.change] : [])].filter(Boolean).join('; '));
    const shown = formatNumber(value, decimals, language);
    return [{ id, label: `${label}${at}`, raw: value, value: shown, unit: '', note, definition }];
  };
  return [
    ...figure('people-reached', figures.people, top.peak, 'peakMau', 0),
    ...figure('weekly', figures.weekly, top.weekly, 'meanWau', 0),
    ...figure('daily', figures.daily, top.daily, 'meanDau', 1),
  ];
}

/** Deliverables of the period, against the period before and, where it is another one, the year before. */
export function deliveredFigure(extract: CommunityExtract, all: Commitment[], spans: Spans): Figure {
  const { language } = extract;
  const { figures, samePeriodYearBefore } = textsOf(language).impact;
  const count = (some: DaySpan) => all.filter(({ deliveredOn }) => within(deliveredOn, some)).length;
  const undated = all.filter(({ deliveredOn }) => deliveredOn === null).length;
  const against = (some: DaySpan, when: string): string =>
    anyRan(extract, some)
      ? figures.deliveredBefore(count(some), when)
      : couldHaveRun(extract, some)
        ? figures.noDates
        : figures.noAgreement(when);
  const notes = [
    against(spans.before, beforeText(spans, language)),
    ...(spans.yearBefore ? [against(spans.yearBefore, samePeriodYearBefore)] : []),
    ...(undated ? [figures.undated(undated)] : []),
  ];
  return {
    id: 'delivered',
    label: figures.delivered,
    raw: count(spans.days),
    value: formatNumber(count(spans.days), 0, language),
    unit: '',
    note: capital([...new Set(notes)].join('; ')),
    definition: 'deliveredInPeriod',
  };
}
