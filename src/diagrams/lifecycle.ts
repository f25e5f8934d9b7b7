import { FLOWS, LIFECYCLE, LIFECYCLE_STAGES, type LifecycleStage, type Party } from '../model/index.ts';
import {
  arrow,
  bottomOf,
  box,
  drawing,
  levelOf,
  line,
  middleOf,
  NARROW,
  rightOf,
  row,
  SIZE,
  textBlock,
  WIDE,
  type Paragraph,
} from './shapes.ts';
import type { Box, Drawing, Picture, PictureConfig } from './types.ts';
import { artefactName, capital, listed, shortNames } from './words.ts';

const COLUMN = 127;
const GAP = (WIDE - 2 - COLUMN * LIFECYCLE_STAGES.length) / (LIFECYCLE_STAGES.length - 1);
const RENEWAL = 'a renewal deal';

const stepsOf = (stage: LifecycleStage) => LIFECYCLE.filter((step) => step.stage === stage);
const leadsOf = (stage: LifecycleStage): Party[] => [...new Set(stepsOf(stage).flatMap(({ leads }) => leads))];
const ledBy = (stage: LifecycleStage, config: PictureConfig) => `led by ${shortNames(leadsOf(stage), config)}`;
const flowOf = (stage: LifecycleStage) => stepsOf(stage)[0]?.flow ?? null;

/** The five stages of the lifecycle, the flow each is in, what each leaves behind, and the way of a renewal back into sales. */
export const lifecycle = (config: PictureConfig): Picture => ({
  title: `The lifecycle of a partnership: ${LIFECYCLE_STAGES.join(', ')}. Renewals lead back into Sales.`,
  words: [
    ...LIFECYCLE.map(({ stage, part, flow, leads, purpose, artefacts }) => {
      const name = part === null ? stage : `${stage}, ${part.toLowerCase()}`;
      const where = flow === null ? '' : `${FLOWS[flow].name}, `;
      return `${name} (${where}led by ${shortNames(leads, config)}): ${purpose}. Leaves behind: ${listed(artefacts.map(artefactName))}.`;
    }),
    'A renewal re-enters Sales as a renewal deal.',
  ],
  wide: wide(config),
  narrow: narrow(config),
});

function wide(config: PictureConfig): Drawing {
  const size = SIZE.wide;
  const left = (index: number) => 1 + index * (COLUMN + GAP);
  const flows = Object.entries(FLOWS).map(([key, { name, leads }]) => {
    const held = LIFECYCLE_STAGES.flatMap((stage, index) => (flowOf(stage) === key ? index : []));
    const [x, end] = [left(held[0] ?? 0), left(held.at(-1) ?? 0) + COLUMN];
    const text = { text: `${name}, led by ${shortNames(leads, config)}`, look: 'muted' } as const;
    return { x, end, ...textBlock([text], { x, y: 0, width: end - x, size, anchor: 'middle' }) };
  });
  const bracket = Math.max(...flows.map(({ height }) => height)) + 6;
  const loop = bracket + 34;
  const y = loop + 22;
  const stages = row(
    LIFECYCLE_STAGES.map((stage, index) => (height?: number) => {
      const place = { x: left(index), y, width: COLUMN, size, anchor: 'middle' as const };
      return box(heading(stage, config), height === undefined ? place : { ...place, height });
    }),
  );
  const below = stages.flatMap((stage, index) => leaves(LIFECYCLE_STAGES[index], stage, size));
  const at = (stage: LifecycleStage) => stages[LIFECYCLE_STAGES.indexOf(stage)];
  const [sales, renewals] = [at('Sales'), at('Renewals')];
  const from = renewals ? middleOf(renewals) : 0;
  const to = sales ? middleOf(sales) : 0;
  const name = textBlock([{ text: RENEWAL }], { x: to, y: loop - 22, width: from - to, size, anchor: 'middle' });
  return drawing(WIDE, {
    boxes: [...stages, ...below],
    paths: [
      ...flows.map(({ x, end }) => line([x, bracket + 6], [x, bracket], [end, bracket], [end, bracket + 6])),
      ...stages
        .slice(1)
        .map((stage, index) => arrow([left(index) + COLUMN, levelOf(stage)], [stage.x, levelOf(stage)])),
      arrow([from, y], [from, loop], [to, loop], [to, y]),
    ],
    labels: [...flows.flatMap(({ lines }) => lines), ...name.lines],
  });
}

const heading = (stage: LifecycleStage, config: PictureConfig): Paragraph[] => [
  { text: stage, look: 'bold', size: 16 },
  { text: ledBy(stage, config), look: 'muted' },
];

/** A box for each part of a stage below its heading, with what the part leaves behind. */
function leaves(stage: LifecycleStage | undefined, { x, width, ...head }: Box, size: number): Box[] {
  let y = bottomOf(head) + 8;
  return LIFECYCLE.filter((step) => step.stage === stage).map(({ part, artefacts }) => {
    const names: Paragraph[] = artefacts.map((id) => ({ text: capital(artefactName(id)) }));
    const made = box(part === null ? names : [{ text: part, look: 'bold' }, ...names], {
      x,
      y,
      width,
      size,
      tone: 'side',
    });
    y = bottomOf(made) + 8;
    return made;
  });
}

function narrow(config: PictureConfig): Drawing {
  let y = 1;
  const stages = LIFECYCLE_STAGES.map((stage) => {
    const flow = flowOf(stage);
    const made = box(
      [
        { text: stage, look: 'bold', size: 16 },
        { text: capital([...(flow ? [FLOWS[flow].name] : []), ledBy(stage, config)].join(', ')), look: 'muted' },
        ...stepsOf(stage).flatMap(({ part, artefacts }): Paragraph[] => [
          ...(part === null ? [] : [{ text: part, look: 'bold' as const }]),
          { text: capital(artefacts.map(artefactName).join(', ')) },
        ]),
        ...(stage === 'Renewals' ? [{ text: `Back to Sales: ${RENEWAL}`, look: 'bold' as const }] : []),
      ],
      { x: 1, y, width: NARROW - 32, size: SIZE.narrow },
    );
    y = bottomOf(made) + 34;
    return made;
  });
  const [sales, renewals] = [stages[LIFECYCLE_STAGES.indexOf('Sales')], stages[LIFECYCLE_STAGES.indexOf('Renewals')]];
  if (!sales || !renewals) return drawing(NARROW, { boxes: stages });
  const edge = rightOf(sales);
  const x = edge + 18;
  return drawing(NARROW, {
    boxes: stages,
    paths: [
      ...stages.slice(1).map((stage, index) => {
        const above = stages[index] ?? stage;
        return arrow([middleOf(above), bottomOf(above)], [middleOf(stage), stage.y]);
      }),
      arrow([edge, levelOf(renewals)], [x, levelOf(renewals)], [x, levelOf(sales)], [edge, levelOf(sales)]),
    ],
  });
}
