import type { Day, Manifest } from '../../model/index.ts';
import { DEFINITIONS, valuesToFreeze, type CommunityExtract } from '../../reports/index.ts';
import { sha256 } from '../../snapshot/index.ts';
import { sealed, textOf, type StoredEdition } from './stored.ts';

/** An edition of an extract, with the hashes of what it was made from and the versions of its definitions. */
export function makeEdition(
  extract: CommunityExtract,
  { manifest, publishedOn, notes }: { manifest: Manifest; publishedOn: Day; notes: string[] },
): Omit<StoredEdition, 'corrections'> {
  const values = valuesToFreeze(extract);
  const edition = {
    schemaVersion: 1 as const,
    communityId: extract.communityId,
    period: extract.period,
    publishedOn,
    extract: sha256(textOf(extract)),
    values: sha256(textOf(values)),
    inputs: Object.fromEntries(Object.entries(manifest.files).map(([file, entry]) => [file, entry.sha256])),
    definitions: Object.fromEntries(Object.entries(DEFINITIONS).map(([id, { version }]) => [id, version])),
    notes,
  };
  return { edition: sealed(edition), extract, values };
}
