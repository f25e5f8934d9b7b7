/** Approved exceptions: read, matched with findings, and added to. Pure: the file is read and written by the commands. */
export { withWaiver } from './append.ts';
export { coverOf, isInForce, waiversNaming } from './cover.ts';
export { mistake, readWaivers, type WaiverItem } from './read.ts';
export { teamOf } from './team.ts';
export { MAX_DAYS, NO_WAIVERS, type Waiver, type WaiverFile } from './types.ts';
export { usedWaivers } from './use.ts';
