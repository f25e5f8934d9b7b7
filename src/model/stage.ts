/** The seven deal stages of the CRM pipeline, in order. */
export const STAGES = [
  'Lead',
  'Qualified',
  'Proposal',
  'Negotiation',
  'Contract Admin',
  'Closed Won',
  'Closed Lost',
] as const;
export type Stage = (typeof STAGES)[number];

const rank = (stage: Stage) => STAGES.indexOf(stage);

/** Closed Lost is not on the line from Lead to Closed Won, so nothing is "from X on" there. */
export const isFrom = (stage: Stage, from: Stage): boolean => stage !== 'Closed Lost' && rank(stage) >= rank(from);
export const isOpen = (stage: Stage): boolean => stage !== 'Closed Won' && stage !== 'Closed Lost';

const bare = (label: string) => label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The canonical stage whose name equals `label`, case and punctuation aside. */
export const stageNamed = (label: string): Stage | null => STAGES.find((stage) => bare(stage) === bare(label)) ?? null;
