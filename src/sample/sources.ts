import {
  AIRTABLE_TABLES,
  SYSTEMS,
  SYSTEM_OF,
  type NounKey,
  type Records,
  type SetAside,
  type SourceReport,
  type System,
} from '../model/index.ts';
import { OWNERS } from './words/people.ts';

/** Where the source keeps each noun: HubSpot's object, Airtable's table, or the measure itself. */
const AT_SOURCE: Record<NounKey, string> = {
  deals: 'deals',
  pipelines: 'pipelines',
  communities: 'companies',
  people: 'contacts',
  orders: 'orders',
  engagements: AIRTABLE_TABLES.engagements.table,
  projects: AIRTABLE_TABLES.projects.table,
  deliverables: AIRTABLE_TABLES.deliverables.table,
  contracts: AIRTABLE_TABLES.contracts.table,
  fteLog: AIRTABLE_TABLES.fteLog.table,
  capacity: AIRTABLE_TABLES.capacity.table,
  checkIns: AIRTABLE_TABLES.checkIns.table,
  hubs: AIRTABLE_TABLES.hubs.table,
  usage: 'usage',
  costs: 'costs',
};

/** Records in one page of HubSpot and of Airtable. */
const PAGE = 100;

/** What a pull would report that read all of these records and set some of them aside. */
export function readWhole(records: Records, setAside: readonly SetAside[], pulledAt: string): SourceReport[] {
  return SYSTEMS.map((system): SourceReport => {
    const keys = (Object.keys(AT_SOURCE) as NounKey[]).filter((key) => SYSTEM_OF[key] === system);
    const counts = keys.map((key): [string, number] => [AT_SOURCE[key], records[key].length + asideOf(setAside, key)]);
    const read = Object.fromEntries(system === 'hubspot' ? [...counts, ['owners', OWNERS.length]] : counts);
    return { system, status: 'complete', pulledAt, read, requests: requestsFor(system, read), note: null };
  });
}

const asideOf = (setAside: readonly SetAside[], key: NounKey) =>
  new Set(setAside.filter(({ noun }) => noun === key).map(({ id }) => id)).size;

/** Pages of records; the three windows of usage, and one file of costs. */
function requestsFor(system: System, read: Record<string, number>): number {
  if (system === 'usage') return 3;
  if (system === 'cost') return 1;
  return Object.values(read).reduce((sum, count) => sum + Math.max(1, Math.ceil(count / PAGE)), 0);
}
