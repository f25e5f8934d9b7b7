import { eventsOf } from './events.ts';
import { formatDay } from './format.ts';
import { element, escapeXml } from './markup.ts';
import { PALETTE_STYLE } from './palette.ts';
import { drawingOf } from './svg.ts';
import type { AnyChart } from './types.ts';
import { chartWords } from './words.ts';
import { wrapText } from './wrap.ts';

const MARGIN = 24;
const TITLE = { size: 20, leading: 26 };
const TEXT = { size: 14, leading: 20 };
const SMALL = { size: 12, leading: 17 };

/**
 * A chart as an SVG file of its own: title, sentence, drawing, notes and source on a light ground, with the colours in it. It asks
 * for nothing from elsewhere.
 */
export function standaloneSvg(spec: AnyChart): string {
  const words = chartWords(spec.language);
  const id = 'chart';
  const drawing = drawingOf(spec, 'wide', id);
  const width = drawing.width + 2 * MARGIN;
  const out: string[] = [];
  let y = MARGIN;
  const write = (text: string, { size, leading }: typeof TITLE, attributes: Record<string, string>) => {
    for (const line of wrapText(text, size, drawing.width)) {
      out.push(element('text', { x: MARGIN, y: y + size, 'font-size': size, ...attributes }, escapeXml(line)));
      y += leading;
    }
  };
  write(spec.title, TITLE, { class: 'chart-label', 'font-weight': '600' });
  write(spec.summary, TEXT, { class: 'chart-muted' });
  y += 12;
  const box = { x: MARGIN, y, width: drawing.width, height: drawing.height };
  const viewBox = `0 0 ${drawing.width} ${drawing.height}`;
  out.push(element('svg', { ...box, viewBox, overflow: 'visible', 'font-size': drawing.font }, drawing.content));
  y += drawing.height + 10;
  const events = spec.kind === 'range' ? [] : eventsOf(spec);
  const listed = events.map(({ day, label }, i) => `${i + 1} ${formatDay(day, spec.language)}: ${label}`);
  if (listed.length) write(`${words.events}: ${listed.join(' · ')}`, SMALL, { class: 'chart-muted' });
  for (const note of [...drawing.notes, ...spec.notes]) write(note, SMALL, { class: 'chart-muted' });
  write(`${words.source}: ${spec.source}`, SMALL, { class: 'chart-muted' });
  const height = y + MARGIN - 8;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      'xml:lang': spec.language ?? 'en',
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
      'font-family': "'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif",
    },
    element('title', { id: `${id}-title` }, escapeXml(spec.title)),
    element('desc', { id: `${id}-desc` }, escapeXml(spec.summary)),
    element('style', {}, PALETTE_STYLE),
    element('rect', { class: 'chart-plate', width, height: Math.ceil(height) }),
    ...out,
  )}\n`;
}
