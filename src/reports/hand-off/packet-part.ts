import type { IntakePart } from '../../model/index.ts';
import type { Shown } from '../workspace/table.ts';

/** One thing of the packet. */
export interface PacketItem {
  title: string;
  /** Empty where it is not known. */
  value: Shown[];
  isRequired: boolean;
  isKnown: boolean;
  /** Where it is to be written; empty where it is known. */
  where: string;
}

export interface PacketPart {
  id: IntakePart | 'agreement';
  title: string;
  items: PacketItem[];
  known: number;
}

const PART_TITLES: Record<PacketPart['id'], string> = {
  identity: 'Identity',
  people: 'People',
  cloud: 'Cloud',
  tier: 'Service tier',
  context: 'Context, in the community’s own words',
  agreement: 'Agreement',
};

export const partOf = (id: PacketPart['id'], items: PacketItem[]): PacketPart => ({
  ...{ id, title: PART_TITLES[id], items },
  known: items.filter(({ isKnown }) => isKnown).length,
});

/** Where a field of HubSpot is written. */
export const whereOf = (name: string | null, record: string): string =>
  name === null ? 'The mapping has no field for it' : `${name} on ${record} in HubSpot`;
