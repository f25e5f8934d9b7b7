/** Cloud cost per community and month, from a CSV. */
export { parseCosts } from './csv.ts';
export { readCosts } from './read.ts';
