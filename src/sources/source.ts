import type { NounKey, Records, SetAside, System } from '../model/index.ts';

/** What was read from one system. */
export interface SourceRead<Key extends NounKey> {
  records: Pick<Records, Key>;
  setAside: SetAside[];
  /** Records read by object or table, before any was set aside. */
  read: Record<string, number>;
  /** What a reader of the manifest should know besides, in whole sentences. */
  notes: string[];
}

/** Hears how far a system's reading has come: `deals`, 300. */
export type OnCount = (what: string, records: number) => void;

export type HubspotKey = 'deals' | 'pipelines' | 'communities' | 'people' | 'orders';
export type EngagementKey =
  'engagements' | 'projects' | 'deliverables' | 'contracts' | 'fteLog' | 'capacity' | 'checkIns' | 'hubs';

/** The keys of the model that a system gives. */
export interface KeysOf extends Record<System, NounKey> {
  hubspot: HubspotKey;
  airtable: EngagementKey;
  usage: 'usage';
  cost: 'costs';
}
