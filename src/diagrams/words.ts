import { ARTEFACTS, partyFacts, systemName, type ArtefactId, type Party } from '../model/index.ts';
import type { PictureConfig } from './types.ts';

const NAMES = new Map(ARTEFACTS.map(({ id, name }) => [id, name]));

export const artefactName = (id: ArtefactId): string => NAMES.get(id) ?? id;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[], word = 'and'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;

/** Names of artefacts, of which one of each group is needed. */
export const groupsInWords = (groups: readonly (readonly ArtefactId[])[]): string =>
  groups.map((group) => listed(group.map(artefactName), 'or')).join(', ');

export const shortName = (party: Party, config: PictureConfig): string => partyFacts(party, config).short;

export const shortNames = (parties: readonly Party[], config: PictureConfig): string =>
  listed(parties.map((party) => shortName(party, config)));

/** A text of the definitions with the system in which engagements are kept. */
export const inSystem = (text: string, config: PictureConfig): string =>
  text.replaceAll('Airtable', systemName('airtable', config));
