import { STAGES, type Config } from '../../model/index.ts';
import { mapPipeline } from '../hubspot/index.ts';
import type { HubspotPipeline } from '../hubspot/client.ts';
import { configLine, likely } from '../schema/index.ts';
import { fault, ok, warning, type Line } from './line.ts';

interface UnknownStage {
  id: string;
  label: string;
  pipeline: string;
}

interface Stages {
  lines: Line[];
  unknown: UnknownStage[];
}

/** Whether each stage of the pipelines that are read is one of the canonical ones, and each of these is there. */
export function probeStages(pipelines: readonly HubspotPipeline[], config: Config): Stages {
  const { pipelines: wanted } = config.hubspot;
  const stages = pipelines
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .flatMap((pipeline) => {
      const mapped = mapPipeline(pipeline, config);
      return 'record' in mapped ? mapped.record.stages.map((stage) => ({ ...stage, pipeline: pipeline.label })) : [];
    });
  const unknown = stages
    .filter(({ stage }) => stage === null)
    .map(({ id, label, pipeline }) => ({ id, label: label ?? '', pipeline }));
  const absent = STAGES.filter((stage) => !stages.some((found) => found.stage === stage));
  const missing = wanted.filter((id) => !pipelines.some((pipeline) => pipeline.id === id));
  const lines = [
    ...missing.map((id) =>
      fault(
        `HubSpot has no deal pipeline ${JSON.stringify(id)}, which hubspot.pipelines names.`,
        `Use one of ${pipelines.map((pipeline) => `${pipeline.id} (${pipeline.label})`).join(', ')}.`,
      ),
    ),
    ...unknown.map(unknownStage),
    ...absent.map((stage) =>
      warning(
        `No deal stage of HubSpot is ${stage}.`,
        'If it has another label there, map it under hubspot.stages in plumbline.config.ts.',
      ),
    ),
  ];
  return { unknown, lines: lines.length > 0 ? lines : [ok('Each deal stage of HubSpot is one of the seven.')] };
}

function unknownStage({ id, label, pipeline }: UnknownStage): Line {
  const meant = likely(label, STAGES);
  const line = configLine(['hubspot', 'stages', id], meant ?? '…');
  return fault(
    `The stage ${JSON.stringify(label)} (${id}) of the pipeline ${JSON.stringify(pipeline)} is none of the seven stages.`,
    `Write into plumbline.config.ts: ${line}${meant ? ', if that is what it means' : ` with one of ${STAGES.join(', ')}`}.`,
  );
}
