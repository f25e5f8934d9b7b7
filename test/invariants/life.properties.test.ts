import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  advance,
  contextOf,
  evaluate,
  findingHistory,
  NO_HISTORY,
  RULES,
  summarise,
  type FindingHistory,
} from '../../src/invariants/index.ts';
import { readConfig, SYSTEM_OF, SYSTEMS, type NounKey, type Snapshot, type System } from '../../src/model/index.ts';
import { judge, type Judged } from '../../scripts/check/judge.ts';
import { AS_OF, CHANGED, messyNight, messyPortfolio, picks, setAsideSome, snapshotAround } from './arbitrary.ts';
import { same } from '../same.ts';
import { holds } from './holds.ts';

const options = { asOf: AS_OF, config: readConfig({}), now: `${AS_OF}T06:00:00.000Z`, nowReason: '' };
const night = (snapshot: Snapshot, history: FindingHistory): Judged =>
  judge(snapshot, options, { history, filter: null, failOn: 'error', acceptLost: undefined });

/** The same portfolio after a source broke off: some of its records came, or none. */
function lost(snapshot: Snapshot, system: System, kept: number): Snapshot {
  const records = Object.fromEntries(
    Object.entries(snapshot.records).map(([key, list]) => [
      key,
      SYSTEM_OF[key as NounKey] === system ? list.filter((_, place) => (place * 7) % 10 < kept) : list,
    ]),
  ) as unknown as Snapshot['records'];
  const { manifest } = snapshotAround(records, snapshot.manifest.setAside);
  const sources = manifest.sources.map((source) =>
    source.system === system ? { ...source, status: 'incomplete' as const } : source,
  );
  return { records, manifest: { ...manifest, sources } };
}

/**
 * Rules that go by the community that an engagement states once its deal, which says another, is lost: what comes after and
 * before it, and to whom its texts would be shown.
 */
const BY_STATED_COMMUNITY = [
  'engagement-end-decision-recorded',
  'lapsed-engagement-still-serving',
  'successor-continuity',
  'public-fields-only',
];

/** What hangs on a record that could not be read is not shown, so it gives nothing away. */
const SHOWN_TONIGHT = 'public-fields-only';

describe('the life of findings', () => {
  holds('has no news when the same is checked again', messyNight, (snapshot) => {
    const first = night(snapshot, NO_HISTORY);
    const again = night(snapshot, first.next ?? NO_HISTORY);
    if (!first.next) {
      // What is incomplete, stale or empty is not recorded.
      expect([3, 4]).toContain(first.verdict.exitCode);
      expect(JSON.stringify(again.result)).toBe(JSON.stringify(first.result));
      return;
    }
    expect(again.result.events).toEqual({ new: [], reopened: [], resolved: [] });
    expect(again.result.findings.every(({ status }) => status === 'open')).toBe(true);
    expect(JSON.stringify(again.next)).toBe(JSON.stringify(first.next));
    same(findingHistory.parse(first.next), first.next);
  });

  holds(
    'resolves nothing when a source is lost',
    fc.tuple(messyPortfolio(), fc.constantFrom(...SYSTEMS), fc.nat(9)),
    ([snapshot, system, kept]) => {
      const before = night(snapshot, NO_HISTORY);
      if (!before.next) return;
      const { result, verdict, next } = night(lost(snapshot, system, kept), before.next);
      expect([verdict.exitCode, next, result.events?.resolved]).toEqual([3, null, []]);
      const shown = new Set(result.findings.map(({ fingerprint }) => fingerprint));
      expect(before.result.findings.filter(({ fingerprint }) => !shown.has(fingerprint))).toEqual([]);
    },
  );

  holds(
    'accuses nobody anew when a source is lost',
    fc.tuple(messyPortfolio(), fc.constantFrom(...SYSTEMS), fc.nat(9)),
    ([snapshot, system, kept]) => {
      const known = new Set(
        night(snapshot, NO_HISTORY).result.findings.map(({ rule, subject }) => `${rule} ${subject.id}`),
      );
      const { findings } = night(lost(snapshot, system, kept), NO_HISTORY).result;
      const added = findings.filter(
        ({ rule, subject }) => !known.has(`${rule} ${subject.id}`) && !BY_STATED_COMMUNITY.includes(rule),
      );
      expect(added.map(({ rule, subject, message }) => [rule, subject.id, message])).toEqual([
        ['source-complete', system, expect.any(String)],
      ]);
    },
  );

  holds(
    'resolves no finding because a record could not be read',
    fc.tuple(messyPortfolio(), picks(CHANGED)),
    ([snapshot, taken]) => {
      const before = night(snapshot, NO_HISTORY);
      if (!before.next) return;
      const records = structuredClone(snapshot.records);
      const aside = setAsideSome(records, taken);
      const after = snapshotAround(records, [...snapshot.manifest.setAside, ...aside]);
      const context = contextOf(after, options);
      const evaluations = evaluate(RULES, context);
      const result = summarise(evaluations, context);
      const { resolved } = advance(before.next, result, evaluations, context, null);
      // What still fails may fail with fewer records than before, which makes it another finding.
      const failing = new Set(result.findings.map(({ rule, subject }) => `${rule} ${subject.id}`));
      const acquitted = resolved.filter(
        ({ rule, subject }) => !failing.has(`${rule} ${subject.id}`) && rule !== SHOWN_TONIGHT,
      );
      expect(acquitted.map(({ rule, subject }) => [rule, subject.id])).toEqual([]);
    },
  );
});
