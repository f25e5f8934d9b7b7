/** Every fact of the domain, with the section of the handbook that states it. */
import { FIGURES } from './figures.ts';
import { NOUNS } from './nouns.ts';
import { ORGANISATION } from './organisation.ts';
import { PROCEDURES } from './procedures.ts';

export type { Fact } from './fact.ts';
export const FACTS = [...ORGANISATION, ...NOUNS, ...FIGURES, ...PROCEDURES];
