import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RULES, runCheck, type CheckResult, type Finding } from '../../src/invariants/index.ts';
import {
  addDays,
  NOUNS,
  NOUN_KEYS,
  readConfig,
  SYSTEM_OF,
  type Records,
  type Snapshot,
  type System,
} from '../../src/model/index.ts';
import {
  AS_OF,
  cleanPortfolio,
  faultless,
  messyNight,
  messyPortfolio,
  noRecords,
  partlyRead,
  snapshotAround,
  WITHOUT_COMMUNITIES,
} from './arbitrary.ts';
import { same } from '../same.ts';
import { holds, TRIES } from './holds.ts';
import { later, permuted, renamed, shifted } from './transform.ts';

const config = readConfig({});
const check = (snapshot: Snapshot, asOf = AS_OF): CheckResult =>
  runCheck(snapshot, { asOf, config, now: `${asOf}T06:00:00.000Z`, nowReason: '' });
const bytes = (result: unknown) => JSON.stringify(result);
const aboveInfo = ({ findings }: CheckResult) => findings.filter(({ severity }) => severity !== 'info');
const inOrder = (findings: Finding[]) => findings.map(bytes).sort();
const prints = ({ findings }: CheckResult) => findings.map(({ fingerprint }) => fingerprint);

/** The records of two portfolios, read together. */
function together(a: Snapshot, b: Snapshot): Snapshot {
  const records = Object.fromEntries(
    NOUN_KEYS.map((key) => [key, [...a.records[key], ...b.records[key]]]),
  ) as unknown as Records;
  return snapshotAround(records, [...a.manifest.setAside, ...b.manifest.setAside]);
}

/**
 * What an organisation has once for all its communities: portfolios that share it are not independent. Capacity is one, and
 * the FTE log another: from its first line on a month without one counts.
 */
const SHARED = ['capacity-covers-commitments', 'fte-delivered-at-end', 'fte-delivered-to-date'];
const ownFindings = (result: CheckResult) => result.findings.filter(({ rule }) => !SHARED.includes(rule));

/** Rules that no portfolio can break, and why. */
const ELSEWHERE: Record<string, string> = {
  'waiver-valid': 'Waivers stand beside the portfolio.',
  'sop-page-current': 'The handbook stands beside the portfolio.',
  'rule-handbook-link-resolves': 'The handbook stands beside the portfolio.',
  'handbook-markup-sound': 'The handbook stands beside the portfolio.',
  'glossary-term-defined': 'The handbook stands beside the portfolio.',
  'glossary-term-used': 'The handbook stands beside the portfolio.',
};

afterEach(() => vi.unstubAllEnvs());

describe('the generator', () => {
  holds('makes records that fit their schemas', messyNight, ({ records }) => {
    for (const key of NOUN_KEYS) for (const record of records[key]) NOUNS[key].schema.parse(record);
  });

  it('makes portfolios in which every rule fails somewhere and passes elsewhere', () => {
    const [failed, passed] = [new Set<string>(), new Set<string>()];
    const look = (snapshot: Snapshot) => {
      for (const rule of check(snapshot).rules) {
        if (rule.failed > 0) failed.add(rule.id);
        if (rule.passed > 0) passed.add(rule.id);
      }
    };
    fc.assert(fc.property(messyNight, look), { numRuns: TRIES, seed: 7 });
    const within = RULES.flatMap(({ id }) => (id in ELSEWHERE ? [] : id));
    expect(within.filter((id) => !failed.has(id))).toEqual([]);
    expect(within.filter((id) => !passed.has(id))).toEqual([]);
  });
});

describe('the check', () => {
  holds('has nothing above info to say of a clean portfolio', cleanPortfolio(), (records) => {
    expect(aboveInfo(check(snapshotAround(records)))).toEqual([]);
  });

  holds('gives every eligible record one outcome', messyNight, (snapshot) => {
    const { rules, summary, findings } = check(snapshot);
    same(
      rules.map(({ id, passed, failed, notEvaluated }) => [id, passed + failed + notEvaluated]),
      rules.map(({ id, eligible }) => [id, eligible]),
    );
    expect(rules.reduce((sum, { failed }) => sum + failed, 0)).toBe(findings.length);
    expect(summary.error + summary.warning + summary.info).toBe(findings.length);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
  });

  holds(
    'gives the same bytes in whatever order records, lists and keys come',
    fc.tuple(messyNight, fc.nat()),
    ([snapshot, seed]) => {
      expect(bytes(check(permuted(snapshot, seed)))).toBe(bytes(check(snapshot)));
    },
  );

  holds(
    'gives the same bytes in any time zone of the machine',
    messyNight,
    (snapshot) => {
      const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'America/St_Johns'];
      const results = zones.map((zone) => {
        vi.stubEnv('TZ', zone);
        return bytes(check(snapshot));
      });
      expect(new Set(results).size).toBe(1);
    },
    200,
  );

  it('is tried in zones that the machine knows', () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect(new Date('2026-06-15T12:00:00Z').getTimezoneOffset()).toBe(-14 * 60);
  });

  holds('keeps every fingerprint when names change', messyNight, (snapshot) => {
    same(prints(check(renamed(snapshot))), prints(check(snapshot)));
  });

  holds(
    'adds no finding for a community that is in order and has nothing to do with the rest',
    messyPortfolio(),
    (snapshot) => {
      // Without an FTE clause it asks for nothing of what others were promised.
      const more = together(snapshot, snapshotAround(faultless(9, { fte: null })));
      same(check(more).findings, check(snapshot).findings);
    },
  );

  holds(
    'finds in two portfolios that have nothing to do with one another what it finds in each',
    fc.tuple(messyPortfolio(1, WITHOUT_COMMUNITIES), messyPortfolio(2, WITHOUT_COMMUNITIES)),
    ([a, b]) => {
      same(inOrder(ownFindings(check(together(a, b)))), inOrder([...ownFindings(check(a)), ...ownFindings(check(b))]));
    },
  );

  holds('finds the same 400 years later', messyNight, (snapshot) => {
    const now = check(snapshot);
    const then = check(shifted(snapshot), addDays(AS_OF, 146_097));
    // The id of a month is part of the fingerprint of what is found in it.
    const unsigned = ({ findings, ...rest }: CheckResult) => ({
      ...rest,
      findings: findings.map((finding) => ({ ...finding, fingerprint: '' })),
    });
    same(unsigned(then), later(unsigned(now)));
    const stable = ({ findings }: CheckResult) =>
      findings.filter(({ subject, related }) => ![subject, ...related].some(({ id }) => /\/\d{4}-\d\d/.test(id)));
    expect(prints({ ...then, findings: stable(then) })).toEqual(prints({ ...now, findings: stable(now) }));
  });
});

describe('what was not read', () => {
  holds('is no reason for an alarm, but the one that says so', partlyRead, (snapshot) => {
    const rules = aboveInfo(check(snapshot)).map(({ rule }) => rule);
    expect(rules).toEqual(snapshot.manifest.setAside.map(() => 'record-parses'));
  });

  const nounsOf = (system: System) => NOUN_KEYS.filter((key) => SYSTEM_OF[key] === system);

  describe.each(['hubspot', 'airtable', 'usage', 'cost'] as const)('from %s', (lost) => {
    holds(`accuses nobody when nothing of ${lost} came`, cleanPortfolio(), (records) => {
      const whole = new Set(prints(check(snapshotAround(records))));
      const left = Object.fromEntries(nounsOf(lost).map((key) => [key, noRecords()[key]]));
      const added = check(unread(snapshotAround({ ...records, ...left }), lost)).findings.filter(
        ({ fingerprint }) => !whole.has(fingerprint),
      );
      expect(added.map(({ rule, subject }) => [rule, subject.id])).toEqual([['source-complete', lost]]);
    });
  });
});

function unread({ records, manifest }: Snapshot, lost: System): Snapshot {
  const sources = manifest.sources.map((source) =>
    source.system === lost ? { ...source, status: 'incomplete' as const } : source,
  );
  return { records, manifest: { ...manifest, sources } };
}
