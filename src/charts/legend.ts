import { LEGEND_ROW, type Frame } from './frame.ts';
import { marker } from './line.ts';
import { element, escapeXml } from './markup.ts';
import type { ChartSpec } from './types.ts';

/** Names of the series in rows above the plot, each with its mark. */
export function legend({ legend: items, font }: Frame, { kind }: ChartSpec): string {
  return items
    .map(({ text, series, x, row }) => {
      const y = 10 + row * LEGEND_ROW;
      const swatch =
        kind === 'line'
          ? marker(series, x + 5, y, 64)
          : element('rect', { class: 'chart-bar', fill: 'currentColor', x, y: y - 5, width: 10, height: 10 });
      const label = element('text', { class: 'chart-label', x: x + 16, y, dy: '.35em' }, escapeXml(text));
      return element('g', { class: `series-${series + 1}`, 'font-size': font }, swatch, label);
    })
    .join('');
}
