import type { Draft } from './draft.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An Airtable record id that no record has. */
export const newRecordId = ({ random }: Draft): string =>
  `rec${Array.from({ length: 14 }, () => ALPHABET[random.int(0, ALPHABET.length - 1)]).join('')}`;

/** A HubSpot record id that no record has: one digit longer than those of a clean portfolio. */
export const newHubspotId = ({ random }: Draft): string => `3${String(random.int(0, 999_999_999)).padStart(11, '0')}`;
