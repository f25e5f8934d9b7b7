/** Sentences for the kinds of chart whose rows are things, not positions in time. */
import { formatDay, formatShare } from './format.ts';
import { isKnown } from './series.ts';
import { valueText } from './range.ts';
import type { RangeSpec, TimelineRow, TimelineSpec } from './types.ts';
import { chartWords } from './words.ts';

const MARKS: TimelineRow['mark'][] = ['delivered', 'late', 'due', 'open', 'cancelled'];
/** More rows than this are counted, not named. */
const NAMED = 6;

/** `9 items, 1 July 2025 to 30 September 2026: 5 delivered, 1 overdue, 2 open, 1 cancelled; next due: Course, on 30 June 2026.` */
export function summariseTimeline(spec: Omit<TimelineSpec, 'summary'>): string {
  const { rows, from, to, today, language } = spec;
  const words = chartWords(language);
  const period = words.span(formatDay(from, language), formatDay(to, language), 'day');
  if (rows.length === 0) return `${words.noRows}, ${period}.`;
  const counts = MARKS.flatMap((mark) => {
    const count = rows.filter((row) => row.mark === mark).length;
    return count ? [words.counted[mark](count)] : [];
  });
  const [next] = rows
    .flatMap(({ label, to: day, mark }) =>
      day !== null && (mark === 'due' || mark === 'open') && (today === null || day >= today) ? [{ label, day }] : [],
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const undated = rows.filter((row) => row.to === null && row.doneOn === null).length;
  const parts = [
    counts.join(', '),
    ...(undated ? [words.noDate(undated)] : []),
    ...(next ? [words.nextDue(next.label, formatDay(next.day, language))] : []),
  ];
  return `${words.rows(rows.length)}, ${period}: ${parts.join('; ')}.`;
}

/** `Engineering: 42 of 60 FTE days (70 %); Support: no data of 5 FTE days; 1 of 3 reach the target.` */
export function summariseRange(spec: Omit<RangeSpec, 'summary'>): string {
  const { rows, unit, language } = spec;
  const words = chartWords(language);
  if (rows.length === 0) return `${capital(unit || words.values)}: ${words.noData}.`;
  const named = rows.slice(0, NAMED).map(({ label, value, target }) => {
    const share =
      isKnown(value) && isKnown(target) && target > 0 && value >= 0
        ? ` (${formatShare(value / target, language)})`
        : '';
    const counted = unit && (isKnown(value) || isKnown(target)) ? `\u00a0${unit}` : '';
    return `${label}: ${valueText(spec, { value, target })}${counted}${share}`;
  });
  const more = rows.length - named.length;
  const against = rows.filter(({ value, target }) => isKnown(value) && isKnown(target));
  const reached = against.filter(({ value, target }) => (value ?? 0) >= (target ?? 0)).length;
  const parts = [
    ...named,
    ...(more ? [words.moreInTable(more)] : []),
    ...(against.length > 1 ? [words.reached(reached, against.length)] : []),
  ];
  return `${parts.join('; ')}.`;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
