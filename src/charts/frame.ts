import { scaleLinear } from 'd3-scale';
import { formatNumber } from './format.ts';
import { drawn, extentOf, traced, type Series } from './series.ts';
import { spread } from './spread.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartSpec } from './types.ts';
import { yAxis, type YAxis } from './y-axis.ts';

export type Variant = 'wide' | 'narrow';

const SIZES = {
  wide: { width: 720, height: 300, font: 13, yTicks: 5, labelRoom: 160, tickRoom: 56 },
  narrow: { width: 343, height: 260, font: 12, yTicks: 4, labelRoom: 84, tickRoom: 40 },
} as const;

/** Height of a row of the legend. */
export const LEGEND_ROW = 19;
const SWATCH = 16;

export interface LegendItem {
  text: string;
  /** Number of the series, from 0. */
  series: number;
  x: number;
  row: number;
}

/** The name of a series beside the end of its line. */
export interface EndLabel {
  text: string;
  index: number;
  value: number;
  /** Height of the label, moved away from its neighbours'. */
  y: number;
}

/** Where everything stands, in units of the viewBox. */
export interface Frame {
  width: number;
  height: number;
  font: number;
  plot: { left: number; right: number; top: number; bottom: number };
  /** Drawn series with the values that are drawn. */
  series: Series[];
  axis: YAxis;
  /** Labels of x ticks that fit. */
  tickCount: number;
  /** Distance of two positions. */
  step: number;
  /** Middle of a position. */
  x: (index: number) => number;
  y: (value: number) => number;
  /** One per series, or none where a legend stands instead. */
  ends: EndLabel[];
  /** From the edge of the plot to the end labels; wider when hairlines must lead to labels that were moved. */
  gutter: number;
  legend: LegendItem[];
}

export function frameOf(spec: ChartSpec, variant: Variant): Frame {
  const { width, font, yTicks, labelRoom, tickRoom } = SIZES[variant];
  const series = drawn(spec).map((one) => ({ ...one, values: traced(spec, one.values) }));
  const axis = yAxis(series, spec.decimals, yTicks);
  const named = endLabels(spec, series, labelRoom, font);
  const legend = named.length || series.length < 2 ? [] : legendOf(series, width, font);
  const legendHeight = ((legend.at(-1)?.row ?? -1) + 1) * LEGEND_ROW;
  const height = SIZES[variant].height + legendHeight;
  const top = font + 18 + legendHeight;
  const bottom = height - font * 2 - 16;
  const y = scaleLinear(axis.domain, [bottom, top]);
  const heights = named.map(({ value }) => y(value));
  const places = spread(heights, font + 3, top, bottom);
  const ends = named.map((label, i) => ({ ...label, y: places[i] ?? 0 }));
  const gutter = places.some((place, i) => Math.abs(place - (heights[i] ?? 0)) > 3) ? 20 : 6;
  const labelWidth = Math.max(0, ...ends.map(({ text }) => textWidth(text, font)));
  const plot = {
    left: Math.ceil(Math.max(0, ...axis.ticks.map(({ label }) => textWidth(label, font)))) + 10,
    right: width - (ends.length > 0 ? Math.ceil(labelWidth) + gutter + 4 : 10),
    top,
    bottom,
  };
  const tickCount = Math.max(1, Math.floor((plot.right - plot.left) / tickRoom));
  return { width, height, font, plot, series, axis, tickCount, ...xScale(spec, plot), y, ends, gutter, legend };
}

/** Lines go from edge to edge of the plot; bars stand in the middle of equal parts of it. */
function xScale({ kind, x: { values } }: ChartSpec, plot: Frame['plot']): Pick<Frame, 'step' | 'x'> {
  const inset = kind === 'bar' ? 0 : 6;
  const room = plot.right - plot.left - 2 * inset;
  const step = room / Math.max(1, kind === 'bar' ? values.length : values.length - 1);
  const first = plot.left + inset + (kind === 'bar' ? step / 2 : values.length === 1 ? room / 2 : 0);
  return { step, x: (index) => first + index * step };
}

/** The last value of a lone line, or the names of several, when they fit and the lines end near the right edge. */
function endLabels(
  { kind, x, decimals }: ChartSpec,
  series: Series[],
  room: number,
  font: number,
): Omit<EndLabel, 'y'>[] {
  const ends = series.flatMap(({ label, values }) => {
    const last = extentOf(values)?.last;
    return last ? [{ ...last, text: series.length === 1 ? formatNumber(last.value, decimals) : label }] : [];
  });
  const late = ends.length === series.length && ends.every(({ index }) => index >= (x.values.length - 1) * 0.85);
  return kind === 'line' && late && ends.every(({ text }) => textWidth(text, font) <= room) ? ends : [];
}

/** Items in rows from the left. */
function legendOf(series: Series[], width: number, font: number): LegendItem[] {
  let x = 0;
  let row = 0;
  return series.map(({ label }, index) => {
    const text = fitText(label, font, width - SWATCH - 8);
    const wide = SWATCH + textWidth(text, font);
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const item = { text, series: index, x, row };
    x += wide + 18;
    return item;
  });
}
