import type { HandbookText } from './read.ts';

/** Files of the handbook's folder that its pages show or offer, by their address below the site. */
export const assetsOf = (pages: readonly Pick<HandbookText, 'assets'>[]): Map<string, string> =>
  new Map(pages.flatMap(({ assets }) => [...assets]).sort(([a], [b]) => (a < b ? -1 : 1)));
