/** Engagements, and all that hangs on them, from a folder of CSV files: for an organisation on another tool. */
export { csvSource } from './read.ts';
export type { CsvFolder } from './file.ts';
