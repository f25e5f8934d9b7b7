import { describe, expect, it } from 'vitest';
import { findingHistory, type Life } from '../../src/invariants/lifecycle/history.ts';

const last: Life['last'] = { severity: 'error', related: [], community: null, message: 'It fails.', fix: 'Set it.' };
const life = (part: Partial<Life> = {}): Life => ({
  ...{ fingerprint: 'b'.repeat(16), rule: 'stage-known', subject: { type: 'deal', id: '1', name: 'Deal' } },
  ...{ firstSeen: '2026-06-02', lastSeen: '2026-06-04', resolvedOn: null, reopened: 0, reopenedOn: null, last },
  ...part,
});
const faults = (findings: Life[], asOf: string | null = '2026-06-06') =>
  findingHistory
    .safeParse({ schemaVersion: 1, asOf, sources: [], findings })
    .error?.issues.map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`) ?? [];
const fault = (what: string, one = 'b') => [`custom at findings: ${what}, not so at ${one.repeat(16)}`];

describe('the history of findings', () => {
  it('has its findings once and in order', () => {
    const [a, b] = [life({ fingerprint: 'a'.repeat(16) }), life()];
    expect(faults([])).toEqual([]);
    expect(faults([a, b])).toEqual([]);
    expect(faults([b, a])).toEqual(fault('expected each fingerprint once and in order', 'a'));
    expect(faults([b, b])).toEqual(fault('expected each fingerprint once and in order'));
  });

  it('has its dates in order', () => {
    const problem = fault('expected dates in order');
    const resolved = (resolvedOn: string) => life({ resolvedOn, last: null });
    expect(faults([life({ firstSeen: '2026-06-04' })])).toEqual([]);
    expect(faults([life({ firstSeen: '2026-06-05' })])).toEqual(problem);
    expect(['2026-06-04', '2026-06-05', '2026-06-06'].flatMap((day) => faults([resolved(day)]))).toEqual([]);
    expect(faults([resolved('2026-06-03')])).toEqual(problem);
    expect(faults([resolved('2026-06-07')])).toEqual(problem);
    expect(faults([life()], '2026-06-04')).toEqual([]);
    expect(faults([life()], '2026-06-03')).toEqual(problem);
    expect(faults([life()], null)).toEqual(problem);
  });

  it('knows the day on which a finding came back, when it did', () => {
    const problem = fault('expected the day on which it came back, when it did');
    const back = (reopened: number, reopenedOn: string | null) => faults([life({ reopened, reopenedOn })]);
    expect(['2026-06-02', '2026-06-03', '2026-06-04'].flatMap((day) => back(1, day))).toEqual([]);
    expect([back(1, null), back(0, '2026-06-03'), back(1, '2026-06-01'), back(2, '2026-06-05')]).toEqual(
      Array(4).fill(problem),
    );
  });

  it('has a date of resolution or what was found', () => {
    const problem = fault('expected either a date of resolution or what was found');
    expect(faults([life({ resolvedOn: '2026-06-05' })])).toEqual(problem);
    expect(faults([life({ last: null })])).toEqual(problem);
  });
});
