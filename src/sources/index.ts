/** The systems of record: how each is read, and how its records become records of the model. */
export type { EngagementSource } from './engagement-source.ts';
export { probeAll, type Probe } from './probe.ts';
export { counted, countsOf, inWords, plainProgress, terminalProgress, type Progress } from './progress.ts';
export { refuseShrink } from './shrink.ts';
export { pullAll, type Pulled, type PullOptions } from './pull.ts';
export { readSettings, secretsOf, type Access, type Env, type Settings } from './settings.ts';
export {
  createTransport,
  SYSTEM_LABEL,
  redactor,
  SourceError,
  systemEffects,
  type Effects,
  type Transport,
} from './transport/index.ts';
