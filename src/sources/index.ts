/** The systems of record: how each is read, and how its records become records of the model. */
export type { EngagementSource } from './engagement-source.ts';
export { outcomeLine } from './outcome.ts';
export { foreignAddresses, probeAll, type Probe } from './probe/index.ts';
export { counted, countsOf, inWords, plainProgress, terminalProgress, type Progress } from './progress.ts';
export { refuseShrink } from './shrink.ts';
export { pullAll, type Pulled, type PullOptions } from './pull.ts';
export { readSettings, secretsOf, type Access, type Env, type Settings } from './settings.ts';
export {
  createTransport,
  proxiesOf,
  redactor,
  SourceError,
  systemEffects,
  type Effects,
  type Transport,
} from './transport/index.ts';
