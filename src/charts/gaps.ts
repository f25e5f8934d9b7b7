import { noData } from './format.ts';
import { isKnown, runs } from './series.ts';
import type { ChartSpec } from './types.ts';
import type { Frame } from './frame.ts';
import { element } from './markup.ts';
import { textWidth } from './text-width.ts';

/** Hatches the positions at which no drawn series has a value, and says "no data" where there is room. */
export function gapBands({ x: { values }, language }: ChartSpec, frame: Frame, hatch: string): string {
  const { plot, font } = frame;
  const known = values.map((_, i) => (frame.series.some((one) => isKnown(one.values[i])) ? 1 : null));
  return runs(known, false)
    .map(({ from, to }) => {
      const left = Math.max(plot.left, frame.x(from - 0.5));
      const right = Math.min(plot.right, frame.x(to + 0.5));
      const box = { x: left, y: plot.top, width: Math.max(right - left, 0), height: plot.bottom - plot.top };
      return (
        element('rect', { class: 'chart-hatch', fill: `url(#${hatch})`, ...box }) + note(box, font, noData(language))
      );
    })
    .join('');
}

function note(box: { x: number; y: number; width: number; height: number }, font: number, text: string): string {
  const width = textWidth(text, font) + 8;
  if (box.width < width + 4) return '';
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const plate = { x: x - width / 2, y: y - font, width, height: font * 1.5, fill: '#fff' };
  return (
    element('rect', { class: 'chart-plate', ...plate }) +
    element('text', { class: 'chart-muted', x, y, 'text-anchor': 'middle' }, text)
  );
}

/** Diagonal hairlines, to be referred to as a fill. */
export const hatchPattern = (id: string): string =>
  element(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('path', { class: 'chart-hatch-line', d: 'M0 0V6', stroke: '#999', 'stroke-width': 1 }),
  );
