import type { Day, Month, NounKey } from '../model/index.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2026-06-15` as `15 June 2026`. */
export const inWords = (day: Day): string => `${Number(day.slice(8, 10))} ${monthInWords(day)}`;

/** `2026-06` as `June 2026`. */
export const monthInWords = (month: Month): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1]} ${Number(month.slice(0, 4))}`;

/** `1 day`, `2 days`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `a, b and c`; from the sixth on they are counted. */
export function enumerate(items: readonly string[]): string {
  const shown = items.length > 6 ? [...items.slice(0, 5), `${items.length - 5} more`] : items;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** How a sentence names the records of a noun. */
export const NOUN_WORDS: Record<NounKey, string> = {
  deals: 'deals',
  pipelines: 'pipelines',
  communities: 'communities',
  people: 'people',
  orders: 'orders',
  engagements: 'engagements',
  projects: 'projects',
  deliverables: 'deliverables',
  contracts: 'contracts',
  fteLog: 'FTE log',
  capacity: 'capacity',
  checkIns: 'check-ins',
  hubs: 'hubs',
  usage: 'usage',
  costs: 'costs',
};
