import type { GoneRecord, NounKey, Records, SetAside, SourceSchema, TableRead } from '../model/index.ts';

/** What was read from one system. */
export interface SourceRead<Key extends NounKey> {
  records: Pick<Records, Key>;
  setAside: SetAside[];
  /** What was read by object, table or list. */
  read: Record<string, TableRead>;
  /** How the source describes the mapped fields; null where that was not asked. */
  schema: SourceSchema | null;
  /** Records that others name and that no list has any more. */
  gone: GoneRecord[];
  /** What a reader of the manifest should know besides, in whole sentences. */
  notes: string[];
}

/** Hears how far a system's reading has come: `deals`, 300. */
export type OnCount = (what: string, records: number) => void;

export type HubspotKey = 'deals' | 'pipelines' | 'communities' | 'people' | 'orders';
export type EngagementKey =
  'engagements' | 'projects' | 'deliverables' | 'contracts' | 'fteLog' | 'capacity' | 'checkIns' | 'hubs';
