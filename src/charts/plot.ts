import { areas } from './area.ts';
import { gridLines, xAxis, zeroLine } from './axes.ts';
import { bars } from './bar.ts';
import type { Drawing } from './drawing.ts';
import { drawEvents } from './events.ts';
import { frameOf, type Variant } from './frame.ts';
import { gapBands, hatchPattern } from './gaps.ts';
import { legend } from './legend.ts';
import { endLabels, lines } from './line.ts';
import { element } from './markup.ts';
import { drawingNotes } from './notes.ts';
import { drawTarget } from './target.ts';
import type { ChartSpec } from './types.ts';

/** Lines, areas and bars: values over positions, with an axis that holds zero. */
export function plotDrawing(spec: ChartSpec, variant: Variant, hatch: string): Drawing {
  const frame = frameOf(spec, variant);
  const shapes = { line: () => lines(frame), area: () => areas(frame, hatch), bar: () => bars(frame, hatch) };
  const content = [
    element('defs', {}, hatchPattern(hatch)),
    legend(frame, spec),
    gridLines(frame, spec.unit),
    xAxis(frame, spec.x, spec.language),
    gapBands(spec, frame, hatch),
    drawEvents(frame.events, frame.plot, frame.font),
    spec.kind === 'strip' ? '' : shapes[spec.kind](),
    zeroLine(frame),
    spec.target ? drawTarget(frame, spec, spec.target) : '',
    endLabels(frame),
  ].join('');
  return { width: frame.width, height: frame.height, font: frame.font, content, notes: drawingNotes(spec) };
}
