/** What every command shares: arguments in, exit code out. */
export { list, oneOf, parseCommand, parsePositionals, port, spread } from './args.ts';
export { wantsColour } from './colour.ts';
export { loadConfig } from './config.ts';
export { dataFolder, LIVE, SAMPLE } from './data.ts';
export { readOptional, writeWhole } from './output.ts';
export { redactError } from './redact.ts';
export { describe, run, terminal, type Io } from './run.ts';
export { orAborted, stoppable } from './stop.ts';
export { addToJobSummary } from './summary.ts';
export { useProxies } from './proxy.ts';
