/** Cloud cost per community and month, from a CSV. */
export { parseCosts } from './csv.ts';
export { isAddress, readCosts } from './read.ts';
