import type { Frame } from './frame.ts';
import type { Language } from './language.ts';
import { element, escapeXml } from './markup.ts';
import type { ChartSpec } from './types.ts';
import { xTicks } from './x-axis.ts';

/** Room below a plot for two rows of labels. */
export const xAxisRoom = (font: number): number => font * 2 + 16;

export function gridLines({ axis, plot, y, unitY }: Frame, unit: string): string {
  const rows = axis.ticks.map(({ value, label }) => {
    const at = y(value);
    const rule = { class: 'chart-grid', stroke: '#ccc', x1: plot.left, y1: at, x2: plot.right, y2: at };
    const text = {
      class: 'chart-muted',
      x: plot.left - 6,
      y: at,
      dy: '.35em',
      'text-anchor': 'end',
    };
    return (value === 0 ? '' : element('line', rule)) + element('text', text, label);
  });
  const name = element('text', { class: 'chart-muted', x: 0, y: unitY }, escapeXml(unit));
  return (unit ? name : '') + rows.join('');
}

type Placed = Pick<Frame, 'plot' | 'x' | 'font' | 'tickCount'>;

export function xAxis({ plot, x, font, tickCount }: Placed, positions: ChartSpec['x'], language?: Language): string {
  return xTicks(positions, tickCount, language)
    .map(({ index, label, year }) => tick(x(index), [label, year], plot.bottom, font))
    .join('');
}

/** A tick below a plot with up to two rows of label. */
export function tick(x: number, labels: (string | null)[], bottom: number, font: number): string {
  const text = (content: string, line: number) =>
    element('text', { class: 'chart-muted', x, y: bottom + 6 + line * (font + 3), 'text-anchor': 'middle' }, content);
  const mark = { class: 'chart-axis', stroke: '#777', x1: x, y1: bottom, x2: x, y2: bottom + 4 };
  return element('line', mark) + labels.map((label, i) => (label ? text(label, i + 1) : '')).join('');
}

export const zeroLine = ({ plot, y }: Frame): string =>
  element('line', { class: 'chart-axis', stroke: '#777', x1: plot.left, y1: y(0), x2: plot.right, y2: y(0) });
