import { drawn, extentOf, isKnown, isSmoothed, ownGaps } from './series.ts';
import type { AnyChart, ChartSpec, RangeSpec, TimelineSpec } from './types.ts';
import { chartWords } from './words.ts';

/** Explains the marks for missing data, when the drawing has any. A strip has a key that does. */
export function marksNote(spec: ChartSpec): string | null {
  const shown = drawn(spec);
  if (spec.kind === 'strip' || !shown.some(({ values }) => extentOf(values))) return null;
  const missing = (index: number) => (one: (typeof shown)[number]) => !isKnown(one.values[index]);
  const each = spec.kind !== 'line';
  const hatched = spec.x.values.some((_, i) => (each ? shown.some(missing(i)) : shown.every(missing(i))));
  const dotted = !each && shown.some(({ values }) => ownGaps(shown, values).length > 0);
  const { marks } = chartWords(spec.language);
  const say = hatched && dotted ? marks.both : hatched ? marks.hatched : dotted ? marks.dotted : null;
  return say && say(spec.x.kind);
}

/** Says when the line is not the values themselves. */
export const smoothingNote = (spec: ChartSpec): string | null =>
  isSmoothed(spec) ? chartWords(spec.language).smoothed : null;

/** Says which series the drawing leaves out. */
export function restNote(spec: ChartSpec): string | null {
  const total = spec.series.length;
  const shown = drawn(spec).length;
  return total > shown ? chartWords(spec.language).drawsFirst(shown, total) : null;
}

/** More rows than this stand in the table only. */
export const MAX_ROWS = 40;

/** Says how many rows the drawing of a timeline or range leaves out. */
export const rowsNote = ({ rows, language }: RangeSpec | TimelineSpec): string[] =>
  rows.length > MAX_ROWS ? [chartWords(language).drawsRows(MAX_ROWS, rows.length)] : [];

/** What the drawing needs said below it, beside the notes of the description itself. */
export function drawingNotes(spec: AnyChart): string[] {
  if (!('series' in spec)) return rowsNote(spec);
  return [smoothingNote(spec), marksNote(spec), restNote(spec)].filter((note) => note !== null);
}
