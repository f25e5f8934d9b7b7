/** What all CSV files have in common: where they are fetched from, and how rows are refused. */
export { firstOf, headerProblem, lengthProblem, parseCsv } from './parse.ts';
export { readPlace, isAddress } from './place.ts';
export { readRows } from './rows.ts';
