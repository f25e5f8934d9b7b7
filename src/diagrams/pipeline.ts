import { DEAL_JOURNEY, isOpen, type DealStep } from '../model/index.ts';
import { arrow, bottomOf, box, dashed, drawing, levelOf, line, NARROW, SIZE, textBlock, WIDE } from './shapes.ts';
import type { Paragraph } from './shapes.ts';
import type { Box, Drawing, Line, Path, Picture } from './types.ts';
import { groupsInWords, listed } from './words.ts';

const COLUMNS = [
  { head: 'CRM pipeline', x: 210, width: 110, of: ({ pipelineWord }: DealStep) => pipelineWord },
  { head: 'Partnership phase', x: 330, width: 160, of: ({ phase }: DealStep) => phase },
  { head: 'Older lead board', x: 506, width: 213, of: ({ board }: DealStep) => board },
];
const FROM_ANY = 'from any open stage';

/** The seven deal stages with their other names, what each exit needs, and Closed Lost as the branch of every open stage. */
export const pipeline = (): Picture => ({
  title: `The CRM pipeline: ${DEAL_JOURNEY.map(({ stage }) => stage).join(', ')}.`,
  words: DEAL_JOURNEY.map(inWords),
  wide: wide(),
  narrow: narrow(),
});

function inWords(step: DealStep): string {
  const { stage, pipelineWord, phase, board, needs } = step;
  const names = [
    ...(pipelineWord === null ? [] : [`${pipelineWord} in the words of the pipeline`]),
    ...(phase === null ? [] : [`${phase} as a phase of the partnership`]),
    `${board} on the older board`,
  ];
  const when = isOpen(stage) ? 'To leave it' : stage === 'Closed Won' ? 'To stay there' : `Reached ${FROM_ANY}`;
  return `${stage} (${listed(names)}). ${when}: ${needs.join('; ')}.${needed(step) ? ` ${needed(step)}.` : ''}`;
}

/** What shows that a stage may be left; of Closed Won, what shows that it was reached. */
function needed({ stage, artefacts }: DealStep): string {
  if (artefacts.length === 0) return '';
  return `${isOpen(stage) ? 'Needs' : 'Must exist'}: ${groupsInWords(artefacts)}`;
}

function wide(): Drawing {
  const size = SIZE.wide;
  const heads = COLUMNS.flatMap(
    ({ head, x, width }) => textBlock([{ text: head, look: 'bold' }], { x, y: 0, width, size }).lines,
  );
  const labels: Line[] = [...heads];
  const column = columnOf({ x: 40, width: 150, left: 110, edge: WIDE - 1, y: 26, size }, (step, made) => {
    for (const { x, width, of } of COLUMNS) {
      const text = step.stage === 'Closed Lost' && of(step) === null ? '' : (of(step) ?? '');
      if (text === '') continue;
      const block = textBlock([{ text }], { x, y: 0, width, size });
      const top = levelOf(made) - block.height / 2;
      labels.push(...block.lines.map((one) => ({ ...one, y: one.y + top })));
    }
  });
  return drawing(WIDE, { ...column, labels });
}

function narrow(): Drawing {
  const edge = NARROW - 1;
  return drawing(NARROW, columnOf({ x: 30, width: edge - 30, left: 76, edge, y: 1, size: SIZE.narrow, isTall: true }));
}

interface Column {
  x: number;
  width: number;
  /** Where the boxes between the stages begin and end. */
  left: number;
  edge: number;
  y: number;
  size: number;
  /** Whether the other names stand in the boxes. */
  isTall?: boolean;
}

/** The stages below one another, between them what the way needs, and beside them the way to Closed Lost. */
function columnOf(
  { x, width, left, edge, y: top, size, isTall = false }: Column,
  each: (step: DealStep, made: Box) => void = () => undefined,
): { boxes: Box[]; paths: Path[] } {
  const boxes: Box[] = [];
  const paths: Path[] = [];
  const exits: number[] = [];
  const rail = x - 20;
  let y = top;
  let arrowFrom: number | null = null;
  for (const step of DEAL_JOURNEY) {
    const isLost = step.stage === 'Closed Lost';
    const others = isTall ? COLUMNS.flatMap(({ head, of }) => otherName(head, of(step))) : [];
    const made = box(
      [
        { text: step.stage, look: 'bold', size: 16 },
        ...(isLost ? [{ text: FROM_ANY, look: 'muted' as const }] : []),
        ...others,
      ],
      { x, y, width, size, height: 40 },
    );
    const foot = (left + x) / 2;
    if (arrowFrom !== null && !isLost) paths.push(arrow([foot, arrowFrom], [foot, made.y]));
    if (isOpen(step.stage)) exits.push(levelOf(made));
    if (isLost) paths.push(...lostWay(exits, rail, made));
    each(step, made);
    boxes.push(made);
    y = bottomOf(made) + 10;
    const text = needed(step);
    if (text !== '') {
      const between = box([{ text }], { x: left, y, width: edge - left, size, tone: 'side' });
      boxes.push(between);
      y = bottomOf(between) + 10;
    }
    arrowFrom = bottomOf(made);
  }
  return { boxes, paths };
}

const otherName = (head: string, name: string | null): Paragraph[] =>
  name === null ? [] : [{ text: `${head}: ${name}`, look: 'muted' }];

/** From the left edge of each open stage to one line that leads down to Closed Lost. */
const lostWay = (exits: readonly number[], rail: number, lost: Box): Path[] =>
  exits.map((level, index) =>
    dashed(
      index === 0
        ? arrow([lost.x, level], [rail, level], [rail, levelOf(lost)], [lost.x, levelOf(lost)])
        : line([lost.x, level], [rail, level]),
    ),
  );
