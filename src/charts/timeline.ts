import { scaleLinear } from 'd3-scale';
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolTriangle } from 'd3-shape';
import { tick, xAxisRoom } from './axes.ts';
import type { Drawing } from './drawing.ts';
import { drawEvents, eventsOf, placeEvents } from './events.ts';
import { monthAbbreviation } from './format.ts';
import type { Variant } from './frame.ts';
import { element, escapeXml, haloed } from './markup.ts';
import { MAX_ROWS, rowsNote } from './notes.ts';
import { textWidth } from './text-width.ts';
import type { TimelineRow, TimelineSpec } from './types.ts';
import { chartWords } from './words.ts';
import { wrapText } from './wrap.ts';

const SIZES = {
  wide: { width: 720, font: 13, names: 300, tickRoom: 44 },
  narrow: { width: 343, font: 12, names: 0, tickRoom: 40 },
} as const;
const LANE = 22;
const BAR = 8;
const DAY = 86_400_000;

/** A row a thing, with its name and state in words, a bar for its duration, a tick at its due date and a shape where it was done. */
export function timelineDrawing(spec: TimelineSpec, variant: Variant): Drawing {
  const { width, font, names, tickRoom } = SIZES[variant];
  const words = chartWords(spec.language);
  const beside = names > 0;
  const left = beside ? names : 0;
  const inset = beside ? 8 : 14;
  const scale = scaleLinear(
    [dayNumber(spec.from), Math.max(dayNumber(spec.to), dayNumber(spec.from) + 1)],
    [left + inset, width - inset],
  ).clamp(true);
  const x = (day: string) => scale(dayNumber(day));
  const listed = eventsOf(spec).map(({ day, label }) => ({ x: x(day), label }));
  const events = placeEvents(listed, { left, right: width }, font, variant);
  const keyText = keyRows(spec, width, font);
  const today = spec.today !== null && spec.today >= spec.from && spec.today <= spec.to ? spec.today : null;
  const keyHeight = keyText.height + (today ? font + 8 : 0);
  const top = keyHeight + events.height + 4;
  let y = top;
  const parts: string[] = [];
  const rows = spec.rows.slice(0, MAX_ROWS);
  rows.forEach((row, i) => {
    if (i > 0) parts.push(element('line', { class: 'chart-grid', stroke: '#ccc', x1: 0, y1: y, x2: width, y2: y }));
    if (row.group && row.group !== rows[i - 1]?.group) {
      for (const line of wrapText(row.group, font, width, 2)) {
        y += font + 6;
        parts.push(element('text', { ...haloed('chart-label'), x: 0, y: y - 2, 'font-weight': 600 }, escapeXml(line)));
      }
      y += 4;
    }
    const { height, markup } = drawRow(row, { x, y, font, room: beside ? left - 12 : width, beside });
    parts.push(markup);
    y += height;
  });
  if (rows.length === 0) {
    parts.push(element('text', { class: 'chart-muted', x: left, y: y + font + 4 }, escapeXml(words.noData)));
    y += font + 16;
  }
  const plot = { left, right: width, top, bottom: y + 4 };
  const count = Math.max(1, Math.floor((width - left) / tickRoom));
  const ticks = monthTicks(spec, count).map(({ day, labels }) => tick(x(day), labels, plot.bottom, font));
  const axis = element('line', {
    class: 'chart-axis',
    stroke: '#777',
    x1: left,
    y1: plot.bottom,
    x2: width,
    y2: plot.bottom,
  });
  const content = [
    keyText.markup,
    drawEvents(events, plot, font),
    today ? todayLine(x(today), `${words.asOf} ${today}`, { ...plot, top: keyText.height }, font) : '',
    ...parts,
    axis,
    ...ticks,
  ].join('');
  return { width, height: plot.bottom + xAxisRoom(font), font, content, notes: rowsNote(spec) };
}

const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

interface Place {
  x: (day: string) => number;
  y: number;
  font: number;
  room: number;
  beside: boolean;
}

/** Name and state stand beside the lane, or above it on a phone. */
function drawRow(row: TimelineRow, { x, y, font, room, beside }: Place): { height: number; markup: string } {
  const leading = font + 4;
  const name = wrapText(row.label, font, room, 3);
  const status = wrapText(row.status, font, room, 2);
  const texts = [
    ...name.map((text) => ({ text, style: 'chart-label' })),
    ...status.map((text) => ({ text, style: 'chart-muted' })),
  ];
  const height = texts.length * leading + (beside ? 10 : LANE + 10);
  const middle = beside ? y + Math.max(height, LANE) / 2 : y + texts.length * leading + LANE / 2 + 4;
  const lines = texts.map(({ text, style }, i) =>
    element('text', { ...haloed(style), x: 0, y: y + 5 + font + i * leading - 2 }, escapeXml(text)),
  );
  return {
    height: Math.max(height, LANE),
    markup: lines.join('') + element('g', { class: `mark-${row.mark}` }, lane(row, x, middle)),
  };
}

function lane({ from, to, doneOn, mark }: TimelineRow, x: (day: string) => number, y: number): string {
  const span =
    from !== null && to !== null && from <= to
      ? element('rect', {
          class: 'chart-span',
          fill: '#ddd',
          x: x(from),
          y: y - BAR / 2,
          width: Math.max(x(to) - x(from), 2),
          height: BAR,
          rx: 2,
        })
      : '';
  const due =
    to !== null
      ? element('path', {
          class: 'chart-due',
          stroke: 'currentColor',
          'stroke-width': 2,
          d: `M${at(x(to))} ${at(y - 8)}v16`,
        })
      : '';
  const way =
    to !== null && doneOn !== null
      ? element('line', {
          class: 'chart-way',
          stroke: 'currentColor',
          'stroke-width': 1.5,
          x1: x(to),
          y1: y,
          x2: x(doneOn),
          y2: y,
        })
      : '';
  const where = doneOn ?? to;
  return span + way + due + (where !== null ? shape(mark, x(where), y) : '');
}

const at = (value: number) => Math.round(value * 10) / 10;

const SHAPES = {
  delivered: symbolCircle,
  late: symbolTriangle,
  due: symbolDiamond,
  open: symbolCircle,
  cancelled: symbolCross,
} as const;

/** Filled where something was or is to be done, hollow where it is open, a cross where it will not be. */
function shape(mark: TimelineRow['mark'], x: number, y: number): string {
  const d = symbol(SHAPES[mark], mark === 'cancelled' ? 56 : 80).digits(1)() ?? '';
  const turn = mark === 'cancelled' ? ' rotate(45)' : '';
  const look =
    mark === 'open'
      ? { class: 'chart-hollow', fill: '#fff', stroke: 'currentColor', 'stroke-width': 2 }
      : { class: 'chart-marker', fill: 'currentColor' };
  return element('path', { ...look, d, transform: `translate(${at(x)} ${at(y)})${turn}` });
}

/** The shapes that occur, with their words, in rows. */
function keyRows({ rows, language }: TimelineSpec, width: number, font: number): { height: number; markup: string } {
  const words = chartWords(language);
  const marks = (['delivered', 'late', 'due', 'open', 'cancelled'] as const).filter((mark) =>
    rows.some((row) => row.mark === mark),
  );
  let x = 0;
  let row = 0;
  const items: { text: string; wide: number; draw: (x: number, y: number) => string }[] = [
    ...marks.map((mark) => ({
      text: words.marksKey[mark],
      draw: (at: number, y: number) => element('g', { class: `mark-${mark}` }, shape(mark, at + 6, y)),
      wide: 0,
    })),
    ...(rows.some(({ to }) => to !== null)
      ? [
          {
            text: words.marksKey['due-day'],
            wide: 0,
            draw: (left: number, y: number) =>
              element(
                'g',
                { class: 'mark-open' },
                element('path', {
                  class: 'chart-due',
                  stroke: 'currentColor',
                  'stroke-width': 2,
                  d: `M${at(left + 6)} ${at(y - 7)}v14`,
                }),
              ),
          },
        ]
      : []),
  ].map((item) => ({ ...item, wide: 18 + textWidth(item.text, font) }));
  const markup = items.map(({ text, wide, draw }) => {
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const [left, y] = [x, 10 + row * 19];
    x += wide + 16;
    return draw(left, y) + element('text', { class: 'chart-muted', x: left + 18, y, dy: '.35em' }, escapeXml(text));
  });
  return { height: items.length ? (row + 1) * 19 + 6 : 0, markup: markup.join('') };
}

function todayLine(
  x: number,
  text: string,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
  font: number,
): string {
  const width = textWidth(text, font);
  const start = Math.min(Math.max(x - width / 2, left), right - width);
  return (
    element('line', {
      class: 'chart-today',
      stroke: '#333',
      'stroke-width': 1.5,
      x1: x,
      y1: top + font + 5,
      x2: x,
      y2: bottom,
    }) + element('text', { class: 'chart-label', x: start, y: top + font }, escapeXml(text))
  );
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** First days of months within the axis; months of a few days are named by the day the axis begins with. */
function monthTicks({ from, to, language }: TimelineSpec, room: number): { day: string; labels: (string | null)[] }[] {
  const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [index(from) + (from.endsWith('-01') ? 0 : 1), index(to)];
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const step = STEPS.find((size) => Math.ceil(months.length / size) <= room) ?? months.length;
  const kept = months.filter((month) => month % step === 0);
  return kept.map((month, i) => {
    const [year, number] = [String(Math.floor(month / 12)), (month % 12) + 1];
    const day = `${year.padStart(4, '0')}-${String(number).padStart(2, '0')}-01`;
    if (step >= 12) return { day, labels: [year, null] };
    return { day, labels: [monthAbbreviation(number, language), i === 0 || number === 1 ? year : null] };
  });
}
