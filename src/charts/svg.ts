import type { Variant } from './frame.ts';
import type { Drawing } from './drawing.ts';
import { element, escapeXml, safeId } from './markup.ts';
import { plotDrawing } from './plot.ts';
import { rangeDrawing } from './range.ts';
import { stripDrawing } from './strip.ts';
import { timelineDrawing } from './timeline.ts';
import type { AnyChart } from './types.ts';

export interface SvgOptions {
  /** `wide` is drawn for about 720 px, `narrow` for a phone of 375 px. Default: `wide`. */
  variant?: Variant;
  /** Part of the ids, for a chart that stands twice on a page. */
  idPrefix?: string;
}

/**
 * A chart as one `<svg>`, readable without styles and without JavaScript. Colours come from the classes `series-1` …
 * `series-6` (see chart.css); there are no style attributes, which a Content-Security-Policy would ignore.
 */
export function renderSvg(spec: AnyChart, { variant = 'wide', idPrefix = 'chart' }: SvgOptions = {}): string {
  const id = safeId(`${idPrefix}-${spec.id}-${variant}`);
  const { width, height, font, content } = drawingOf(spec, variant, id);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: `chart-svg chart-${variant}`,
    viewBox: `0 0 ${width} ${height}`,
    width: '100%',
    role: 'img',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
    'font-size': font,
  };
  return element(
    'svg',
    attributes,
    element('title', { id: `${id}-title` }, escapeXml(spec.title || spec.id)),
    element('desc', { id: `${id}-desc` }, escapeXml(spec.summary || spec.title)),
    // Browsers read the texts of a picture one by one, whatever its role: it is named and described as a whole.
    element('g', { 'aria-hidden': 'true' }, content),
  );
}

/** What a chart draws; `id` is the start of the ids in it. */
export function drawingOf(spec: AnyChart, variant: Variant, id: string): Drawing {
  if (spec.kind === 'timeline') return timelineDrawing(spec, variant);
  if (spec.kind === 'range') return rangeDrawing(spec, variant, `${id}-hatch`);
  if (spec.kind === 'strip') return stripDrawing(spec, variant, `${id}-hatch`);
  return plotDrawing(spec, variant, `${id}-hatch`);
}
