/** The systems of record: how each is read, and how its records become records of the model. */
export type { EngagementSource } from './engagement-source.ts';
export { probeAll, type Probe } from './probe.ts';
export { inWords, plainProgress, terminalProgress, type Progress } from './progress.ts';
export { pullAll, type Pulled, type PullOptions } from './pull.ts';
export { readSettings, SECRETS, type Access, type Env, type Settings } from './settings.ts';
export {
  createTransport,
  redactor,
  SourceError,
  systemEffects,
  type Effects,
  type Transport,
} from './transport/index.ts';
