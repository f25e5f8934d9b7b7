/** An answer of a vendor that asks for fewer requests. */
export interface Refusal {
  status: 429;
  body: object;
}

/** Decides on a request by its path and the instant of its arrival in milliseconds. */
export type Gate = (path: string, now: number) => Refusal | null;

/** No limit at all. */
export const open: Gate = () => null;

/** HubSpot's usage guidelines: 190 requests in any 10 s; the search endpoints 5 in any second besides. */
export function hubspotGate(): Gate {
  const all = window(190, 10_000);
  const search = window(5, 1000);
  return (path, now) => {
    const within = all(now);
    const withinSearch = !path.endsWith('/search') || search(now);
    if (!within) return hubspotRefusal('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling');
    return withinSearch ? null : hubspotRefusal('SECONDLY', 'secondly');
  };
}

const hubspotRefusal = (policyName: string, limit: string): Refusal => ({
  status: 429,
  body: {
    status: 'error',
    message: `You have reached your ${limit} limit.`,
    errorType: 'RATE_LIMIT',
    correlationId: '00000000-0000-4000-8000-000000000000',
    policyName,
  },
});

const PENALTY_MS = 30_000;

/** Airtable's limits: 5 requests in any second for one base; after one too many, nothing for 30 s, which every try renews. */
export function airtableGate(): Gate {
  const all = window(5, 1000);
  let closedUntil = -Infinity;
  return (_path, now) => {
    const within = all(now);
    if (within && now >= closedUntil) return null;
    closedUntil = now + PENALTY_MS;
    return { status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded.' }] } };
  };
}

/** Whether a request at `now` is one of at most `requests` in the `perMs` milliseconds up to it; refused ones count too. */
function window(requests: number, perMs: number): (now: number) => boolean {
  const times: number[] = [];
  return (now) => {
    while (times[0] !== undefined && times[0] <= now - perMs) times.shift();
    times.push(now);
    return times.length <= requests;
  };
}
