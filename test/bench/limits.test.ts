import { describe, expect, test } from 'vitest';
import { airtableGate, hubspotGate, type Gate } from '../../bench/pull/limits.ts';

/** Which of the requests at these instants were refused. */
const refused = (gate: Gate, times: readonly number[], path = '/crm/v3/objects/deals') =>
  times.flatMap((at, place) => (gate(path, at) === null ? [] : [place]));
const times = (count: number, everyMs: number, from = 0) => Array.from({ length: count }, (_, i) => from + i * everyMs);

describe('HubSpot: 190 requests in any ten seconds', () => {
  test('190 at once pass, the next one is refused', () => {
    expect(refused(hubspotGate(), times(191, 0))).toEqual([190]);
  });

  test('the window rolls: a burst at the end of one ten seconds counts in the next', () => {
    const gate = hubspotGate();
    expect(refused(gate, times(190, 0, 9_000))).toEqual([]);
    expect(gate('/crm/v3/owners', 18_999)?.body).toMatchObject({ policyName: 'TEN_SECONDLY_ROLLING' });
    expect(gate('/crm/v3/owners', 29_000)).toBeNull();
  });

  test('19 a second pass for ever', () => {
    expect(refused(hubspotGate(), times(2_000, 53))).toEqual([]);
  });

  test('of searches five in any second, which count among the 190 too', () => {
    const gate = hubspotGate();
    const search = '/crm/v3/objects/deals/search';
    expect(refused(gate, times(6, 0), search)).toEqual([5]);
    expect(gate(search, 500)?.body).toMatchObject({ policyName: 'SECONDLY' });
    expect(refused(gate, times(184, 0, 2_000))).toEqual([183]);
  });
});

describe('Airtable: five requests in any second for a base', () => {
  test('five pass in every second, and 200 ms apart they always do', () => {
    expect(refused(airtableGate(), [0, 0, 0, 0, 0, 1_000, 1_000, 1_000, 1_000, 1_000])).toEqual([]);
    expect(refused(airtableGate(), times(500, 200))).toEqual([]);
  });

  test('one too many closes the base for 30 s', () => {
    const gate = airtableGate();
    expect(refused(gate, times(6, 0))).toEqual([5]);
    expect(refused(gate, [29_999])).toEqual([0]);
  });

  test('and each further request renews that', () => {
    const gate = airtableGate();
    refused(gate, times(6, 0));
    expect(refused(gate, [20_000, 49_999, 79_999])).toEqual([0, 1]);
  });
});
