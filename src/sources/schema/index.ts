/** How a source describes itself, and whether that agrees with the mapping. */
export { compareSchema, type Comparison } from './compare.ts';
export type { FoundField, FoundSchema, FoundTable } from './found.ts';
export { KINDS, type Kind, type MappedNoun } from './kinds.ts';
export { bestLikeness } from './likeness.ts';
export { configLine, keyOf, lineForField, mappedTables, quoted, type MappedSystem } from './mapped.ts';
export { propose, likely, type Proposal, type Surroundings } from './propose.ts';
export { proposalText } from './proposal-text.ts';
export { inWords, refuseSchema } from './refuse.ts';
export { canHold } from './types.ts';
