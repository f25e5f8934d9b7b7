/** What every command shares: arguments in, exit code out. */
export { list, oneOf, parseCommand, port, spread } from './args.ts';
export { loadConfig } from './config.ts';
export { dataFolder, LIVE, SAMPLE } from './data.ts';
export { describe, run, terminal, type Io } from './run.ts';
