import { periodDays, periodName } from '../period-name.ts';
import type { WorkEdition } from '../workspace/inputs.ts';
import { sheetIfAny, type Sheet } from '../workspace/sheet.ts';
import { date, link, number, type Shown } from '../workspace/table.ts';

/** The pages of a community's own site. */
export const reportLinks = (address: string): Required<Pick<Shown, 'text' | 'href'>>[] => [
  { text: 'Milestones', href: `${address}milestones/` },
  { text: 'Impact', href: `${address}impact/` },
  { text: 'Usage', href: `${address}usage/` },
  { text: 'All reports and editions', href: address },
];

/** Its editions, the newest period first; null where nothing was published. */
export const editionsSheet = (editions: readonly WorkEdition[]): Sheet | null =>
  sheetIfAny(
    'Editions',
    ['Edition', 'Published on:day', 'Corrections:number'],
    editions.map(({ period, publishedOn, corrections, address }) => [
      link(periodName(period), address, periodDays(period)),
      date(publishedOn),
      number(corrections),
    ]),
  );
