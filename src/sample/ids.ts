import { stream } from './random.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Numbers that one community may use for its HubSpot records. */
const ROOM = 1000;
const SPACE = 10_000_000_000n;

/** Record ids of one part of a portfolio, in the form that the two systems give them. */
export interface Ids {
  /** The next Airtable record id: `rec` and 14 letters or digits. */
  airtable(): string;
  /** The next HubSpot record id: 11 digits, different from every other in the portfolio, whatever its type. */
  hubspot(): string;
}

/** @param place number of the community; 0 is for what belongs to none */
export function idsOf(seed: string, place: number): Ids {
  const random = stream(seed, 'ids', place);
  const offset = BigInt(stream(seed, 'hubspot').int(0, 999_999_999));
  let used = 0;
  return {
    airtable: () => `rec${Array.from({ length: 14 }, () => ALPHABET[random.int(0, ALPHABET.length - 1)]).join('')}`,
    hubspot: () => {
      if (++used >= ROOM) throw new RangeError(`Expected fewer than ${ROOM} HubSpot records for place ${place}.`);
      // The factor shares no divisor with the modulus, so that different numbers stay different.
      const scattered = (BigInt(place * ROOM + used) * 7_236_067_977n + offset) % SPACE;
      return String(SPACE + scattered);
    },
  };
}
