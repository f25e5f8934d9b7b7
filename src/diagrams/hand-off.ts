import { HAND_OFF, HAND_OFF_PARTIES, type HandOffStep, type Party } from '../model/index.ts';
import { arrow, bottomOf, box, dashed, drawing, line, middleOf, NARROW, row, SIZE, textBlock, WIDE } from './shapes.ts';
import type { Box, Drawing, Line, Path, Picture, PictureConfig } from './types.ts';
import { capital, inSystem, shortName } from './words.ts';

const LANE = 110;
/** Between two lanes’ middles. */
const STEP = (WIDE - 2 - LANE) / (HAND_OFF_PARTIES.length - 1);
/** Between a lane and the text beside it. */
const BESIDE = 10;

/** What passes from whom to whom between a verbal yes and work that can be managed, with the system in which it is done. */
export const handOff = (config: PictureConfig): Picture => ({
  title: `The hand-off from sales to delivery, in ${HAND_OFF.length} steps between ${HAND_OFF_PARTIES.map((party) => shortName(party, config)).join(', ')}.`,
  words: HAND_OFF.map(
    (step) => `${way(step, config)}: ${capital(texts(step, config).what)} (${texts(step, config).system}).`,
  ),
  wide: wide(config),
  narrow: narrow(config),
});

const way = ({ from, to }: HandOffStep, config: PictureConfig): string =>
  from === to ? shortName(from, config) : `${shortName(from, config)} → ${shortName(to, config)}`;

const texts = ({ what, system }: HandOffStep, config: PictureConfig) => ({
  what: inSystem(what, config),
  system: inSystem(system, config),
});

/** A lane for each party; each text stands between two lanes, so that no lane runs through it. */
function wide(config: PictureConfig): Drawing {
  const size = SIZE.wide;
  const heads = row(
    HAND_OFF_PARTIES.map((party, index) => (height?: number) => {
      const place = { x: 1 + index * STEP, y: 1, width: LANE, size, anchor: 'middle' as const };
      const text = [{ text: shortName(party, config), look: 'bold' as const, size: 16 }];
      return box(text, height === undefined ? place : { ...place, height });
    }),
  );
  const laneOf = (party: Party) => HAND_OFF_PARTIES.findIndex((one) => one === party);
  const middle = (lane: number) => 1 + LANE / 2 + lane * STEP;
  const labels: Line[] = [];
  const ways: Path[] = [];
  let y = Math.max(...heads.map(bottomOf)) + 12;
  HAND_OFF.forEach((step, index) => {
    const [from, to] = [laneOf(step.from), laneOf(step.to)];
    const toRight = to > from || (to === from && from < HAND_OFF_PARTIES.length - 1);
    const { what, system } = texts(step, config);
    const block = textBlock([{ text: `${index + 1}. ${capital(what)}` }, { text: system, look: 'muted' }], {
      x: middle(toRight ? from : from - 1) + BESIDE,
      y,
      width: STEP - 2 * BESIDE,
      size,
    });
    labels.push(...block.lines);
    const [start, level] = [middle(from), y + block.height + 8];
    if (to === from) {
      const out = start + (toRight ? 1 : -1) * 40;
      ways.push(arrow([start, level - 2], [out, level - 2], [out, level + 12], [start, level + 12]));
    } else ways.push(arrow([start, level], [middle(to), level]));
    y = level + (to === from ? 26 : 14);
  });
  const lanes = heads.map((head) => dashed(line([middleOf(head), bottomOf(head)], [middleOf(head), y])));
  return drawing(WIDE, { boxes: heads, paths: [...lanes, ...ways], labels });
}

/** One box a step, below who hands over to whom. */
function narrow(config: PictureConfig): Drawing {
  const boxes: Box[] = [];
  const paths: Path[] = [];
  let y = 1;
  HAND_OFF.forEach((step, index) => {
    const { what, system } = texts(step, config);
    const made = box(
      [
        { text: `${index + 1}. ${way(step, config)}`, look: 'bold' },
        { text: capital(what) },
        { text: system, look: 'muted' },
      ],
      { x: 1, y, width: NARROW - 2, size: SIZE.narrow, tone: step.from === step.to ? 'side' : 'main' },
    );
    if (index > 0) paths.push(arrow([middleOf(made), y - 20], [middleOf(made), y]));
    boxes.push(made);
    y = bottomOf(made) + 20;
  });
  return drawing(NARROW, { boxes, paths });
}
