/** A key that holds an id, with a JSON number that a double may not hold. No text can match: its quotes are escaped. */
const LONG = /"(?:toObjectId|id)"\s*:\s*\d{16}/;
const NUMBER = /("(?:toObjectId|id)"\s*:\s*)(\d+)(?=\s*[,}])/g;

/**
 * A parsed answer in which every id is what its text says: HubSpot writes some ids as JSON numbers, and `JSON.parse` rounds
 * those above 2^53. Answers without such an id are given back as they are.
 */
export const exactIds = (text: string, json: unknown): unknown =>
  LONG.test(text) ? JSON.parse(text.replaceAll(NUMBER, '$1"$2"')) : json;
