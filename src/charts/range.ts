import { scaleLinear } from 'd3-scale';
import { tick } from './axes.ts';
import type { Drawing } from './drawing.ts';
import { formatNumber } from './format.ts';
import type { Variant } from './frame.ts';
import { hatchPattern } from './gaps.ts';
import { element, escapeXml, haloed } from './markup.ts';
import { MAX_ROWS, rowsNote } from './notes.ts';
import { isKnown } from './series.ts';
import { textWidth } from './text-width.ts';
import type { RangeSpec } from './types.ts';
import { chartWords } from './words.ts';
import { wrapText } from './wrap.ts';
import { yAxis } from './y-axis.ts';

const SIZES = {
  wide: { width: 720, font: 13, names: 210, ticks: 6 },
  narrow: { width: 343, font: 12, names: 0, ticks: 4 },
} as const;
const BAR = 14;

type Row = RangeSpec['rows'][number];

/** A bar a row, with a mark where the target is and both as text. */
export function rangeDrawing(spec: RangeSpec, variant: Variant, hatch: string): Drawing {
  const { width, font, names, ticks } = SIZES[variant];
  const rows = spec.rows.slice(0, MAX_ROWS);
  const beside = names > 0;
  const leading = font + 4;
  const texts = rows.map((row) => valueText(spec, row));
  const room = Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, font)))) + 12;
  const longest = Math.max(0, ...rows.map(({ label }) => textWidth(label, font)));
  const left = beside ? Math.min(names, Math.ceil(longest) + 12) : 0;
  const labels = rows.map(({ label }) => wrapText(label, font, beside ? left - 10 : width, 3));
  // On a phone the figures stand below the name, so that the bars have the whole width.
  const right = width - (beside ? room : 8);
  const axis = yAxis([{ values: rows.flatMap(({ value, target }) => [value, target]) }], spec.decimals, ticks, {
    language: spec.language,
  });
  const x = scaleLinear(axis.domain, [left + (beside ? 1 : 5), right]);
  let y = font + 10;
  const top = y;
  const drawn = rows.map((row, i) => {
    const lines = labels[i] ?? [];
    const height = beside ? Math.max(lines.length * leading, BAR) + 14 : (lines.length + 1) * leading + BAR + 14;
    const start = y;
    y += height;
    const middle = beside ? start + height / 2 : start + (lines.length + 1) * leading + BAR / 2 + 4;
    const first = beside ? middle - ((lines.length - 1) * leading) / 2 : start + font;
    const name = lines.map((line, j) =>
      element(
        'text',
        { ...haloed('chart-label'), x: 0, y: first + j * leading, ...(beside && { dy: '.35em' }) },
        escapeXml(line),
      ),
    );
    const figure = {
      ...haloed('chart-muted'),
      ...(beside ? { x: right + 8, y: middle, dy: '.35em' } : { x: 0, y: first + lines.length * leading }),
    };
    return element(
      'g',
      { class: 'series-1' },
      ...name,
      bar(row, x, width, middle, hatch),
      element('text', figure, escapeXml(texts[i] ?? '')),
    );
  });
  const bottom = y + 2;
  const grid = axis.ticks.map(({ value, label }) => {
    const at = x(value);
    const rule = value === 0 ? { class: 'chart-axis', stroke: '#777' } : { class: 'chart-grid', stroke: '#ccc' };
    return element('line', { ...rule, x1: at, y1: top, x2: at, y2: bottom }) + tick(at, [label], bottom, font);
  });
  const unit = element('text', { class: 'chart-muted', x: left, y: font }, escapeXml(spec.unit));
  const content = element('defs', {}, hatchPattern(hatch)) + (spec.unit ? unit : '') + grid.join('') + drawn.join('');
  return { width, height: bottom + font * 2 + 6, font, content, notes: rowsNote(spec) };
}

function bar(
  { value, target }: Row,
  x: (value: number) => number,
  right: number,
  middle: number,
  hatch: string,
): string {
  const end = x(isKnown(value) ? value : (target ?? 0));
  const left = Math.min(x(0), end);
  const least = isKnown(value) || isKnown(target) ? 1 : BAR;
  const box = { x: left, width: Math.min(Math.max(Math.abs(end - x(0)), least), Math.max(right - left, 0)) };
  const look = isKnown(value)
    ? { class: 'chart-bar', fill: 'currentColor' }
    : { class: 'chart-hatch', fill: `url(#${hatch})` };
  const mark = isKnown(target)
    ? element('path', {
        class: 'chart-target-line',
        stroke: '#333',
        'stroke-width': 2.5,
        d: `M${at(x(target))} ${at(middle - BAR / 2 - 4)}v${BAR + 8}`,
      })
    : '';
  return element('rect', { ...look, ...box, y: middle - BAR / 2, height: BAR }) + mark;
}

const at = (value: number) => Math.round(value * 10) / 10;

/** `40 of 60`; the unit stands above the axis. */
export function valueText(
  { decimals, language }: Pick<RangeSpec, 'decimals' | 'language'>,
  { value, target }: Pick<Row, 'value' | 'target'>,
): string {
  const words = chartWords(language);
  const number = formatNumber(value, decimals, language);
  if (!isKnown(target)) return number;
  const aim = formatNumber(target, decimals, language);
  return isKnown(value) ? `${number} ${words.ofTarget} ${aim}` : `${number}, ${words.targetAlone(aim)}`;
}
