import { firstDayOf, fromDayNumber, dayNumber, type Day, type Month, type Snapshot } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, type Cell } from '../workspace/table.ts';
import type { Own } from './own.ts';

interface FirstUses {
  /** First day with an active user, by namespace: known only where it is later than the beginning of all data. */
  days: ReadonlyMap<string, Day>;
  cell: (namespace: string | null) => Cell;
}

/** When the hubs were first used, as far as the kept history goes. */
export function firstUses({ usage }: Pick<Own, 'usage'>, { snapshot }: WorkInputs): FirstUses {
  const begin = beginOf(snapshot);
  const first = new Map<string, Day>();
  for (const { namespace, month, mau, dau } of usage) {
    const place = mau.findIndex((value, at) => (value ?? 0) > 0 || (dau[at] ?? 0) > 0);
    if (place === -1) continue;
    const day = fromDayNumber(dayNumber(firstDayOf(month)) + place);
    const known = first.get(namespace);
    if (known === undefined || day < known) first.set(namespace, day);
  }
  const isOlder = (day: Day) => begin !== null && day.startsWith(begin);
  return {
    days: new Map([...first].filter(([, day]) => !isOlder(day))),
    cell: (namespace) => {
      const day = namespace === null ? undefined : first.get(namespace);
      if (day === undefined) return { value: null, shown: [{ text: 'No use recorded' }] };
      return isOlder(day) ? { value: null, shown: [{ text: `Before the data begin (${begin ?? ''})` }] } : date(day);
    },
  };
}

const begins = new WeakMap<Snapshot, { month: Month | null }>();

/** The earliest month of all usage data: what is used in it may have been used before. */
function beginOf(snapshot: Snapshot): Month | null {
  const known = begins.get(snapshot);
  if (known) return known.month;
  const month = snapshot.records.usage.reduce<Month | null>(
    (earliest, one) => (earliest === null || one.month < earliest ? one.month : earliest),
    null,
  );
  begins.set(snapshot, { month });
  return month;
}
