import { isDay, show, type Day } from '../../model/index.ts';
import { readRows } from '../csv/index.ts';
import type { CsvPlace } from './place.ts';

export interface UsageRow {
  day: Day;
  namespace: string;
  users: number;
}

/** Stands in a prefix for the row's cluster. */
const CLUSTER = '{cluster}';

/**
 * Reads `date,hub,users,cluster`. The namespace is the prefix and the hub; the cluster counts only where the prefix asks
 * for it. Throws a PlumblineError that names the lines of rows that are not usable.
 */
export function parseUsage(csv: string, { id, prefix }: Pick<CsvPlace, 'id' | 'prefix'>): UsageRow[] {
  const byCluster = prefix.includes(CLUSTER);
  const columns = ['date', 'hub', 'users'] as const;
  return readRows<(typeof columns)[number] | 'cluster', UsageRow>(csv, {
    columns: byCluster ? [...columns, 'cluster'] : columns,
    optional: byCluster ? [] : ['cluster'],
    read: ({ date, hub, users, cluster }) => {
      if (!isDay(date)) return `date: expected a calendar date as YYYY-MM-DD, found ${show(date)}`;
      if (hub === '') return 'hub is empty';
      if (byCluster && cluster === '') return 'cluster is empty';
      if (!/^\d+$/.test(users) || !Number.isSafeInteger(Number(users)))
        return `users: expected a whole number that is not below 0, found ${show(users)}`;
      return { day: date, namespace: `${prefix.replaceAll(CLUSTER, cluster)}${hub}`, users: Number(users) };
    },
    key: ({ day, namespace }) => `${day} ${namespace}`,
    called: ({ day, namespace }) => `${namespace} on ${day}`,
    name: `The usage CSV ${id}`,
    fix: `Correct the file that ${id} in usage.csv names (columns date, hub, users, cluster), then pull again.`,
  });
}
