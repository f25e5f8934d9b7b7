import { stageNamed, type Config, type Pipeline, type Stage } from '../../model/index.ts';
import { finish, type Mapped } from '../mapping/index.ts';
import type { HubspotPipeline } from './client.ts';

const bare = (label: string) => label.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * The canonical stage of a stage at the source: what the configuration says of its id, then of its label, then the stage
 * of the same name. Null otherwise, however closed it looks: a stage that nobody mapped is never assumed to be lost.
 */
export function canonicalStage(id: string, label: string | null, stages: Config['hubspot']['stages']): Stage | null {
  if (Object.hasOwn(stages, id)) return stages[id] ?? null;
  if (label === null) return null;
  const named = Object.entries(stages).find(([name]) => bare(name) === bare(label));
  return named?.[1] ?? stageNamed(label);
}

/**
 * Stage metadata are texts, and may be missing: `{"isClosed": "false", "probability": "0.2"}`. Both are kept as stated, also
 * where they contradict each other: which stage it is, its name says.
 */
export function mapPipeline({ id, label, stages }: HubspotPipeline, config: Config): Mapped<'pipelines'> {
  const fields: Pipeline = {
    id,
    label: label.trim() || null,
    stages: stages
      .map((stage) => ({
        id: stage.id,
        label: stage.label.trim() || null,
        order: stage.displayOrder,
        isClosed: flag(stage.metadata?.isClosed),
        probability: probability(stage.metadata?.probability),
        stage: canonicalStage(stage.id, stage.label, config.hubspot.stages),
      }))
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
  };
  return finish({ noun: 'pipelines', fields, name: fields.label, problems: [], nameOf: (field) => field, links: [] });
}

const flag = (value: unknown) => (String(value) === 'true' ? true : String(value) === 'false' ? false : null);
const probability = (value: unknown) => (/^\d+(\.\d+)?$/.test(String(value)) ? Number(value) : null);
