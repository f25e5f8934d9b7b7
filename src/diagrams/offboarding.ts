import { AFTER_THE_END, beforeTheEnd, dayInWords, whenLapsed, type OffboardingStep } from '../model/index.ts';
import { arrow, bottomOf, box, drawing, levelOf, line, middleOf, NARROW, SIZE, textBlock, WIDE } from './shapes.ts';
import type { Box, Drawing, Line, Path, Picture, PictureConfig } from './types.ts';
import { capital, shortName } from './words.ts';

const SCALE = 'Not to scale';
const DECIDED = 'If it does not renew';
const LAPSED = 'If nobody decided';

/** What is done around the end of an agreement: up to its last day, afterwards, and when service goes on without one. */
export const offboarding = (config: PictureConfig): Picture => ({
  title: `The end of an agreement, from ${dayInWords(beforeTheEnd(config.thresholds)[0]?.day ?? 0)} on.`,
  words: [
    ...beforeTheEnd(config.thresholds).map((step) => inWords(step, config)),
    `${DECIDED}, after the last day: ${AFTER_THE_END.map(({ what }) => small(what)).join('; then ')}.`,
    `${LAPSED} and service goes on: ${whenLapsed(config.thresholds)
      .map(({ day, what }) => `${dayInWords(day ?? 0)}, ${small(what)}`)
      .join('; ')}.`,
  ],
  wide: wide(config),
  narrow: narrow(config),
});

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const inWords = ({ day, who, what }: OffboardingStep, config: PictureConfig): string =>
  `${capital(dayInWords(day ?? 0))} (${shortName(who, config)}): ${what}.`;

interface Column {
  x: number;
  width: number;
  y: number;
  size: number;
  /** Whether a day stands in the box rather than beside it. */
  hasDays: boolean;
  tone?: Box['tone'];
}

/** Boxes below one another with arrows between them. */
function columnOf(
  steps: readonly OffboardingStep[],
  config: PictureConfig,
  { x, width, y: top, size, hasDays, tone = 'main' }: Column,
): { boxes: Box[]; paths: Path[]; bottom: number } {
  let y = top;
  const boxes = steps.map(({ day, who, what }) => {
    const when = hasDays && day !== null ? [{ text: capital(dayInWords(day)), look: 'bold' as const }] : [];
    const made = box([...when, { text: what }, { text: shortName(who, config), look: 'muted' }], {
      x,
      y,
      width,
      size,
      tone,
    });
    y = bottomOf(made) + 22;
    return made;
  });
  const paths = boxes.slice(1).map((made) => arrow([middleOf(made), made.y - 22], [middleOf(made), made.y]));
  return { boxes, paths, bottom: y - 22 };
}

/** A heading above a column, and where the column begins. */
function headed(text: string, { x, width, y, size }: Pick<Column, 'x' | 'width' | 'y' | 'size'>) {
  const block = textBlock([{ text, look: 'bold' }], { x, y, width, size, anchor: 'middle' });
  return { lines: block.lines, y: y + block.height + 4 };
}

/** Days at the left of a line, then two ways side by side. */
function wide(config: PictureConfig): Drawing {
  const size = SIZE.wide;
  const { thresholds } = config;
  const axis = 175;
  const steps = beforeTheEnd(thresholds);
  const before = columnOf(steps, config, { x: 195, width: WIDE - 196, y: 26, size, hasDays: false });
  const labels: Line[] = textBlock([{ text: SCALE, look: 'muted' }], { x: 1, y: 0, width: 160, size }).lines;
  const paths: Path[] = [];
  before.boxes.forEach((made, index) => {
    const day = capital(dayInWords(steps[index]?.day ?? 0));
    const block = textBlock([{ text: day, look: 'bold' }], { x: 1, y: 0, width: axis - 14, size });
    labels.push(...block.lines.map((one) => ({ ...one, y: one.y + levelOf(made) - block.height / 2 })));
    paths.push(line([axis, levelOf(made)], [made.x, levelOf(made)]));
  });
  const fork = before.bottom + 18;
  const [left, right] = [
    { x: 1, width: 348, size },
    { x: WIDE - 349, width: 348, size },
  ];
  const [decided, lapsed] = [headed(DECIDED, { ...left, y: fork + 20 }), headed(LAPSED, { ...right, y: fork + 20 })];
  const after = columnOf(AFTER_THE_END, config, { ...left, y: decided.y, hasDays: true, tone: 'side' });
  const late = columnOf(whenLapsed(thresholds), config, { ...right, y: lapsed.y, hasDays: true, tone: 'side' });
  const first = levelOf(before.boxes[0] ?? { y: 26, height: 0 });
  return drawing(WIDE, {
    boxes: [...before.boxes, ...after.boxes, ...late.boxes],
    paths: [
      line([axis, first], [axis, fork]),
      ...[left, right].map((way) => arrow([middleOf(way), fork], [middleOf(way), fork + 18])),
      line([axis, fork], [middleOf(right), fork]),
      ...paths,
      ...after.paths,
      ...late.paths,
    ],
    labels: [...labels, ...decided.lines, ...lapsed.lines],
  });
}

/** One column, in it the two ways one after the other. */
function narrow(config: PictureConfig): Drawing {
  const place = { x: 1, width: NARROW - 2, size: SIZE.narrow, hasDays: true };
  const scale = textBlock([{ text: SCALE, look: 'muted' }], { ...place, y: 0 });
  const before = columnOf(beforeTheEnd(config.thresholds), config, { ...place, y: scale.height + 4 });
  const decided = headed(DECIDED, { ...place, y: before.bottom + 24 });
  const after = columnOf(AFTER_THE_END, config, { ...place, y: decided.y, tone: 'side' });
  const lapsed = headed(LAPSED, { ...place, y: after.bottom + 24 });
  const late = columnOf(whenLapsed(config.thresholds), config, { ...place, y: lapsed.y, tone: 'side' });
  return drawing(NARROW, {
    boxes: [...before.boxes, ...after.boxes, ...late.boxes],
    paths: [
      arrow([middleOf(place), before.bottom], [middleOf(place), before.bottom + 20]),
      ...before.paths,
      ...after.paths,
      ...late.paths,
    ],
    labels: [...scale.lines, ...decided.lines, ...lapsed.lines],
  });
}
