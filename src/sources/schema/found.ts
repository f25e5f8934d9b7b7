import type { NounKey } from '../../model/index.ts';

/** A field as its source describes it. */
export interface FoundField {
  /** The source's own id, which a new name does not change; HubSpot's property name is its id. */
  id: string;
  /** The name that the mapping uses. */
  name: string;
  /** What people read there; the name where the source has no other. */
  label: string;
  /** The source's word for the type, such as `enumeration`, `singleSelect` or `formula(number)`. */
  type: string;
  /** Values that can be chosen; null where the type has none or the source does not list them. */
  options: readonly string[] | null;
}

/** An object or table as its source describes it. */
export interface FoundTable {
  /** The name that the mapping uses for it: `deals`, `Engagements`. */
  table: string;
  fields: readonly FoundField[];
}

/** What a source says of the tables that the model reads from it. */
export type FoundSchema = Partial<Record<NounKey, FoundTable>>;
