import { NOUN_KEYS, type Manifest, type NounKey } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A snapshot of so many engagements and one deal, after one of ten engagements. */
function given(engagements: number, manifest: Partial<Manifest> = {}): Pick<Example, 'asOf' | 'records' | 'manifest'> {
  const before: Partial<Record<NounKey, number>> = { deals: 1, engagements: 10 };
  const records = Object.fromEntries(NOUN_KEYS.map((key) => [key, before[key] ?? 0]));
  return {
    asOf: '2026-06-15',
    records: { deals: [{ id: '1' }], engagements: Array.from({ length: engagements }, () => ({})) },
    manifest: { previous: { id: 'before', pulledAt: '2026-06-14T05:00:00.000Z', records }, ...manifest },
  };
}

export const volumeExamples: Example[] = [
  {
    given: 'ten engagements in the snapshot before and eight in this one',
    then: 'the rule holds, because 80 % are still there',
    outcome: 'pass',
    ...given(8),
  },
  {
    given: 'ten engagements in the snapshot before and seven in this one',
    then: 'it is an error, and the check ends with exit code 3',
    outcome: 'fail',
    severity: 'error',
    ...given(7),
  },
  {
    given: 'the same, with the shrinking of engagements accepted for this one pull',
    then: 'the rule holds',
    outcome: 'pass',
    ...given(7, { accepted: ['engagements'] }),
  },
  {
    given: 'deals and not one engagement, in the first snapshot that there is',
    then: 'it is an error, because engagements are never empty',
    outcome: 'fail',
    severity: 'error',
    ...given(0, { previous: null }),
  },
  {
    given: 'deals and engagements in the first snapshot that there is',
    then: 'it is not evaluated, because there is nothing to compare with',
    outcome: 'not-evaluated',
    ...given(7, { previous: null }),
  },
];
