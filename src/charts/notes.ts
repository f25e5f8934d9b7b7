import { drawn, extentOf, isKnown, isSmoothed, ownGaps } from './series.ts';
import type { ChartSpec } from './types.ts';

/** Explains the marks for missing data, when the drawing has any. */
export function marksNote(spec: ChartSpec): string | null {
  const shown = drawn(spec);
  if (!shown.some(({ values }) => extentOf(values))) return null;
  const missing = (index: number) => (one: (typeof shown)[number]) => !isKnown(one.values[index]);
  const bars = spec.kind === 'bar';
  const hatched = spec.x.values.some((_, i) => (bars ? shown.some(missing(i)) : shown.every(missing(i))));
  const dotted = !bars && shown.some(({ values }) => ownGaps(shown, values).length > 0);
  const what = `${spec.x.kind}s without data`;
  if (hatched && dotted) return `Hatching and dotted lines mark ${what}.`;
  return hatched ? `Hatching marks ${what}.` : dotted ? `Dotted lines mark ${what}.` : null;
}

/** Says when the line is not the values themselves. */
export const smoothingNote = (spec: ChartSpec): string | null =>
  isSmoothed(spec) ? 'The line is the mean of the seven days around each; the table has every day.' : null;

/** Says which series the drawing leaves out. */
export function restNote(spec: ChartSpec): string | null {
  const total = spec.series.length;
  const shown = drawn(spec).length;
  return total > shown ? `The chart draws the first ${shown} of ${total}; all ${total} are in the table.` : null;
}

/** What the drawing needs said below it, beside the notes of the description itself. */
export const drawingNotes = (spec: ChartSpec): string[] =>
  [smoothingNote(spec), marksNote(spec), restNote(spec)].filter((note) => note !== null);
