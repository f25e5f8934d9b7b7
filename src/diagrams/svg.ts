import { element, escapeXml } from '../charts/index.ts';
import type { Box, Drawing, Line, Path } from './types.ts';

/** Length and half of the width of an arrow's head. */
const HEAD = { length: 8, half: 4 };

/**
 * A drawing as one `<svg>` that can be read without styles. Colours come from the classes (see pictures.css). It has no
 * ids, so that it may stand on a page more than once.
 */
export const svgOf = (drawn: Drawing, variant: 'wide' | 'narrow', title: string): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `picture-svg picture-${variant}`,
      viewBox: `0 0 ${drawn.width} ${drawn.height}`,
      role: 'img',
      'aria-label': title,
    },
    ...drawn.paths.map(pathMarkup),
    ...drawn.boxes.map(boxMarkup),
    ...drawn.labels.map(lineMarkup),
  );

const boxMarkup = ({ x, y, width, height, tone, lines }: Box): string =>
  element('rect', {
    class: `picture-box picture-${tone}`,
    x,
    y,
    width,
    height,
    rx: 4,
    fill: 'none',
    stroke: 'currentColor',
  }) + lines.map(lineMarkup).join('');

const lineMarkup = ({ text, x, y, size, anchor, look }: Line): string =>
  element(
    'text',
    {
      class: `picture-text picture-${look}`,
      ...{ x, y, 'font-size': size },
      'text-anchor': anchor === 'start' ? null : anchor,
      'font-weight': look === 'bold' ? 600 : null,
      fill: 'currentColor',
    },
    escapeXml(text),
  );

function pathMarkup({ points, head, dashed }: Path): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const tip = head ? headOf(before, end) : null;
  const shown = tip ? [...points.slice(0, -1), tip.base] : points;
  const d = shown.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');
  const shaft = element('path', {
    class: 'picture-path',
    ...{ d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 },
    'stroke-dasharray': dashed ? '5 4' : null,
  });
  return tip ? shaft + element('path', { class: 'picture-head', d: tip.d, fill: 'currentColor' }) : shaft;
}

function headOf([x0, y0]: readonly [number, number], [x, y]: readonly [number, number]) {
  const length = Math.hypot(x - x0, y - y0) || 1;
  const [dx, dy] = [(x - x0) / length, (y - y0) / length];
  const base = [x - dx * HEAD.length, y - dy * HEAD.length] as const;
  const corner = (side: number) =>
    `${tenth(base[0] - dy * HEAD.half * side)} ${tenth(base[1] + dx * HEAD.half * side)}`;
  return { base, d: `M${tenth(x)} ${tenth(y)}L${corner(1)}L${corner(-1)}Z` };
}

const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;
