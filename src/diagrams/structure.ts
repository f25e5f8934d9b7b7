import { RELATIONS, UNITS, type Relation, type Unit } from '../model/index.ts';
import { arrow, bottomOf, box, drawing, levelOf, line, middleOf, NARROW, rightOf, SIZE, WIDE } from './shapes.ts';
import type { Box, Drawing, Line, Path, Picture, PictureConfig } from './types.ts';
import { inSystem } from './words.ts';
import { widthOf } from './wrap.ts';

/** The units from what is served to what is delivered, each with the one that stands beside it. */
const CHAIN: readonly { unit: Unit; beside: Unit | null }[] = [
  { unit: 'community', beside: 'hub' },
  { unit: 'deal', beside: 'contract' },
  { unit: 'engagement', beside: null },
  { unit: 'project', beside: null },
  { unit: 'deliverable', beside: null },
];
/** Room of an end's label beside the line. */
const APART = 5;

/** What a community buys and what is made of it, with how many of each belong together. */
export const structure = (config: PictureConfig): Picture => ({
  title: `How the units of work belong together: ${CHAIN.map(({ unit }) => UNITS[unit].name).join(', ')}; with ${UNITS.hub.name} and ${UNITS.contract.name}.`,
  words: RELATIONS.map(({ words }) => words),
  wide: draw(config, WIDE, { width: 112, gap: 39.5, down: 40, size: SIZE.wide, isRow: true }),
  narrow: draw(config, NARROW, { width: 140, gap: 60, down: 44, size: SIZE.narrow, isRow: false }),
});

interface Grid {
  width: number;
  /** Between two boxes of a row, and of a column. */
  gap: number;
  down: number;
  size: number;
  /** Whether the chain goes from left to right. */
  isRow: boolean;
}

function draw(config: PictureConfig, width: number, { width: wide, gap, down, size, isRow }: Grid): Drawing {
  const boxes = new Map<Unit, Box>();
  const place = (unit: Unit, x: number, y: number, tone: Box['tone']) => {
    const { name, kept } = UNITS[unit];
    const paragraphs = [
      { text: name, look: 'bold' as const, size: 15 },
      { text: inSystem(kept, config), look: 'muted' as const },
    ];
    const made = box(paragraphs, { x, y, width: wide, size, anchor: 'middle', tone });
    boxes.set(unit, made);
    return made;
  };
  let at = 1;
  for (const { unit, beside } of CHAIN) {
    const made = isRow ? place(unit, at, 1, 'main') : place(unit, 1, at, 'main');
    if (beside && isRow) place(beside, at, bottomOf(made) + down, 'side');
    const other = beside && !isRow ? place(beside, rightOf(made) + gap, at, 'side') : made;
    at = isRow ? rightOf(made) + gap : Math.max(bottomOf(made), bottomOf(other)) + down;
  }
  const ties = RELATIONS.flatMap((relation) => {
    const [from, to] = [boxes.get(relation.from), boxes.get(relation.to)];
    return from && to ? tie(from, to, relation, size) : [];
  });
  return drawing(width, {
    boxes: [...boxes.values()],
    paths: ties.map(({ path }) => path),
    labels: ties.flatMap(({ labels }) => labels),
  });
}

/** The line between two boxes, with how often at either end. The two stand on either side of the line, so that they never meet. */
function tie(from: Box, to: Box, { fromOften, toOften }: Relation, size: number): { path: Path; labels: Line[] } {
  const label = (text: string, x: number, y: number): Line => ({ text, x, y, size, anchor: 'start', look: 'plain' });
  const isOneToOne = fromOften === '1' && toOften === '1';
  const join = (a: [number, number], b: [number, number]) => (isOneToOne ? line(a, b) : arrow(a, b));
  if (to.x >= rightOf(from)) {
    const y = Math.min(levelOf(from), levelOf(to));
    return {
      path: join([rightOf(from), y], [to.x, y]),
      labels: [
        label(fromOften, rightOf(from) + APART, y - APART),
        label(toOften, to.x - APART - widthOf(toOften, size), y + APART + size),
      ],
    };
  }
  const x = middleOf(from);
  return {
    path: join([x, bottomOf(from)], [x, to.y]),
    labels: [
      label(fromOften, x + APART + 3, bottomOf(from) + size + 1),
      label(toOften, x - APART - 3 - widthOf(toOften, size), to.y - APART),
    ],
  };
}
