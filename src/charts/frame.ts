import { scaleLinear } from 'd3-scale';
import { xAxisRoom } from './axes.ts';
import { eventsWithin, placeEvents, type PlacedEvents } from './events.ts';
import { formatNumber } from './format.ts';
import { drawn, extentOf, traced, type Series } from './series.ts';
import { spread } from './spread.ts';
import { stackOf, topsOf } from './stack.ts';
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
/** From the edge of the plot to the end labels, without and with hairlines between. */
const [NEAR, FAR] = [6, 20];

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
  /** Baseline of the unit above the axis. */
  unitY: number;
  events: PlacedEvents;
}

export function frameOf(spec: ChartSpec, variant: Variant): Frame {
  const { width, font, yTicks, labelRoom, tickRoom } = SIZES[variant];
  const series = drawn(spec).map((one) => ({ ...one, values: traced(spec, one.values) }));
  const heights = spec.kind === 'area' ? topsOf(stackOf(series)).map((values) => ({ values })) : series;
  const axis = yAxis(heights, spec.decimals, yTicks, { language: spec.language, target: spec.target?.value });
  const named = endLabels(spec, series, labelRoom, font);
  const legend = named.length || series.length < 2 ? [] : legendOf(series, width, font);
  const legendHeight = ((legend.at(-1)?.row ?? -1) + 1) * LEGEND_ROW;
  const labelWidth = Math.max(0, ...named.map(({ text }) => textWidth(text, font)));
  const left = Math.ceil(Math.max(0, ...axis.ticks.map(({ label }) => textWidth(label, font)))) + 10;
  const plotFor = (gutter: number) => ({
    left,
    right: width - (named.length > 0 ? Math.ceil(labelWidth) + gutter + 4 : 10),
  });
  const within = eventsWithin(spec);
  // Where events take height from the plot, the labels may have to move: room for hairlines is kept.
  const roomy = named.length > 1 ? FAR : NEAR;
  const { x: early } = xScale(spec, plotFor(roomy));
  const marked = within.map(({ index, label }) => ({ x: early(index), label }));
  const events = placeEvents(marked, { left: 0, right: width }, font, variant);
  const unitY = legendHeight + 16;
  const height = SIZES[variant].height + legendHeight + events.height;
  const [top, bottom] = [font + 18 + legendHeight + events.height, height - xAxisRoom(font)];
  const y = scaleLinear(axis.domain, [bottom, top]);
  const targets = named.map(({ value }) => y(value));
  const places = spread(targets, font + 3, top, bottom);
  const ends = named.map((label, i) => ({ ...label, y: places[i] ?? 0 }));
  const moved = places.some((place, i) => Math.abs(place - (targets[i] ?? 0)) > 3);
  const gutter = within.length ? roomy : moved ? FAR : NEAR;
  const plot = { ...plotFor(gutter), top, bottom };
  const tickCount = Math.max(1, Math.floor((plot.right - plot.left) / tickRoom));
  const scales = { ...xScale(spec, plot), y };
  return { width, height, font, plot, series, axis, tickCount, ...scales, unitY, events, ends, gutter, legend };
}

/** Lines go from edge to edge of the plot; bars stand in the middle of equal parts of it. */
function xScale(
  { kind, x: { values } }: ChartSpec,
  plot: Pick<Frame['plot'], 'left' | 'right'>,
): Pick<Frame, 'step' | 'x'> {
  const inset = kind === 'bar' ? 0 : 6;
  const room = plot.right - plot.left - 2 * inset;
  const step = room / Math.max(1, kind === 'bar' ? values.length : values.length - 1);
  const first = plot.left + inset + (kind === 'bar' ? step / 2 : values.length === 1 ? room / 2 : 0);
  return { step, x: (index) => first + index * step };
}

/** The last value of a lone line or area, or the names of several, when they fit and all end near the right edge. */
function endLabels(
  { kind, x, decimals, language }: ChartSpec,
  series: Series[],
  room: number,
  font: number,
): Omit<EndLabel, 'y'>[] {
  const bands = kind === 'area' ? stackOf(series) : [];
  const ends = series.flatMap(({ label, values }, i) => {
    const last = extentOf(values)?.last;
    if (!last) return [];
    if (series.length === 1) return [{ ...last, text: formatNumber(last.value, decimals, language) }];
    const [low, high] = bands[i]?.[last.index] ?? [last.value, last.value];
    return [{ index: last.index, value: (low + high) / 2, text: label }];
  });
  const late = ends.length === series.length && ends.every(({ index }) => index >= (x.values.length - 1) * 0.85);
  const isLabelled = kind === 'line' || kind === 'area';
  return isLabelled && late && ends.every(({ text }) => textWidth(text, font) <= room) ? ends : [];
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
