import type { Engagement } from '../../model/index.ts';
import type { WorkInputs } from './inputs.ts';
import type { Shown } from './table.ts';

/** A record in its own system. */
interface Place {
  /** Name of the system. */
  text: string;
  /** Null where it is not configured where records can be opened. */
  href: string | null;
}

/** Links to records, as far as they can be opened. Of several in one system each has a number: no two links have the same name. */
export function openIn(places: readonly Place[]): Shown[] {
  const there = places.filter(({ href }) => href !== null);
  const alike = Map.groupBy(there, ({ text }) => text);
  return there.map((place) => {
    const { text } = place;
    const same = alike.get(text) ?? [];
    return same.length > 1 ? { ...place, text: `${text} ${same.indexOf(place) + 1}` } : place;
  });
}

/** The record of an engagement, and those of its deals. */
export const engagementRecords = ({ id, dealIds }: Engagement, { urlOf, look }: WorkInputs): Shown[] =>
  openIn([
    { text: 'Airtable', href: urlOf('engagement', id) },
    ...dealIds
      .filter((deal) => look.byId.deals.has(deal))
      .map((deal) => ({ text: 'HubSpot', href: urlOf('deal', deal) })),
  ]);
