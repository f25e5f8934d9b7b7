/** What each figure means: one registry, a file a report. */
import type { Language } from '../../charts/index.ts';
import { impact } from './impact.ts';
import { milestone } from './milestone.ts';
import type { Definition } from './types.ts';
import { usage } from './usage.ts';
import { versionOf, type Wording } from './versions.ts';

export type { Definition } from './types.ts';
export { versionOf, versionsOf, type Wording } from './versions.ts';

export const DEFINITIONS = { ...milestone, ...impact, ...usage };
export type DefinitionId = keyof typeof DEFINITIONS;

const idsOf = (entries: Partial<typeof DEFINITIONS>) => Object.keys(entries) as DefinitionId[];

/** The ids by the report whose figures they define, in the order in which a page shows them. */
export const DEFINED_IN = {
  milestones: idsOf(milestone),
  impact: idsOf(impact),
  usage: idsOf(usage),
} satisfies Record<string, readonly DefinitionId[]>;

export const definitionOf = (id: DefinitionId): Definition => DEFINITIONS[id];

/** The words of a definition; of an edition those of the version that it names. */
export const wordingIn = (
  edition: { definitions: Readonly<Record<string, number>> } | null,
  id: DefinitionId,
  language: Language = 'en',
): Wording => versionOf(id, definitionOf(id), edition?.definitions[id] ?? definitionOf(id).version, language);

/** The text of a definition. */
export const defined = (id: DefinitionId, language: Language = 'en'): string => DEFINITIONS[id].text[language];
