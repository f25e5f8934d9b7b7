import type { NounKey } from '../../model/index.ts';

/** Fields that a reader knows a record by. People are known by their id alone. */
const NAME_FIELDS: Partial<Record<NounKey, readonly string[]>> = {
  deals: ['name'],
  pipelines: ['label'],
  communities: ['shortName', 'longName', 'communityId'],
  orders: ['name'],
  engagements: ['name'],
  projects: ['name'],
  deliverables: ['name'],
  contracts: ['name'],
  capacity: ['team'],
  hubs: ['name', 'namespace'],
};

export function nameOf(noun: NounKey, record: Readonly<Record<string, unknown>>): string | null {
  const values = (NAME_FIELDS[noun] ?? []).map((field) => record[field]);
  return values.find((value): value is string => typeof value === 'string') ?? null;
}
