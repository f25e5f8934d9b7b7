import { area, line } from 'd3-shape';
import type { Frame } from './frame.ts';
import { element } from './markup.ts';
import { isKnown, type Series } from './series.ts';
import { stackOf, type Band } from './stack.ts';

interface Edge {
  at: number;
  low: number;
  high: number;
}

/**
 * Values that may be added, one upon the other. Where one of them is not known the areas break, so that no slope is drawn towards a total that nobody
 * knows, and the room above is hatched.
 */
export function areas(frame: Frame, hatch: string): string {
  const bands = stackOf(frame.series);
  const shape = area<Edge>()
    .x(({ at }) => frame.x(at))
    .y0(({ low }) => frame.y(low))
    .y1(({ high }) => frame.y(high))
    .digits(1);
  const top = line<Edge>()
    .x(({ at }) => frame.x(at))
    .y(({ high }) => frame.y(high))
    .digits(1);
  const drawn = frame.series.map((_, i) => {
    const pieces = piecesOf(frame.series.slice(0, i + 1), bands[i] ?? []);
    const edge = { class: 'chart-halo', fill: 'none', stroke: '#fff', 'stroke-width': 1.5 };
    return element(
      'g',
      { class: `series-${i + 1}` },
      ...pieces.map((piece) => element('path', { class: 'chart-area', fill: 'currentColor', d: shape(piece) ?? '' })),
      ...pieces.map((piece) => element('path', { ...edge, d: top(piece) ?? '' })),
    );
  });
  return partly(frame, bands, hatch) + drawn.join('');
}

/** Stretches in which the same of the series below are known. Where one breaks inside the chart it goes on level for half a step. */
function piecesOf(series: readonly Series[], bands: readonly Band[]): Edge[][] {
  const pattern = (i: number) => series.map(({ values }) => (isKnown(values[i]) ? '1' : '0')).join('');
  const pieces: Edge[][] = [];
  bands.forEach((band, i) => {
    if (!band) return;
    const [low, high] = band;
    const goesOn = i > 0 && bands[i - 1] && pattern(i) === pattern(i - 1);
    if (!goesOn) pieces.push(i > 0 ? [{ at: i - 0.5, low, high }] : []);
    const piece = pieces.at(-1);
    piece?.push({ at: i, low, high });
    if (i < bands.length - 1 && !(bands[i + 1] && pattern(i) === pattern(i + 1)))
      piece?.push({ at: i + 0.5, low, high });
    else if (bands.length === 1) piece?.push({ at: i + 0.5, low, high });
  });
  return pieces;
}

/** Hatches, above what is known, the positions at which a series has no value and another has. */
function partly({ series, plot, x, y }: Frame, bands: readonly Band[][], hatch: string): string {
  const [first] = series;
  return (first?.values ?? [])
    .map((_, i) => {
      const known = bands.flatMap((one) => one[i] ?? []);
      if (known.length === 0 || known.length === 2 * series.length) return '';
      const left = Math.max(plot.left, x(i - 0.5));
      const width = Math.max(0, Math.min(plot.right, x(i + 0.5)) - left);
      const box = { x: left, y: plot.top, width, height: Math.max(0, y(Math.max(...known, 0)) - plot.top) };
      return element('rect', { class: 'chart-hatch', fill: `url(#${hatch})`, ...box });
    })
    .join('');
}
