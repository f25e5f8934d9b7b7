import { element, escapeXml } from './markup.ts';
import { spread } from './spread.ts';
import { textWidth } from './text-width.ts';
import type { ChartEvent, ChartSpec, TimelineSpec } from './types.ts';

const ROW = 18;
const PILL = 16;
/** Longer names are listed, with a number in the drawing. */
const LONGEST = { wide: 170, narrow: 110 };

interface Mark {
  /** Where it happened. */
  x: number;
  text: string;
  /** Where the text stands. */
  left: number;
  width: number;
  row: number;
}

/** Events placed above a plot. */
export interface PlacedEvents {
  numbered: boolean;
  /** Height of the rows of labels. */
  height: number;
  marks: Mark[];
}

/** An event with the position that holds it. */
export type PositionedEvent = ChartEvent & { index: number };

/** The events that lie within a chart, by day: the order in which they are numbered. */
export function eventsWithin({ x, events = [] }: ChartSpec): PositionedEvent[] {
  return sorted(events).flatMap((event) => {
    const index = positionOf(x, event.day);
    return index < 0 ? [] : [{ ...event, index }];
  });
}

/** The events of any kind of chart that lie within it. */
export function eventsOf(spec: ChartSpec | TimelineSpec): ChartEvent[] {
  if (spec.kind !== 'timeline') return eventsWithin(spec).map(({ day, label }) => ({ day, label }));
  return sorted(spec.events ?? []).filter(({ day }) => day >= spec.from && day <= spec.to);
}

const sorted = (events: readonly ChartEvent[]) =>
  events.toSorted((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.label < b.label ? -1 : a.label > b.label ? 1 : 0,
  );

const WEEK = 7 * 86_400_000;

function positionOf({ kind, values }: ChartSpec['x'], day: string): number {
  if (kind === 'month') return values.indexOf(day.slice(0, 7));
  if (kind === 'day') return values.indexOf(day);
  return values.findIndex((first) => day >= first && Date.parse(day) - Date.parse(first) < WEEK);
}

/** Labels beside their lines in one or two rows where all fit; else numbers, which the list of events explains. */
export function placeEvents(
  events: readonly { x: number; label: string }[],
  { left, right }: { left: number; right: number },
  font: number,
  variant: 'wide' | 'narrow',
): PlacedEvents {
  if (events.length === 0) return { numbered: false, height: 0, marks: [] };
  const groups = Map.groupBy(
    events.map((event, i) => ({ ...event, number: i + 1 })),
    ({ x }) => Math.round(x * 10),
  );
  const grouped = [...groups.values()].map((all) => ({
    x: all[0]?.x ?? left,
    label: all.map(({ label }) => label).join('; '),
    first: all[0]?.number ?? 0,
    last: all.at(-1)?.number ?? 0,
  }));
  for (const rows of [1, 2]) {
    const marks = named(grouped, { left, right }, font, rows, LONGEST[variant]);
    if (marks) return { numbered: false, height: rows * ROW, marks };
  }
  return { numbered: true, height: ROW + 8, marks: numbered(grouped, { left, right }, font) };
}

/** Null where the names do not fit without touching one another or another's line. */
function named(
  groups: readonly { x: number; label: string }[],
  { left, right }: { left: number; right: number },
  font: number,
  rows: number,
  longest: number,
): Mark[] | null {
  const marks: Mark[] = [];
  for (const { x, label } of groups) {
    const width = textWidth(label, font);
    if (width > longest) return null;
    const sides = [x + 4, x - 4 - width].filter((at) => at >= left && at + width <= right);
    const places = Array.from({ length: rows }, (_, i) => rows - 1 - i).flatMap((row) =>
      sides.map((at) => ({ x, text: label, left: at, width, row })),
    );
    const place = places.find(
      (one) =>
        marks.every((other) => !touches(one, other)) &&
        groups.every((other) => other.x === x || !crosses(one, other.x)),
    );
    if (!place) return null;
    marks.push(place);
  }
  return marks;
}

const touches = (a: Mark, b: Mark) => a.row === b.row && a.left < b.left + b.width + 8 && b.left < a.left + a.width + 8;
/** Every line is taken to go through all rows. */
const crosses = (a: Mark, x: number) => x > a.left - 3 && x < a.left + a.width + 3;

function numbered(
  groups: readonly { x: number; first: number; last: number }[],
  { left, right }: { left: number; right: number },
  font: number,
): Mark[] {
  const room = right - left;
  let kept = [...groups];
  const widthOf = ({ first, last }: { first: number; last: number }) =>
    Math.max(PILL, textWidth(textOf(first, last), font - 1) + 8);
  // Neighbours share a mark until all stand side by side.
  while (kept.length > 1 && Math.max(...kept.map(widthOf)) * kept.length + 3 * kept.length > room) {
    const gaps = kept.slice(1).map((one, i) => one.x - (kept[i]?.x ?? 0));
    const at = gaps.indexOf(Math.min(...gaps));
    const [a, b] = kept.slice(at, at + 2);
    if (!a || !b) break;
    kept = kept.toSpliced(at, 2, { x: a.x, first: a.first, last: b.last });
  }
  const widest = Math.max(...kept.map(widthOf));
  const places = spread(
    kept.map(({ x }) => x),
    widest + 3,
    left + widest / 2,
    right - widest / 2,
  );
  return kept.map((one, i) => {
    const width = widthOf(one);
    return { x: one.x, text: textOf(one.first, one.last), left: (places[i] ?? one.x) - width / 2, width, row: 0 };
  });
}

const textOf = (first: number, last: number) => (first === last ? String(first) : `${first}\u2013${last}`);

/** Thin lines through the plot, each with its name or number above. */
export function drawEvents(placed: PlacedEvents, plot: { top: number; bottom: number }, font: number): string {
  const top = plot.top - placed.height;
  return placed.marks
    .map(({ x, text, left, width, row }) => {
      const rule = { class: 'chart-event-line', stroke: '#777', 'stroke-dasharray': '3 3' };
      if (!placed.numbered) {
        const y = top + row * ROW;
        return (
          element('line', { ...rule, x1: x, y1: y + 2, x2: x, y2: plot.bottom }) +
          element('text', { class: 'chart-muted', x: left, y: y + ROW / 2, dy: '.35em' }, escapeXml(text))
        );
      }
      const middle = left + width / 2;
      const box = { x: left, y: top, width, height: PILL, rx: PILL / 2, fill: '#fff', stroke: '#777' };
      return (
        element('path', {
          ...rule,
          fill: 'none',
          d: `M${n(middle)} ${n(top + PILL)}L${n(x)} ${n(plot.top)}V${n(plot.bottom)}`,
        }) +
        element('rect', { class: 'chart-event-mark', ...box }) +
        element(
          'text',
          {
            class: 'chart-label',
            x: middle,
            y: top + PILL / 2,
            dy: '.35em',
            'text-anchor': 'middle',
            'font-size': font - 1,
          },
          text,
        )
      );
    })
    .join('');
}

const n = (value: number) => String(Math.round(value * 10) / 10);
