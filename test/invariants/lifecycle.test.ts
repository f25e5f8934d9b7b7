import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  contextOf,
  evaluate,
  findingHistory,
  lostSources,
  NO_HISTORY,
  readWaivers,
  RULES,
  summarise,
  withLife,
  type CheckResult,
  type FindingHistory,
} from '../../src/invariants/index.ts';
import { addDays, readConfig, type Records, type Snapshot, type SourceSchema } from '../../src/model/index.ts';
import {
  AS_OF,
  cleanPortfolio,
  faultless,
  messyPortfolio,
  noRecords,
  setAsideSome,
  snapshotAround,
} from './arbitrary.ts';

const config = readConfig({});

/** One night: what the check says, and the history after it. */
function night(
  history: FindingHistory,
  snapshot: Snapshot,
  asOf = AS_OF,
  untrusted: string | null = null,
  waivers = '',
) {
  const options = { asOf, config, now: null, nowReason: 'No time was given.', waivers: readWaivers(waivers) };
  const context = contextOf(snapshot, options);
  const evaluations = evaluate(RULES, context);
  const plain = summarise(evaluations, context);
  const step = advance(history, plain, evaluations, context, untrusted);
  return { result: withLife(plain, step, evaluations, context), next: step.next, lost: lostSources(history, context) };
}

const later = (days: number) => addDays(AS_OF, days);
const open = (history: FindingHistory) => history.findings.filter(({ resolvedOn }) => resolvedOn === null);
const counts = ({ events }: CheckResult) => [events?.new.length, events?.reopened.length, events?.resolved.length];
/** One finding: a deal whose stage is not known. */
const broken = (): Records => {
  const records = faultless();
  records.deals[0]!.stage = null;
  return records;
};
const stage = (result: CheckResult) => result.findings.find(({ rule }) => rule === 'stage-known');

/** The same records with other names. */
const renamed = ({ records, manifest }: Snapshot): Snapshot => ({
  manifest,
  records: JSON.parse(
    JSON.stringify(records, (key, value: unknown) =>
      typeof value === 'string' && /^(name|shortName|longName|firstName)$/.test(key) ? `${value} II` : value,
    ),
  ) as Records,
});

describe('the life of a finding', () => {
  it('is new, open, resolved, reopened, with its days', () => {
    const first = night(NO_HISTORY, snapshotAround(broken()));
    expect(stage(first.result)).toMatchObject({ status: 'new', firstSeen: AS_OF, ageDays: 0 });
    const second = night(first.next, snapshotAround(broken()), later(1));
    expect(stage(second.result)).toMatchObject({ status: 'open', firstSeen: AS_OF, ageDays: 1 });
    expect(counts(second.result)).toEqual([0, 0, 0]);
    const third = night(second.next, snapshotAround(faultless()), later(3));
    expect(stage(third.result)).toBeUndefined();
    expect(third.result.events?.resolved.map(({ rule }) => rule)).toContain('stage-known');
    const ended = third.next.findings.find(({ rule }) => rule === 'stage-known');
    expect(ended).toMatchObject({
      firstSeen: AS_OF,
      lastSeen: later(1),
      resolvedOn: later(3),
      reopened: 0,
      reopenedOn: null,
      last: null,
    });
    const fourth = night(third.next, snapshotAround(broken()), later(10));
    expect(stage(fourth.result)).toMatchObject({ status: 'reopened', firstSeen: AS_OF, ageDays: 10 });
    const again = fourth.next.findings.find(({ rule }) => rule === 'stage-known');
    expect(again).toMatchObject({ lastSeen: later(10), resolvedOn: null, reopened: 1, reopenedOn: later(10) });
    expect(counts(night(fourth.next, snapshotAround(broken()), later(10)).result)).toEqual([0, 0, 0]);
  });

  it('goes on as unknown while the record cannot be read, and says what was last seen', () => {
    const { next } = night(NO_HISTORY, snapshotAround(broken()));
    const records = broken();
    const aside = setAsideSome(records, [{ noun: 'deals', place: 0 }]);
    const { result, next: after } = night(next, snapshotAround(records, aside), later(2));
    expect(stage(result)).toMatchObject({ status: 'unknown', severity: 'error', ageDays: 2 });
    expect(stage(result)?.message).toMatch(/^Not looked at in this check \(.*set aside.*\); on 15 June 2026: Deal/);
    expect(result.events?.resolved.map(({ rule }) => rule)).not.toContain('stage-known');
    expect(after.findings.find(({ rule }) => rule === 'stage-known')).toMatchObject({
      lastSeen: AS_OF,
      resolvedOn: null,
    });
    expect(result.summary.error).toBe(result.findings.filter(({ severity }) => severity === 'error').length);
  });

  it('ends when the record is gone from a source that was read whole, or its rule does not apply any more', () => {
    const records = faultless();
    records.engagements[0]!.end = null;
    const { next } = night(NO_HISTORY, snapshotAround(records));
    expect(open(next).map(({ rule }) => rule)).toContain('engagement-dates-present');
    const gone = night(next, snapshotAround({ ...records, engagements: [] }), later(1)).result;
    expect(gone.events?.resolved.map(({ rule }) => rule)).toContain('engagement-dates-present');
  });

  it('goes on when the source of a record that is gone was not read', () => {
    const records = faultless();
    records.engagements[0]!.end = null;
    const { next } = night(NO_HISTORY, snapshotAround(records));
    const snapshot = snapshotAround({ ...records, engagements: [] });
    const sources = snapshot.manifest.sources.map((source) =>
      source.system === 'airtable' ? { ...source, status: 'not-connected' as const } : source,
    );
    const { result, lost } = night(next, { ...snapshot, manifest: { ...snapshot.manifest, sources } }, later(1));
    expect(lost).toEqual(['airtable']);
    const finding = result.findings.find(({ rule }) => rule === 'engagement-dates-present');
    expect(finding).toMatchObject({ status: 'unknown' });
  });

  it('goes on when the fields of a source were not compared with the mapping', () => {
    const snapshot = snapshotAround(faultless());
    const problem = {
      ...{ field: 'deals.amount', table: 'deals', name: 'amount', kind: 'retyped' as const },
      ...{ expected: 'a number', found: 'a text', suggestion: null },
    };
    const compared = (schema: SourceSchema | null): Snapshot => ({
      ...snapshot,
      manifest: {
        ...snapshot.manifest,
        sources: snapshot.manifest.sources.map((source) =>
          source.system === 'hubspot' ? { ...source, schema } : source,
        ),
      },
    });
    const schema = { fields: { 'deals.amount': { name: 'amount', id: 'amount', type: 'text' } }, problems: [problem] };
    const { next } = night(NO_HISTORY, compared(schema));
    const found = ({ findings }: CheckResult) => findings.find(({ rule }) => rule === 'source-schema-known');
    const { result, next: after } = night(next, compared(null), later(1));
    expect(found(result)).toMatchObject({ status: 'unknown', subject: { id: 'hubspot/deals.amount' } });
    const mended = night(after, compared({ ...schema, problems: [] }), later(2)).result;
    expect(mended.events?.resolved.map(({ rule }) => rule)).toContain('source-schema-known');
  });

  it('of a waiver goes on while the file of waivers cannot be read', () => {
    const expired = `- {fingerprint: ${'a'.repeat(16)}, reason: Agreed., approvedBy: Ada (BD), created: 2026-01-01, expires: 2026-02-01}\n`;
    const about = ({ findings }: CheckResult) => findings.find(({ subject }) => subject.id === 'a'.repeat(16));
    const { result, next } = night(NO_HISTORY, snapshotAround(broken()), AS_OF, null, expired);
    expect(about(result)).toMatchObject({ rule: 'waiver-valid', status: 'new' });
    const torn = night(next, snapshotAround(broken()), later(1), null, `${expired}- [`);
    expect(about(torn.result)).toMatchObject({ status: 'unknown', ageDays: 1 });
    expect(about(night(torn.next, snapshotAround(broken()), later(2)).result)).toBeUndefined();
  });

  it('of a rule that is gone stays unknown', () => {
    const { next } = night(NO_HISTORY, snapshotAround(broken()));
    const renamedRule = next.findings.map((life) => ({ ...life, rule: 'no-such-rule' }));
    const { result } = night({ ...next, findings: renamedRule }, snapshotAround(broken()), later(1));
    // The rule that is there finds the same records again under the same fingerprint, and goes on with it.
    expect(stage(result)).toMatchObject({ status: 'open' });
  });
});

describe('the history', () => {
  it('fits its schema, and is the same after the same check', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const first = night(NO_HISTORY, snapshot);
        expect(findingHistory.parse(first.next)).toEqual(first.next);
        const second = night(first.next, snapshot);
        expect(JSON.stringify(second.next)).toBe(JSON.stringify(first.next));
        expect(counts(second.result)).toEqual([0, 0, 0]);
        expect(second.result.findings.every(({ status }) => status === 'open')).toBe(true);
        expect(first.result.findings.every(({ status }) => status === 'new')).toBe(true);
      }),
    );
  });

  it('does not change its states when names do', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => {
        const { next } = night(NO_HISTORY, snapshot);
        const { result } = night(next, renamed(snapshot));
        expect(counts(result)).toEqual([0, 0, 0]);
      }),
    );
  });

  it('loses no finding, whatever comes next: each is found, unknown or resolved', () => {
    fc.assert(
      fc.property(messyPortfolio(), messyPortfolio(), fc.boolean(), (before, after, trusted) => {
        const { next } = night(NO_HISTORY, before);
        const { result, next: end } = night(next, after, later(4), trusted ? null : 'The data cannot be trusted.');
        const said = [...result.findings, ...(result.events?.resolved ?? [])].map(({ fingerprint }) => fingerprint);
        expect(new Set(said).size).toBe(said.length);
        for (const { fingerprint } of next.findings) expect(said).toContain(fingerprint);
        if (!trusted) expect(result.events?.resolved).toEqual([]);
        expect(findingHistory.parse(end)).toEqual(end);
        for (const { status, firstSeen, ageDays } of result.findings) {
          expect([firstSeen, ageDays]).toEqual(status === 'new' ? [later(4), 0] : [AS_OF, 4]);
        }
      }),
    );
  });

  it.each(['hubspot', 'airtable'] as const)('resolves nothing of what %s held when it was not read', (lost) => {
    fc.assert(
      fc.property(messyPortfolio(), (before) => {
        const { next } = night(NO_HISTORY, before);
        const keys =
          lost === 'hubspot'
            ? (['deals', 'communities', 'people', 'orders', 'pipelines'] as const)
            : (['engagements', 'projects', 'deliverables', 'contracts', 'fteLog', 'checkIns', 'hubs'] as const);
        const records = { ...before.records, ...Object.fromEntries(keys.map((key) => [key, noRecords()[key]])) };
        const snapshot = snapshotAround(records);
        const sources = snapshot.manifest.sources.map((source) =>
          source.system === lost ? { ...source, status: 'incomplete' as const } : source,
        );
        const reason = 'The data of this check cannot be trusted.';
        const manifest = { ...snapshot.manifest, sources };
        const { result, lost: missing } = night(next, { ...snapshot, manifest }, later(1), reason);
        expect(missing).toEqual([lost]);
        expect(result.events?.resolved).toEqual([]);
      }),
    );
  });

  it('resolves what it knew once those records are gone from sources that were read whole', () => {
    fc.assert(
      fc.property(messyPortfolio(), cleanPortfolio(2), (before, records) => {
        const { next } = night(NO_HISTORY, before);
        const { result } = night(next, snapshotAround(records), later(1));
        expect(result.findings.filter(({ status }) => status !== 'new')).toEqual([]);
        expect(result.events?.resolved).toHaveLength(next.findings.length);
      }),
    );
  });

  it.each([
    ['a fingerprint twice', (history: FindingHistory) => history.findings.push(history.findings[0]!)],
    ['a date that is none', (history: FindingHistory) => (history.findings[0]!.firstSeen = '2026-02-30')],
    ['days out of order', (history: FindingHistory) => (history.findings[0]!.firstSeen = later(1))],
    ['an end without a day', (history: FindingHistory) => (history.findings[0]!.last = null)],
    ['a later day than its own', (history: FindingHistory) => (history.asOf = later(-1))],
  ])('is refused with %s', (_, change) => {
    const { next } = night(NO_HISTORY, snapshotAround(broken()));
    expect(findingHistory.safeParse(next).success).toBe(true);
    const damaged = structuredClone(next);
    change(damaged);
    expect(findingHistory.safeParse(damaged).success).toBe(false);
  });
});
