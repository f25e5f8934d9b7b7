import { PlumblineError, type Config } from '../../model/index.ts';
import type { Associated } from './associations.ts';
import type { HubspotObject, HubspotPipeline } from './client.ts';

const isWanted = (pipelineId: string | null | undefined, config: Config) =>
  config.hubspot.pipelines.length === 0 || config.hubspot.pipelines.includes(pipelineId ?? '');

/** The pipelines that are read. Throws a PlumblineError for a configured one that the portal does not have. */
export function wantedPipelines(found: readonly HubspotPipeline[], config: Config): HubspotPipeline[] {
  const unknown = config.hubspot.pipelines.filter((id) => !found.some((pipeline) => pipeline.id === id));
  if (unknown.length > 0) {
    throw new PlumblineError({
      what: `HubSpot has no deal pipeline ${unknown.join(', ')}.`,
      why: `hubspot.pipelines in plumbline.config.ts names it; there are ${found.map(({ id, label }) => `${id} (${label})`).join(', ')}.`,
      fix: 'Correct hubspot.pipelines, or leave it empty to read every pipeline.',
    });
  }
  if (config.hubspot.pipelines.length > 0 && config.hubspot.properties.deals.pipelineId === null) {
    throw new PlumblineError({
      what: 'No deal can be told to be in a pipeline.',
      why: 'hubspot.pipelines in plumbline.config.ts names pipelines, and hubspot.properties.deals.pipelineId is null.',
      fix: 'Name the property of the pipeline (pipeline), or leave hubspot.pipelines empty.',
    });
  }
  return found.filter(({ id }) => isWanted(id, config));
}

/** Splits deals into those of the pipelines that are read, and the others. */
export function byPipeline(deals: readonly HubspotObject[], config: Config) {
  const property = config.hubspot.properties.deals.pipelineId;
  const isMine = (deal: HubspotObject) => isWanted(property && deal.properties[property], config);
  return { mine: deals.filter(isMine), others: new Set(deals.filter((deal) => !isMine(deal)).map(({ id }) => id)) };
}

/** True for an order of deals in pipelines that are not read. */
export const belongsElsewhere = (deals: Associated | undefined, others: ReadonlySet<string>): boolean =>
  deals !== undefined && deals.size > 0 && [...deals.keys()].every((id) => others.has(id));
