import type { Pipeline, Stage } from '../model/index.ts';

export const DEFAULT_PIPELINE = 'default';

/** HubSpot's default pipeline after an organisation has made it its own: stages that were added have ids of other forms. */
const STAGE_IDS: readonly (readonly [stage: Stage, id: string, probability: number])[] = [
  ['Lead', '189340012', 0.1],
  ['Qualified', 'qualifiedtobuy', 0.2],
  ['Proposal', 'presentationscheduled', 0.4],
  ['Negotiation', '9f2c6a1e-74bd-4c05-8d1b-0e6f3a5c2d90', 0.6],
  ['Contract Admin', 'contractsent', 0.9],
  ['Closed Won', 'closedwon', 1],
  ['Closed Lost', 'closedlost', 0],
];

export const PIPELINE: Pipeline = {
  id: DEFAULT_PIPELINE,
  label: 'Partnerships',
  stages: STAGE_IDS.map(([stage, id, probability], order) => ({
    id,
    label: stage,
    order,
    isClosed: stage.startsWith('Closed'),
    probability,
    stage,
  })),
};

/** Id and label of a stage in the pipeline. */
export function stageAt(stage: Stage): { id: string; label: string; probability: number } {
  const [, id, probability] = STAGE_IDS.find(([name]) => name === stage) ?? [];
  if (id === undefined || probability === undefined)
    throw new RangeError(`Expected a stage of the pipeline, found ${stage}.`);
  return { id, label: stage, probability };
}
