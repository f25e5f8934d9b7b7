import type { Shown } from '../workspace/table.ts';

/** The pages of a community's own site. */
export const reportLinks = (address: string): Required<Pick<Shown, 'text' | 'href'>>[] => [
  { text: 'Milestones', href: `${address}milestones/` },
  { text: 'Impact', href: `${address}impact/` },
  { text: 'Usage', href: `${address}usage/` },
  { text: 'All reports and editions', href: address },
];
