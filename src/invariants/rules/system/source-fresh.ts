import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { count } from '../../words.ts';
import type { Context, Outcome, Rule, Severity } from '../../types.ts';

const HOUR = 3_600_000;

/** One subject, the snapshot: it is as old as the oldest thing in it, and none of it may come from the future. */
function judge({ snapshot, now, nowReason, config }: Context): Outcome {
  const { manifest } = snapshot;
  const subject = subjectOf('source', { id: 'snapshot', name: 'the snapshot' });
  if (now === null) return notEvaluated(subject, nowReason);
  const stamps = [manifest.pulledAt, ...manifest.sources.map(({ pulledAt }) => pulledAt).filter((at) => at !== null)];
  const times = stamps.map((stamp) => Date.parse(stamp));
  const finding = (severity: Severity, fact: string, fix?: string) =>
    fail(subject, { severity, community: null, message: `The snapshot ${fact}.`, ...(fix ? { fix } : {}) });
  const time = Date.parse(now);
  if (![time, ...times].every(Number.isFinite)) {
    return finding('error', 'has a time that cannot be read, so nobody knows how old it is');
  }
  if (times.some((at) => at > time)) {
    return finding(
      'error',
      'is dated later than this run, so its age cannot be trusted',
      'Correct the clock of the machine that pulls or of the one that checks, and pull again.',
    );
  }
  const hours = (time - Math.min(...times)) / HOUR;
  const { staleErrorHours, staleWarningHours } = config.thresholds;
  if (hours <= staleWarningHours) return pass(subject);
  const old = `is ${count(Math.floor(hours), 'hour')} old`;
  return hours > staleErrorHours
    ? finding('error', `${old}, so nothing is published or resolved from it`)
    : finding('warning', `${old}, so what was mended since then still shows`);
}

export const sourceFresh: Rule = {
  id: 'source-fresh',
  title: 'The snapshot is fresh',
  statement:
    'The snapshot is at most 26 hours old when the check runs; over 50 hours is an error, and so is a time in the future.',
  why: 'A pull that silently stopped leaves pages that look current and are not.',
  fix: 'Run the pull again, and see why the last nightly run did not.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/sources#freshness',
  reads: { needs: [], clears: [] },
  evaluate: (context) => [judge(context)],
  examples: [
    {
      given: 'a snapshot that is exactly 26 hours old',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      now: '2026-06-16T07:00:00.000Z',
      records: {},
    },
    {
      given: 'a snapshot that is a second older than 26 hours',
      then: 'it is a warning',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      now: '2026-06-16T07:00:01.000Z',
      records: {},
    },
    {
      given: 'a snapshot that is a second older than 50 hours',
      then: 'it is an error, and the check ends with exit code 3',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      now: '2026-06-17T07:00:01.000Z',
      records: {},
    },
    {
      given: 'a check that is made for a given date',
      then: 'it is not evaluated, because there is no time to measure against',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      now: null,
      records: {},
    },
  ],
};
