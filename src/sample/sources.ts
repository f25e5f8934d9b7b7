import {
  AIRTABLE_TABLES,
  BLANK_REPORT,
  SYSTEMS,
  SYSTEM_OF,
  type NounKey,
  type Records,
  type SetAside,
  type SourceReport,
  type System,
  type TableRead,
} from '../model/index.ts';
import { schemaOf } from './schema.ts';
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
const MS_PER_REQUEST = 140;

/** What a pull would report that read all of these records and set some of them aside. */
export function readWhole(records: Records, setAside: readonly SetAside[], pulledAt: string): SourceReport[] {
  return SYSTEMS.map((system): SourceReport => {
    const keys = (Object.keys(AT_SOURCE) as NounKey[]).filter((key) => SYSTEM_OF[key] === system);
    const counts = keys.map((key): [string, TableRead] => [
      AT_SOURCE[key],
      tableRead(system, records[key].length, asideOf(setAside, key)),
    ]);
    const owners = tableRead('hubspot', OWNERS.length, 0);
    const read = Object.fromEntries(system === 'hubspot' ? [...counts, ['owners', owners]] : counts);
    const requests = requestsFor(system, read);
    const elapsedMs = requests * MS_PER_REQUEST;
    return {
      ...BLANK_REPORT,
      system,
      status: 'complete',
      pulledAt,
      read,
      requests,
      elapsedMs,
      schema: schemaOf(system),
    };
  });
}

const asideOf = (setAside: readonly SetAside[], key: NounKey) =>
  new Set(setAside.filter(({ noun }) => noun === key).map(({ id }) => id)).size;

/** Pages of records; the three windows of usage, and one file of costs. */
function tableRead(system: System, kept: number, setAside: number): TableRead {
  const records = kept + setAside;
  const pages = { hubspot: pagesOf(records), airtable: pagesOf(records), usage: 3, cost: 1 }[system];
  return { records, pages, duplicates: 0, setAside, total: null };
}

const pagesOf = (records: number) => Math.max(1, Math.ceil(records / PAGE));

const requestsFor = (system: System, read: Record<string, TableRead>) =>
  system === 'usage' ? 3 : Object.values(read).reduce((sum, { pages }) => sum + pages, 0);
