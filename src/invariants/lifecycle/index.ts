/** The life of a finding from one check to the next. Pure: the history is read and written by the commands. */
export { advance, lostSources, type Advance } from './advance.ts';
export { withDay } from './day.ts';
export { findingHistory, lifeSchema, NO_HISTORY, type FindingHistory, type Life } from './history.ts';
export { withLife } from './result.ts';
