import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCheck, type CheckResult, type Finding } from '../../src/invariants/index.ts';
import { addDays, NOUNS, NOUN_KEYS, readConfig, type Records, type Snapshot } from '../../src/model/index.ts';
import {
  AS_OF,
  cleanPortfolio,
  faultless,
  messyPortfolio,
  noRecords,
  partlyRead,
  snapshotAround,
  WITHOUT_COMMUNITIES,
} from './arbitrary.ts';
import { permuted, renamed, shifted } from './transform.ts';

const config = readConfig({});
const check = (snapshot: Snapshot, asOf = AS_OF): CheckResult =>
  runCheck(snapshot, { asOf, config, now: `${asOf}T06:00:00.000Z`, nowReason: '' });
const bytes = (result: unknown) => JSON.stringify(result);
const aboveInfo = ({ findings }: CheckResult) => findings.filter(({ severity }) => severity !== 'info');
const inOrder = (findings: Finding[]) => findings.map(bytes).sort();

/** The records of two portfolios, read together. */
function together(a: Snapshot, b: Snapshot): Snapshot {
  const records = Object.fromEntries(
    NOUN_KEYS.map((key) => [key, [...a.records[key], ...b.records[key]]]),
  ) as unknown as Records;
  return snapshotAround(records, [...a.manifest.setAside, ...b.manifest.setAside]);
}

afterEach(() => vi.unstubAllEnvs());

describe('the generator', () => {
  it('makes records that fit their schemas', () => {
    fc.assert(
      fc.property(messyPortfolio(), ({ records }) => {
        for (const key of NOUN_KEYS) for (const record of records[key]) NOUNS[key].schema.parse(record);
      }),
    );
  });

  it('makes portfolios in which each rule about records fails somewhere', () => {
    const failed = new Set<string>();
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        for (const { rule } of check(snapshot).findings) failed.add(rule);
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(failed.size).toBe(20);
  });
});

describe('the check', () => {
  it('has nothing above info to say of a clean portfolio', () => {
    fc.assert(
      fc.property(cleanPortfolio(), (records) => {
        expect(aboveInfo(check(snapshotAround(records)))).toEqual([]);
      }),
    );
  });

  it('gives every eligible record one outcome', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const { rules, summary, findings } = check(snapshot);
        for (const rule of rules) expect(rule.passed + rule.failed + rule.notEvaluated, rule.id).toBe(rule.eligible);
        expect(rules.reduce((sum, { failed }) => sum + failed, 0)).toBe(findings.length);
        expect(summary.error + summary.warning + summary.info).toBe(findings.length);
        expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
      }),
    );
  });

  it('gives the same bytes in whatever order records, lists and keys come', () => {
    fc.assert(
      fc.property(messyPortfolio(), fc.nat(), (snapshot, seed) => {
        expect(bytes(check(permuted(snapshot, seed)))).toBe(bytes(check(snapshot)));
      }),
    );
  });

  it('gives the same bytes in any time zone of the machine', () => {
    const [snapshot] = fc.sample(messyPortfolio(), { numRuns: 1, seed: 3 }) as [Snapshot];
    const results = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns'].map((zone) => {
      vi.stubEnv('TZ', zone);
      return bytes(check(snapshot));
    });
    expect(new Set(results).size).toBe(1);
  });

  it('keeps every fingerprint when names change', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const prints = ({ findings }: CheckResult) => findings.map(({ fingerprint }) => fingerprint);
        expect(prints(check(renamed(snapshot)))).toEqual(prints(check(snapshot)));
      }),
    );
  });

  it('adds no finding for a community that is in order and has nothing to do with the rest', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const more = together(snapshot, snapshotAround(faultless(9)));
        expect(check(more).findings).toEqual(check(snapshot).findings);
      }),
    );
  });

  it('finds in two portfolios that have nothing to do with one another what it finds in each', () => {
    fc.assert(
      fc.property(messyPortfolio(1, WITHOUT_COMMUNITIES), messyPortfolio(2, WITHOUT_COMMUNITIES), (a, b) => {
        expect(inOrder(check(together(a, b)).findings)).toEqual(inOrder([...check(a).findings, ...check(b).findings]));
      }),
    );
  });

  it('finds the same 400 years later', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const later = check(shifted(snapshot), addDays(AS_OF, 146_097));
        const moved = bytes(check(snapshot)).replace(/\b2(\d{3})(?=-\d\d)|(?<=[a-z] )2(\d{3})\b/g, (year) =>
          String(Number(year) + 400),
        );
        expect(bytes(later)).toBe(moved);
      }),
    );
  });

  it('raises no alarm over a record that could not be read, but the one that says so', () => {
    fc.assert(
      fc.property(partlyRead, (snapshot) => {
        const rules = aboveInfo(check(snapshot)).map(({ rule }) => rule);
        expect(rules).toEqual(snapshot.manifest.setAside.map(() => 'record-parses'));
      }),
    );
  });

  it.each(['hubspot', 'airtable'] as const)('accuses nobody when %s was not read', (lost) => {
    fc.assert(
      fc.property(cleanPortfolio(), (records) => {
        const keys =
          lost === 'hubspot'
            ? (['deals', 'communities', 'people', 'orders'] as const)
            : (['engagements', 'projects', 'deliverables', 'contracts', 'fteLog', 'checkIns', 'hubs'] as const);
        const snapshot = snapshotAround({
          ...records,
          ...Object.fromEntries(keys.map((key) => [key, noRecords()[key]])),
        });
        const sources = snapshot.manifest.sources.map((source) =>
          source.system === lost ? { ...source, status: 'incomplete' as const } : source,
        );
        const result = check({ ...snapshot, manifest: { ...snapshot.manifest, sources } });
        expect(result.findings.map(({ rule, subject }) => [rule, subject.id])).toEqual([['source-complete', lost]]);
      }),
    );
  });
});
