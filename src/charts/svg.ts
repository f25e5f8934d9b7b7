import { bars } from './bar.ts';
import { frameOf, LEGEND_ROW, type Frame, type Variant } from './frame.ts';
import { gapBands, hatchPattern } from './gaps.ts';
import { lines, marker } from './line.ts';
import { element, escapeXml, safeId } from './markup.ts';
import type { ChartSpec } from './types.ts';
import { xTicks } from './x-axis.ts';

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
export function renderSvg(spec: ChartSpec, { variant = 'wide', idPrefix = 'chart' }: SvgOptions = {}): string {
  const frame = frameOf(spec, variant);
  const id = safeId(`${idPrefix}-${spec.id}-${variant}`);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: `chart-svg chart-${variant}`,
    viewBox: `0 0 ${frame.width} ${frame.height}`,
    width: '100%',
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    'font-size': frame.font,
  };
  return element(
    'svg',
    attributes,
    element('title', { id: `${id}-title` }, escapeXml(spec.title || spec.id)),
    element('desc', { id: `${id}-desc` }, escapeXml(spec.summary || spec.title)),
    element('defs', {}, hatchPattern(`${id}-hatch`)),
    legend(frame, spec),
    gridLines(frame, spec.unit),
    xAxis(frame, spec),
    gapBands(spec, frame, `${id}-hatch`),
    spec.kind === 'bar' ? bars(frame, `${id}-hatch`) : lines(frame),
    zeroLine(frame),
  );
}

function legend({ legend: items, font }: Frame, { kind }: ChartSpec): string {
  return items
    .map(({ text, series, x, row }) => {
      const y = 10 + row * LEGEND_ROW;
      const swatch =
        kind === 'bar'
          ? element('rect', { class: 'chart-bar', fill: 'currentColor', x, y: y - 5, width: 10, height: 10 })
          : marker(series, x + 5, y, 64);
      const label = element('text', { class: 'chart-label', x: x + 16, y, dy: '.35em' }, escapeXml(text));
      return element('g', { class: `series-${series + 1}`, 'font-size': font }, swatch, label);
    })
    .join('');
}

function gridLines({ axis, plot, y, font }: Frame, unit: string): string {
  const rows = axis.ticks.map(({ value, label }) => {
    const at = y(value);
    const rule = { class: 'chart-grid', stroke: '#ccc', x1: plot.left, y1: at, x2: plot.right, y2: at };
    const text = { class: 'chart-muted', x: plot.left - 6, y: at, dy: '.35em', 'text-anchor': 'end' };
    return (value === 0 ? '' : element('line', rule)) + element('text', text, label);
  });
  const name = element('text', { class: 'chart-muted', x: 0, y: plot.top - font - 2 }, escapeXml(unit));
  return (unit ? name : '') + rows.join('');
}

function xAxis({ plot, x, font, tickCount }: Frame, spec: ChartSpec): string {
  return xTicks(spec.x, tickCount)
    .map(({ index, label, year }) => {
      const at = x(index);
      const text = (content: string, line: number) =>
        element(
          'text',
          { class: 'chart-muted', x: at, y: plot.bottom + 6 + line * (font + 3), 'text-anchor': 'middle' },
          content,
        );
      const tick = { class: 'chart-axis', stroke: '#777', x1: at, y1: plot.bottom, x2: at, y2: plot.bottom + 4 };
      return element('line', tick) + text(label, 1) + (year ? text(year, 2) : '');
    })
    .join('');
}

const zeroLine = ({ plot, y }: Frame): string =>
  element('line', { class: 'chart-axis', stroke: '#777', x1: plot.left, y1: y(0), x2: plot.right, y2: y(0) });
