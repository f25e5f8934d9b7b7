import fc from 'fast-check';
import { SYSTEMS, volumeOf, type Manifest, type NounKey, type Snapshot } from '../../../src/model/index.ts';
import { day } from './days.ts';

/** What went wrong when the portfolio was read, or is not as it was the night before. */
export interface Night {
  incomplete: (typeof SYSTEMS)[number] | null;
  /** Hours since the pull. */
  age: number;
  unexplained: number[];
  gap: boolean;
  renamedField: boolean;
  /** Of which nouns there were more. */
  more: NounKey[];
  /** Communities that had another id. */
  otherIds: number[];
}

export const night: fc.Arbitrary<Night> = fc.record({
  incomplete: fc.option(fc.constantFrom(...SYSTEMS), { freq: 5 }),
  age: fc.constantFrom(1, 1, 26, 27, 50, 51, -1),
  unexplained: fc.array(fc.nat(70), { maxLength: 2 }),
  gap: fc.boolean(),
  renamedField: fc.boolean(),
  more: fc.subarray<NounKey>(['people', 'engagements', 'fteLog']),
  otherIds: fc.array(fc.nat(5), { maxLength: 1 }),
});

/** The snapshot as it would tell of such a night. */
export function after({ records, manifest }: Snapshot, told: Night): Snapshot {
  const volume = volumeOf(records, manifest.setAside);
  const before = Object.fromEntries(told.more.map((key) => [key, 2 * volume[key] + 10]));
  const ids = told.otherIds.flatMap((place) => records.communities[place]?.id ?? []);
  const pulledAt = new Date(Date.parse(`${day(0)}T06:00:00.000Z`) - told.age * 3_600_000).toISOString();
  return {
    records,
    manifest: {
      ...manifest,
      pulledAt,
      sources: manifest.sources.map((source) => ({
        ...source,
        pulledAt,
        ...(source.system === told.incomplete && { status: 'incomplete' as const, note: 'It broke off.' }),
        ...(source.system === 'airtable' && { schema: schemaOf(told) }),
      })),
      previous: {
        id: 'before',
        pulledAt: `${day(-1)}T05:00:00.000Z`,
        records: { ...volume, ...before },
        communityIds: Object.fromEntries(ids.map((id) => [id, 'formerly'])),
      },
      usage: usageOf(records.hubs, told),
    },
  };
}

const schemaOf = ({ renamedField }: Night): Manifest['sources'][number]['schema'] => ({
  fields: { 'engagements.start': { name: 'Start date', id: 'fld1', type: 'date' } },
  problems: renamedField
    ? [
        {
          ...{ field: 'engagements.end', table: 'Engagements', name: 'End date', kind: 'renamed' },
          ...{ expected: 'a field named "End date"', found: 'the same field under another name', suggestion: 'End' },
        },
      ]
    : [],
});

function usageOf(hubs: Snapshot['records']['hubs'], { unexplained, gap }: Night): Manifest['usage'] {
  const namespaces = hubs.flatMap(({ namespace }) => namespace ?? []);
  const at = (place: number) => namespaces[place % Math.max(1, namespaces.length)] ?? 'hub';
  return {
    corrections: [],
    unexplained: unexplained.map((place) => ({
      ...{ namespace: at(place), day: day(-place), measure: 'wau', before: 7, after: 8 },
      recordedAt: `${day(0)}T04:00:00.000Z`,
    })),
    gaps: gap
      ? [{ endpoint: 'east', namespaces: [at(0)], from: day(-9), to: day(-8), reason: 'It did not answer.' }]
      : [],
  };
}
