import { expect, it } from 'vitest';
import {
  advance,
  contextOf,
  evaluate,
  findingHistory,
  NO_HISTORY,
  RULES,
  summarise,
  withDay,
  withLife,
  type FindingHistory,
} from '../../src/invariants/index.ts';
import { addDays, readConfig, type Records } from '../../src/model/index.ts';
import { AS_OF, faultless, snapshotAround } from './arbitrary.ts';

const broken = (records: Records = faultless()): Records => {
  records.deals[0]!.stage = null;
  return records;
};

function check(history: FindingHistory, records: Records, asOf: string) {
  const context = contextOf(snapshotAround(records), {
    asOf,
    config: readConfig({}),
    now: null,
    nowReason: 'No time.',
  });
  const evaluations = evaluate(RULES, context);
  const plain = summarise(evaluations, context);
  const step = advance(history, plain, evaluations, context, null);
  const printed = withLife(plain, step, evaluations, context);
  const lives = new Map(step.next.findings.map((life) => [life.fingerprint, life]));
  return { plain, printed, shown: withDay(printed, lives), next: findingHistory.parse(step.next) };
}

it('a page shows what the check of the day printed, before that check and after it', () => {
  let history = NO_HISTORY;
  const nights: [number, Records][] = [
    [0, broken()],
    [1, broken()],
    [2, faultless()],
    [9, broken()],
    [10, broken()],
  ];
  const seen: unknown[] = [];
  for (const [days, records] of nights) {
    const asOf = addDays(AS_OF, days);
    const before = check(history, records, asOf);
    const after = check(before.next, records, asOf);
    // Otherwise the pages of a night would never call anything new.
    expect(JSON.stringify(before.shown)).toBe(JSON.stringify(before.printed));
    expect(JSON.stringify(after.shown)).toBe(JSON.stringify(before.printed));
    expect(after.printed.events).toEqual({ new: [], reopened: [], resolved: [] });
    const stage = before.shown.findings.find(({ rule }) => rule === 'stage-known');
    seen.push([stage?.status, before.shown.events?.resolved.some(({ rule }) => rule === 'stage-known')]);
    history = after.next;
  }
  expect(seen).toEqual([
    ['new', false],
    ['open', false],
    [undefined, true],
    ['reopened', false],
    ['open', false],
  ]);
});

it('without a history nothing is said of the past', () => {
  const { plain } = check(NO_HISTORY, broken(), AS_OF);
  expect(withDay(plain, new Map())).toBe(plain);
});
