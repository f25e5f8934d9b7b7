import {
  line,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape';
import type { Frame } from './frame.ts';
import { coordinate, element, escapeXml } from './markup.ts';
import { extentOf, isKnown, ownGaps, runs, type Series } from './series.ts';

/** A shape per series, so that colour is not the only difference. */
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar];
/** More positions than this get a thinner line. */
const DENSE = 200;

/** The shape of a series (number from 0) around a point; `area` in square units. */
export function marker(series: number, x: number, y: number, area = 48): string {
  const d = symbol(SHAPES[series] ?? symbolCircle, area).digits(1)() ?? '';
  const transform = `translate(${coordinate(x)} ${coordinate(y)})`;
  return element('path', { class: 'chart-marker', fill: 'currentColor', d, transform });
}

/** Lines with a mark at each last value. A gap stays a gap; a value between two gaps is a dot. */
export const lines = (frame: Frame): string =>
  frame.series.map((series, i) => element('g', { class: `series-${i + 1}` }, ...lineOf(frame, series, i))).join('');

function lineOf(frame: Frame, { values }: Series, number: number): string[] {
  const path = line<number | null>()
    .defined(isKnown)
    .x((_, i) => frame.x(i))
    .y((value) => frame.y(value ?? 0))
    .digits(1);
  const last = extentOf(values)?.last;
  const alone = runs(values, true).filter(({ from, to }) => from === to && from !== last?.index);
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const width = values.length > DENSE ? 1.5 : 2;
  return [
    ...dotted(frame, values),
    element('path', { class: 'chart-line', ...stroke, 'stroke-width': width, d: path(values) ?? '' }),
    ...alone.map(({ from }) => dot(frame.x(from), frame.y(values[from] ?? 0))),
    last ? marker(number, frame.x(last.index), frame.y(last.value)) : '',
  ];
}

const dot = (cx: number, cy: number) =>
  element('circle', { class: 'chart-marker', fill: 'currentColor', cx, cy, r: 3 });

/** A dotted hairline over each gap in which another series has values; where none has, the hatching speaks. */
const dotted = (frame: Frame, values: Series['values']): string[] =>
  ownGaps(frame.series, values).map(({ from, to }) =>
    element('line', {
      class: 'chart-gap',
      stroke: 'currentColor',
      'stroke-width': 1.5,
      'stroke-dasharray': '1.5 4',
      x1: frame.x(from - 1),
      y1: frame.y(values[from - 1] ?? 0),
      x2: frame.x(to + 1),
      y2: frame.y(values[to + 1] ?? 0),
    }),
  );

/** Names beside the ends; where one was moved up or down, a hairline leads from its line to it. */
export const endLabels = (frame: Frame): string =>
  frame.ends
    .map(({ text, index, value, y }, i) => {
      const [fromX, fromY] = [frame.x(index), frame.y(value)];
      const labelX = frame.plot.right + frame.gutter;
      // Across months without data a line would read as data, so the label stands at the last value itself.
      if (frame.plot.right - fromX > 12) {
        const above = { class: 'chart-label', x: fromX, y: fromY - 10, 'text-anchor': 'end' };
        return element('g', { class: `series-${i + 1}` }, element('text', above, escapeXml(text)));
      }
      const far = frame.gutter > 6;
      const ends = { x1: fromX + 5, y1: fromY, x2: labelX - 3, y2: y };
      return element(
        'g',
        { class: `series-${i + 1}` },
        far ? element('line', { class: 'chart-leader', stroke: 'currentColor', ...ends }) : '',
        element('text', { class: 'chart-label', x: labelX, y, dy: '.35em' }, escapeXml(text)),
      );
    })
    .join('');
