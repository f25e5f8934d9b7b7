import type { Box, Drawing, Line, Look, Path, Tone } from './types.ts';
import { wrap } from './wrap.ts';

/** Width of the drawing area of each layout. */
export const WIDE = 720;
export const NARROW = 343;
/** Text sizes; a wide picture is shown at 608 px or more, so that 15 stays above 12 px. */
export const SIZE = { wide: 15, narrow: 14 } as const;

const PADDING = 8;
const LEADING = 1.3;
/** Room between two paragraphs of a box. */
const PARAGRAPH_GAP = 4;
/** From the top of a line to its baseline, in parts of its size. */
const ASCENT = 0.98;

export interface Paragraph {
  text: string;
  look?: Look;
  size?: number;
}

interface Place {
  x: number;
  y: number;
  width: number;
  size: number;
  anchor?: 'start' | 'middle';
}

/** Paragraphs in lines below one another, and the height that they take. */
export function textBlock(paragraphs: readonly Paragraph[], place: Place): { lines: Line[]; height: number } {
  const anchor = place.anchor ?? 'start';
  const x = anchor === 'start' ? place.x : place.x + place.width / 2;
  let bottom = 0;
  const lines = paragraphs.flatMap(({ text, look = 'plain', size = place.size }, index) => {
    bottom += index === 0 ? 0 : PARAGRAPH_GAP;
    return wrap(text, size, place.width, look === 'bold').map((line) => {
      const y = place.y + bottom + size * ASCENT;
      bottom += size * LEADING;
      return { text: line, x, y, size, anchor, look };
    });
  });
  return { lines, height: bottom };
}

/** A box as high as its text, or as `height` where that is more. */
export function box(paragraphs: readonly Paragraph[], place: Place & { tone?: Tone; height?: number }): Box {
  const inner = { ...place, x: place.x + PADDING, y: place.y + PADDING, width: place.width - 2 * PADDING };
  const { lines, height: needed } = textBlock(paragraphs, inner);
  const height = Math.max(place.height ?? 0, needed + 2 * PADDING);
  const down = (height - needed) / 2 - PADDING;
  return {
    ...{ x: place.x, y: place.y, width: place.width, height, tone: place.tone ?? 'main' },
    lines: lines.map((line) => ({ ...line, y: line.y + down })),
  };
}

/** Boxes of one row, all as high as the highest of them. */
export function row(boxes: readonly ((height?: number) => Box)[]): Box[] {
  const height = Math.max(...boxes.map((make) => make().height));
  return boxes.map((make) => make(height));
}

export const arrow = (...points: Path['points'][number][]): Path => ({ points, head: true, dashed: false });
export const line = (...points: Path['points'][number][]): Path => ({ points, head: false, dashed: false });
export const dashed = (path: Path): Path => ({ ...path, dashed: true });

export const bottomOf = ({ y, height }: Pick<Box, 'y' | 'height'>): number => y + height;
export const rightOf = ({ x, width }: Pick<Box, 'x' | 'width'>): number => x + width;
export const middleOf = ({ x, width }: Pick<Box, 'x' | 'width'>): number => x + width / 2;
export const levelOf = ({ y, height }: Pick<Box, 'y' | 'height'>): number => y + height / 2;

/** A drawing as high as what stands in it. */
export function drawing(width: number, parts: Partial<Pick<Drawing, 'boxes' | 'paths' | 'labels'>>): Drawing {
  const { boxes = [], paths = [], labels = [] } = parts;
  const bottoms = [
    ...boxes.map(bottomOf),
    ...paths.flatMap(({ points }) => points.map(([, y]) => y)),
    ...labels.map(({ y, size }) => y + size * (LEADING - ASCENT)),
  ];
  return { width, height: Math.ceil(Math.max(0, ...bottoms)) + 2, boxes, paths, labels };
}
