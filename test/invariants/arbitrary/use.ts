import { blankRecord } from '../../../src/invariants/index.ts';
import {
  addDays,
  addMonths,
  daysInMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthRange,
  type Day,
  type Records,
} from '../../../src/model/index.ts';
import { AS_OF } from './days.ts';

/** The hubs of every community have been measured since then. */
const SINCE = addMonths(monthOf(AS_OF), -3);

/** The hub of a community, with an alert that its bill stays below. */
export const hubOf = (communityId: string, part: Partial<Records['hubs'][number]>): Records['hubs'][number] =>
  blankRecord('hubs', {
    id: `recH${communityId}`,
    name: `hub ${communityId}`,
    communityId,
    namespace: communityId,
    cloud: 'aws',
    budgetAlert: { minor: 10_000, currency: 'USD' },
    budgetAlertAddress: `support+${communityId}@2i2c.org`,
    ...part,
  });

/** What was measured and billed of a community's hub in the days of a term, up to the day before the check. */
export function addUse(records: Records, communityId: string, start: Day, end: Day): void {
  const last = end < AS_OF ? end : addDays(AS_OF, -1);
  const from = monthOf(start) > SINCE ? monthOf(start) : SINCE;
  for (const month of monthRange(from, monthOf(last))) {
    const id = `${communityId}/${month}`;
    if (records.usage.some((known) => known.id === id)) continue;
    const within = Array.from({ length: daysInMonth(month) }, (_, place) => {
      const day = addDays(firstDayOf(month), place);
      return start <= day && day <= last;
    });
    const daily = (users: number) => within.map((is) => (is ? users : null));
    records.usage.push({ id, namespace: communityId, month, dau: daily(6), wau: daily(8), mau: daily(11) });
    if (lastDayOf(month) >= AS_OF) continue;
    records.costs.push({ id, communityId, month, amount: { minor: 6_000, currency: 'USD' } });
  }
}
