import { formatDay } from '../charts/index.ts';
import {
  DEFINED_IN,
  definitionOf,
  versionsOf,
  wordingIn,
  type DefinitionId,
  type Wording,
} from './definitions/index.ts';
import type { Edition } from './edition.ts';
import { keptIn, usageQuery, usageSystems } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** A definition as the page shows it; `id` is its anchor. */
export interface ShownDefinition {
  id: DefinitionId;
  name: string;
  unit: string;
  text: string;
  source: string;
  /** As it is sent to the metrics' HTTP API; null where the values are read as they stand. */
  query: string | null;
  version: number;
  /** `1, from the beginning`, `2, since 1 January 2027`. */
  standing: string;
  earlier: { standing: string; text: string }[];
}

type ReportId = keyof typeof DEFINED_IN;
type Published = Pick<Edition, 'definitions' | 'period'>;

/** The definitions of a report. */
export interface DefinitionGroup {
  report: ReportId;
  title: string;
  definitions: ShownDefinition[];
}

/** Every definition of the community's reports; those of an edition in the versions that it names. */
export function definitionGroups(extract: CommunityExtract, edition: Published | null = null): DefinitionGroup[] {
  const { groups } = textsOf(extract.language).definitions;
  return (Object.keys(DEFINED_IN) as ReportId[]).map((report) => ({
    report,
    title: groups[report],
    definitions: DEFINED_IN[report].filter((id) => concerns(id, extract)).map((id) => shown(id, extract, edition)),
  }));
}

/** The cloud's cost is no part of the reports of a community whose agreement does not pass it on. */
const concerns = (id: DefinitionId, { costPassedThrough }: CommunityExtract): boolean =>
  costPassedThrough || !definitionOf(id).inputs.includes('costs');

function shown(id: DefinitionId, extract: CommunityExtract, edition: Published | null): ShownDefinition {
  const { language } = extract;
  const definition = definitionOf(id);
  const wording = wordingIn(edition, id, language);
  const older = versionsOf(definition, language).filter(({ version }) => version < wording.version);
  return {
    id,
    name: definition.name[language],
    unit: definition.unit[language],
    text: wording.text,
    source: sourceOf(id, extract),
    query: queryOf(id, extract),
    version: wording.version,
    standing: standingOf(wording, extract),
    earlier: older.map((one) => ({ standing: standingOf(one, extract), text: one.text })),
  };
}

/** The definition's source, named as the community's records are kept and its use is read. */
function sourceOf(id: DefinitionId, extract: CommunityExtract): string {
  const { source, inputs } = definitionOf(id);
  const isUse = inputs.every((noun) => noun === 'usage' || noun === 'hubs') && inputs.includes('usage');
  return isUse ? usageSystems(extract) : source[extract.language].replaceAll('Airtable', keptIn(extract));
}

/** Files of past usage are read as they stand. */
function queryOf(id: DefinitionId, extract: CommunityExtract): string | null {
  const { measures } = definitionOf(id);
  return measures && extract.usageMeasure.readFrom.includes('servers') ? usageQuery(extract, measures) : null;
}

function standingOf({ version, since, until }: Wording, { language }: CommunityExtract): string {
  const texts = textsOf(language).definitions;
  const [from, to] = [since, until].map((day) => (day === null ? null : formatDay(day, language)));
  return texts.standing(version, from ?? null, to ?? null);
}

/** The page for machines, as `definitions.json` beside it. */
export function definitionsJson(extract: CommunityExtract, edition: Published | null = null): string {
  const definitions = definitionGroups(extract, edition).flatMap(({ report, definitions: found }) =>
    found.map(({ id, name, version, unit, text, source, query }) => ({
      ...{ id, report, name, version, unit, text, source, query },
      inputs: definitionOf(id).inputs,
    })),
  );
  const whole = { schemaVersion: 1, language: extract.language, edition: edition?.period.id ?? null, definitions };
  return `${JSON.stringify(whole, null, 2).replaceAll('<', '\\u003c')}\n`;
}
