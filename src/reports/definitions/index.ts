/** What each figure means: one registry, a file a report. */
import type { Language } from '../../charts/index.ts';
import { impact } from './impact.ts';
import { milestone } from './milestone.ts';
import type { Definition } from './types.ts';
import { usage } from './usage.ts';

export type { Definition } from './types.ts';

export const DEFINITIONS = { ...milestone, ...impact, ...usage };
export type DefinitionId = keyof typeof DEFINITIONS;

export const definitionOf = (id: DefinitionId): Definition => DEFINITIONS[id];

/** The text of a definition. */
export const defined = (id: DefinitionId, language: Language = 'en'): string => DEFINITIONS[id].text[language];
