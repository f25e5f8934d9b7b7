import { BLANK_REPORT, NOUN_KEYS, SYSTEMS, type Records } from '../../src/model/index.ts';
import type { SnapshotInput } from '../../src/snapshot/index.ts';

/** A snapshot of one invented person. */
export function snapshotInput(id = '1'): SnapshotInput {
  const empty = Object.fromEntries(NOUN_KEYS.map((key) => [key, []])) as unknown as Records;
  const pulledAt = '2026-06-15T04:10:00Z';
  const person = { id, firstName: 'Ada', lastName: 'Example', email: 'ada@people.example', githubHandle: null };
  return {
    records: { ...empty, people: [person] },
    pulledAt,
    source: 'live',
    asOf: null,
    sources: SYSTEMS.map((system) => ({ ...BLANK_REPORT, system, status: 'complete' as const, pulledAt, requests: 1 })),
    setAside: [],
  };
}
