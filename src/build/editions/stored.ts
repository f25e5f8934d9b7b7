import type { Correction, CommunityExtract, Edition, FrozenValues } from '../../reports/index.ts';
import { sha256, sortKeys } from '../../snapshot/index.ts';

/** An edition as it stands in `data/editions/<period>/<community_id>/`. */
export interface StoredEdition {
  edition: Edition;
  /** Its key is the community_id: the address of the site is nothing that is frozen. */
  extract: CommunityExtract;
  values: FrozenValues;
  corrections: Correction[];
}

/** The files of an edition. `corrections.json` comes when there is one. */
export const FILES = {
  edition: 'edition.json',
  extract: 'extract.json',
  values: 'values.json',
  corrections: 'corrections.json',
} as const;

/** Keys in order, one entry of the top level a line and one item of its lists a line: small, and a change shows where it is. */
export function textOf(value: object): string {
  const entries = Object.entries(sortKeys(value) as Record<string, unknown>);
  const lines = entries.map(
    ([key, item]) => `${JSON.stringify(key)}: ${Array.isArray(item) ? listText(item) : JSON.stringify(item)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** A list, one item a line. */
export const listText = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(sortKeys(item))).join(',\n')}\n]`;

/** `2026-Q1 of tidewater`. */
export const nameOf = ({ period, communityId }: Edition): string => `${period.id} of ${communityId}`;

/** An edition with its seal, so that a change of the day, a note or a hash is seen. */
export function sealed(edition: Edition): Edition {
  const bare = { ...edition };
  delete bare.seal;
  return { ...bare, seal: sha256(textOf(bare)) };
}
