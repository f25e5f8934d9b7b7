import { xAxis, xAxisRoom } from './axes.ts';
import type { Drawing } from './drawing.ts';
import { drawEvents, eventsWithin, placeEvents } from './events.ts';
import type { Variant } from './frame.ts';
import { hatchPattern } from './gaps.ts';
import { element, escapeXml, haloed } from './markup.ts';
import { drawingNotes } from './notes.ts';
import { drawn, isKnown, type Series } from './series.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartSpec } from './types.ts';
import { chartWords } from './words.ts';

const SIZES = {
  wide: { width: 720, font: 13, names: 200, cell: 22, row: 32, tickRoom: 56 },
  narrow: { width: 343, font: 12, names: 0, cell: 20, row: 42, tickRoom: 40 },
} as const;
const KEY = 26;
const EMPTY = 4;

/** A row of cells a series: a full cell is 1, a low one 0, a hatched one not known. */
export function stripDrawing(spec: ChartSpec, variant: Variant, hatch: string): Drawing {
  const { width, font, names, cell, row, tickRoom } = SIZES[variant];
  const series = drawn(spec);
  const beside = names > 0;
  const widest = Math.max(0, ...series.map(({ label }) => textWidth(label, font)));
  const left = beside ? Math.min(names, Math.ceil(widest) + 12) : 0;
  const step = (width - left - 1) / Math.max(1, spec.x.values.length);
  const x = (index: number) => left + (index + 0.5) * step;
  const within = eventsWithin(spec).map(({ index, label }) => ({ x: x(index), label }));
  const events = placeEvents(within, { left: 0, right: width }, font, variant);
  const top = KEY + events.height;
  const plot = { left, right: width, top, bottom: top + Math.max(1, series.length) * row };
  const rows = series.map((one, i) => {
    const base = plot.top + i * row + (beside ? (row + cell) / 2 : row - 4);
    const label = fitText(one.label, font, beside ? left - 10 : width);
    const place = beside ? { x: 0, y: base - cell / 2, dy: '.35em' } : { x: 0, y: base - cell - 5 };
    return element(
      'g',
      { class: `series-${i + 1}` },
      element('text', { ...haloed('chart-label'), ...place }, escapeXml(label)),
      cells(one, { x, step, base, cell }, hatch),
    );
  });
  const tickCount = Math.max(1, Math.floor((plot.right - plot.left) / tickRoom));
  const content = [
    element('defs', {}, hatchPattern(hatch)),
    key(spec, font, hatch),
    drawEvents(events, plot, font),
    ...rows,
    xAxis({ plot, x, font, tickCount }, spec.x, spec.language),
    element('line', { class: 'chart-axis', stroke: '#777', x1: left, y1: plot.bottom, x2: width, y2: plot.bottom }),
  ].join('');
  return { width, height: plot.bottom + xAxisRoom(font), font, content, notes: drawingNotes(spec) };
}

interface Row {
  x: (index: number) => number;
  step: number;
  base: number;
  cell: number;
}

/** Neighbours of one kind are one shape, with hairlines between cells where there is room for them. */
function cells({ values }: Series, { x, step, base, cell }: Row, hatch: string): string {
  const gap = step > 6 ? 1.5 : 0.4;
  return values
    .map((value, i) => {
      const box = { x: x(i) - step / 2, width: Math.max(step - gap, 0.3) };
      if (!isKnown(value))
        return element('rect', { class: 'chart-hatch', fill: `url(#${hatch})`, ...box, y: base - cell, height: cell });
      const height = value > 0 ? cell : EMPTY;
      return element('rect', { class: 'chart-cell', fill: 'currentColor', ...box, y: base - height, height });
    })
    .join('');
}

/** What full, low and hatched cells mean; hatching only where there is some. */
function key({ language, series, cells: named }: ChartSpec, font: number, hatch: string): string {
  const words = chartWords(language);
  const items = [
    { text: named?.filled ?? words.filled, fill: 'currentColor', height: 12 },
    { text: named?.empty ?? words.empty, fill: 'currentColor', height: EMPTY },
    ...(series.some(({ values }) => values.some((value) => !isKnown(value)))
      ? [{ text: words.noData, fill: `url(#${hatch})`, height: 12 }]
      : []),
  ];
  let at = 0;
  return element(
    'g',
    { class: 'series-1' },
    ...items.map(({ text, fill, height }) => {
      const x = at;
      at += 16 + textWidth(text, font) + 18;
      return (
        element('rect', {
          class: fill === 'currentColor' ? 'chart-cell' : 'chart-hatch',
          fill,
          x,
          y: 16 - height,
          width: 10,
          height,
        }) + element('text', { class: 'chart-muted', x: x + 16, y: 15 }, escapeXml(text))
      );
    }),
  );
}
