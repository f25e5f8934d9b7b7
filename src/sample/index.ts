/** Invented portfolios: realistic, valid, of any size, and the same for the same seed; and faults to seed into them. */
export { committedSample, COMMITTED } from './committed.ts';
export {
  FAULTS,
  faultsBeside,
  INPUT_FAULTS,
  ROOM_FOR_ALL,
  seedBeside,
  seedFaults,
  type Fault,
  type Inputs,
} from './faults/index.ts';
export { earlier } from './earlier.ts';
export { HOSTILE, hostileNames } from './hostile.ts';
export { DEFAULTS, samplePortfolio, type SampleOptions } from './portfolio.ts';
