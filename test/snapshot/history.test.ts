import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  BLANK_REPORT,
  daysInMonth,
  monthOf,
  type PulledUsage,
  type Snapshot,
  type Usage,
  type UsageHistory,
} from '../../src/model/index.ts';
import {
  accumulate,
  EMPTY_HISTORY,
  historyBeside,
  joinHistory,
  openHistory,
  refuseRewriting,
  refuseSilence,
  writeHistory,
  type History,
} from '../../src/snapshot/history/index.ts';
import { none } from '../fixtures/sources/records.ts';

const AT = '2026-03-05T04:00:00.000Z';
const LATER = '2026-03-06T04:00:00.000Z';
type Values = Record<string, number>;

/** Records of one hub: `{'2026-02-03': 5}` for the daily users. */
function usageOf(values: Values, namespace = 'reef'): Usage[] {
  return [...Map.groupBy(Object.entries(values), ([day]) => monthOf(day))].sort().map(([month, entries]) => {
    const blank = () => Array.from({ length: daysInMonth(month) }, (): number | null => null);
    const dau = blank();
    for (const [day, value] of entries) dau[Number(day.slice(8)) - 1] = value;
    return { id: `${namespace}/${month}`, namespace, month, dau, wau: blank(), mau: blank() };
  });
}

const pulledOf = (firm: Usage[], given: Partial<PulledUsage> = {}): PulledUsage => ({
  firm,
  tentative: [],
  from: '2024-02-01',
  to: '2026-03-04',
  endpoints: { prometheus: [...new Set(firm.map(({ namespace }) => namespace))].sort() },
  optional: [],
  failed: [],
  ...given,
});

const snapshotOf = (usage: Usage[], readAt = AT, history: UsageHistory | null = null): Snapshot => ({
  manifest: {
    schemaVersion: 1,
    id: 'x',
    pulledAt: readAt,
    source: 'live',
    asOf: null,
    sources: [{ ...BLANK_REPORT, system: 'usage', status: 'complete', pulledAt: readAt }],
    files: {},
    setAside: [],
    previous: null,
    accepted: [],
    usage: history,
  },
  records: { ...none(), usage },
});

const join_ = (history: History, firm: Usage[], recordedAt = AT, previous: Snapshot | null = null) =>
  accumulate({ history, pulled: pulledOf(firm), previous, recordedAt });

const daily = (usage: readonly Usage[]): Values =>
  Object.fromEntries(
    usage.flatMap(({ namespace, month, dau }) =>
      dau.flatMap((value, i) =>
        value === null
          ? []
          : [[`${namespace === 'reef' ? '' : namespace}${month}-${String(i + 1).padStart(2, '0')}`, value]],
      ),
    ),
  );

describe('joining a pull with the history', () => {
  test('absence erases nothing, a new value is a correction with both values, an unknown day is filled', () => {
    const first = join_(EMPTY_HISTORY, usageOf({ '2026-02-01': 5, '2026-02-02': 6 }));
    expect(first.report.corrections).toEqual([]);
    const second = join_(first.history, usageOf({ '2026-02-02': 7, '2026-02-03': 8 }), LATER);
    expect(daily(second.usage)).toEqual({ '2026-02-01': 5, '2026-02-02': 7, '2026-02-03': 8 });
    expect(second.report.corrections).toEqual([
      { namespace: 'reef', day: '2026-02-02', measure: 'dau', before: 6, after: 7, recordedAt: LATER },
    ]);
  });

  test('a hub that lost its database counts 0, and that is kept', () => {
    const known = join_(EMPTY_HISTORY, usageOf({ '2026-02-01': 5 })).history;
    const { usage, report } = join_(known, usageOf({ '2026-02-01': 0, '2026-02-02': 0 }), LATER);
    expect(daily(usage)).toEqual({ '2026-02-01': 0, '2026-02-02': 0 });
    expect(report.corrections).toHaveLength(1);
  });

  test('values that may not be whole fill days and correct none', () => {
    const known = join_(EMPTY_HISTORY, usageOf({ '2026-02-01': 5 })).history;
    const tentative = usageOf({ '2026-02-01': 3, '2026-02-02': 4 });
    const { usage, report } = accumulate({
      history: known,
      pulled: pulledOf([], { tentative }),
      previous: null,
      recordedAt: LATER,
    });
    expect(daily(usage)).toEqual({ '2026-02-01': 5, '2026-02-02': 4 });
    expect(report.corrections).toEqual([]);
  });

  test('a day of a month that was published with a gap is filled with a correction; one of the running month is not', () => {
    const previous = snapshotOf(usageOf({ '2026-02-01': 5, '2026-03-01': 1 }));
    const firm = usageOf({ '2026-02-01': 5, '2026-02-02': 6, '2026-03-01': 1, '2026-03-02': 2 });
    const { report, history } = join_(EMPTY_HISTORY, firm, LATER, previous);
    expect(report.corrections).toEqual([
      { namespace: 'reef', day: '2026-02-02', measure: 'dau', before: null, after: 6, recordedAt: LATER },
    ]);
    expect(report.unexplained).toEqual([]);
    // The snapshot was not written: the next pull finds the same published gap.
    expect(join_(history, firm, LATER, previous).report).toEqual(report);
  });

  test('what only the last snapshot knows comes back', () => {
    const previous = snapshotOf(usageOf({ '2024-01-01': 5, '2026-02-01': 5 }), AT, {
      corrections: [],
      unexplained: [],
      gaps: [],
    });
    const { usage, recovered, report } = join_(EMPTY_HISTORY, usageOf({ '2026-02-01': 6 }), LATER, previous);
    expect(daily(usage)).toEqual({ '2024-01-01': 5, '2026-02-01': 6 });
    expect(recovered).toBe(2);
    expect(report.corrections).toMatchObject([{ day: '2026-02-01', before: 5, after: 6 }]);
    expect(report.unexplained).toEqual([]);
  });
});

test('corrections that only the last snapshot knows come back, each once', () => {
  const known = join_(EMPTY_HISTORY, usageOf({ '2026-02-01': 5 })).history;
  const { history, usage, report } = join_(known, usageOf({ '2026-02-01': 6 }), LATER);
  const previous = snapshotOf(usage, LATER, report);
  const firm = usageOf({ '2026-02-01': 6 });
  expect(report.corrections).toHaveLength(1);
  expect(join_({ ...history, corrections: [] }, firm, LATER, previous).history).toEqual(history);
  expect(join_(history, firm, LATER, previous).history).toEqual(history);
});

test('what is known of an endpoint stays, and what was joined to is left as it was', () => {
  const known = join_(EMPTY_HISTORY, [
    ...usageOf({ '2026-02-01': 5 }),
    ...usageOf({ '2026-02-01': 5 }, 'kelp'),
  ]).history;
  const before = structuredClone(known);
  const { history } = join_(known, usageOf({ '2026-02-01': 6 }), LATER);
  expect(history.endpoints).toEqual({ prometheus: ['kelp', 'reef'] });
  expect(known).toEqual(before);
});

describe('the snapshot of a pull', () => {
  const report = {
    ...BLANK_REPORT,
    system: 'usage' as const,
    status: 'complete' as const,
    pulledAt: LATER,
    note: 'Read.',
  };
  const known: UsageHistory = { corrections: [], unexplained: [], gaps: [] };
  const previous = snapshotOf(usageOf({ '2024-01-01': 5 }), AT, known);
  const pulledWith = (usage: PulledUsage | null, records = usageOf({})) => ({
    ...{ pulledAt: LATER, sources: [report], records: { ...none(), usage: records }, usage },
  });

  test('says which days came from the last snapshot alone', () => {
    const { snapshot } = joinHistory(
      pulledWith(pulledOf(usageOf({ '2026-02-01': 6 }))),
      EMPTY_HISTORY,
      previous,
      false,
    );
    expect(snapshot.sources[0]?.note).toBe(
      'Read. Days of usage that only the last snapshot knew, taken from there: 1.',
    );
    expect(daily(snapshot.records.usage)).toEqual({ '2024-01-01': 5, '2026-02-01': 6 });
  });

  test('says how many values of past days changed in this pull', () => {
    const changed = (history: History) =>
      joinHistory(pulledWith(pulledOf(usageOf({ '2024-01-01': 6 }))), history, previous, false);
    const first = changed(join_(EMPTY_HISTORY, usageOf({ '2024-01-01': 5 })).history);
    expect(first.snapshot.sources[0]?.note).toBe(
      'Read. Values of past days that changed, both kept as a correction: 1.',
    );
    const later = { ...pulledWith(pulledOf(usageOf({ '2024-01-01': 6 }))), pulledAt: '2026-03-07T04:00:00.000Z' };
    expect(joinHistory(later, first.history ?? EMPTY_HISTORY, previous, false).snapshot.sources[0]?.note).toBe('Read.');
  });

  test('keeps what the last one said of usage when none was read, and writes no history', () => {
    const kept = joinHistory(pulledWith(null, previous.records.usage), EMPTY_HISTORY, previous, false);
    expect(kept.history).toBeNull();
    expect(kept.snapshot.usage).toEqual(known);
    expect(joinHistory(pulledWith(null), EMPTY_HISTORY, previous, false).snapshot.usage).toBeNull();
  });
});

describe('a published month that changed without a correction', () => {
  const edited = join_(EMPTY_HISTORY, usageOf({ '2026-01-10': 9, '2026-03-01': 9 })).history;
  const previous = snapshotOf(usageOf({ '2026-01-10': 5, '2026-03-01': 1 }));
  const first = join_(edited, [], LATER, previous);

  test('is named with both values; the running month is not', () => {
    expect(first.report.unexplained).toEqual([
      { namespace: 'reef', day: '2026-01-10', measure: 'dau', before: 5, after: 9, recordedAt: LATER },
    ]);
  });

  test('stays named until a correction explains it or the old value is back', () => {
    const next = snapshotOf(first.usage, LATER, first.report);
    expect(join_(first.history, [], LATER, next).report.unexplained).toEqual(first.report.unexplained);
    const [item] = first.report.unexplained;
    const explained = { ...first.history, corrections: [item!] };
    expect(join_(explained, [], LATER, next).report.unexplained).toEqual([]);
    const back = join_(first.history, usageOf({ '2026-01-10': 5 }), LATER, next);
    expect(back.report.unexplained).toEqual([]);
    expect(back.report.corrections).toMatchObject([{ before: 9, after: 5 }]);
  });
});

describe('an optional endpoint that failed', () => {
  const known = {
    ...join_(EMPTY_HISTORY, [...usageOf({ '2026-03-01': 1 }), ...usageOf({ '2026-02-27': 1 }, 'kelp')]).history,
    endpoints: { sitka: ['kelp', 'moved', 'new', 'reef'] },
  };
  const failed = [{ endpoint: 'sitka', reason: 'It is down.' }];

  test('leaves gaps from the last known day on, but for hubs that another endpoint gave', () => {
    const pulled = pulledOf([], { endpoints: { other: ['moved'] }, failed });
    const { report } = accumulate({ history: known, pulled, previous: null, recordedAt: LATER });
    expect(report.gaps).toEqual([
      { endpoint: 'sitka', namespaces: ['new'], from: '2024-02-01', to: '2026-03-04', reason: 'It is down.' },
      { endpoint: 'sitka', namespaces: ['kelp'], from: '2026-02-28', to: '2026-03-04', reason: 'It is down.' },
      { endpoint: 'sitka', namespaces: ['reef'], from: '2026-03-02', to: '2026-03-04', reason: 'It is down.' },
    ]);
  });

  test('is named although nothing is known of it', () => {
    const pulled = pulledOf([], { endpoints: {}, failed });
    expect(accumulate({ history: EMPTY_HISTORY, pulled, previous: null, recordedAt: AT }).report.gaps).toEqual([
      { endpoint: 'sitka', namespaces: [], from: '2024-02-01', to: '2026-03-04', reason: 'It is down.' },
    ]);
  });
});

describe('laws', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 2)}-${String(n).padStart(2, '0')}`);
  const values = fc.dictionary(day, fc.nat({ max: 3 }), { maxKeys: 12 });
  const pull = fc.tuple(values, values).map(([reef, kelp]) => [...usageOf(reef), ...usageOf(kelp, 'kelp')]);
  const run = (pulls: Usage[][]) => pulls.reduce((history, firm) => join_(history, firm).history, EMPTY_HISTORY);

  test('joining the same twice changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(pull, { maxLength: 4 }), pull, (earlier, last) => {
        const once = run([...earlier, last]);
        expect(join_(once, last, LATER).history).toEqual(once);
      }),
    );
  });

  test('the order of two pulls that do not contradict each other does not matter', () => {
    fc.assert(
      fc.property(pull, fc.array(fc.nat({ max: 2 }), { minLength: 248, maxLength: 248 }), (all, choice) => {
        const split = (...keep: number[]) =>
          all.map((record, i) => ({
            ...record,
            dau: record.dau.map((value, j) => (keep.includes(choice[i * 31 + j] ?? 0) ? value : null)),
          }));
        const [a, b] = [split(0, 1), split(1, 2)];
        expect(daily(run([a, b]).usage)).toEqual(daily(run([b, a]).usage));
        expect(run([a, b]).corrections).toEqual([]);
      }),
    );
  });

  test('nothing that is known disappears, the newest value stands, and every change has exactly one correction', () => {
    fc.assert(
      fc.property(fc.array(pull, { maxLength: 6 }), (pulls) => {
        let history: History = EMPTY_HISTORY;
        const changes: string[] = [];
        for (const firm of pulls) {
          const before = daily(history.usage);
          history = join_(history, firm).history;
          const expected = { ...before, ...daily(firm) };
          expect(daily(history.usage)).toEqual(expected);
          for (const [key, value] of Object.entries(before)) if (expected[key] !== value) changes.push(key);
        }
        const recorded = history.corrections.map(({ namespace, day: on }) =>
          namespace === 'reef' ? on : namespace + on,
        );
        expect(recorded.sort()).toEqual(changes.sort());
      }),
    );
  });

  test('a pull that ended between corrections and values is repeated without a second correction', () => {
    fc.assert(
      fc.property(pull, pull, (first, second) => {
        const before = run([first]);
        const after = join_(before, second).history;
        const crashed = { ...before, corrections: after.corrections };
        expect(join_(crashed, second, LATER).history).toEqual(after);
      }),
    );
  });
});

describe('an endpoint that no longer knows hubs of the last days', () => {
  const known = join_(EMPTY_HISTORY, [
    ...usageOf({ '2026-03-03': 1 }),
    ...usageOf({ '2025-03-03': 1 }, 'closed'),
  ]).history;
  const read = (firm: Usage[], endpoints = ['reef']) => pulledOf(firm, { endpoints: { prometheus: endpoints } });

  test('is refused, and named with a hub', () => {
    expect(() => refuseSilence(known, read([]))).toThrow(
      /endpoint prometheus has no samples since 2026-02-25 of reef,/,
    );
    expect(() => refuseSilence(known, read([]))).toThrow(expect.objectContaining({ exitCode: 3 }));
  });

  test('is accepted with samples of the last days, whichever, or when the last ones are old', () => {
    expect(() => refuseSilence(known, read(usageOf({ '2026-03-04': 0 })))).not.toThrow();
    expect(() => refuseSilence(known, pulledOf([], { to: '2026-03-10' }))).not.toThrow();
    expect(() => refuseSilence(known, pulledOf([], { endpoints: {}, failed: [] }))).not.toThrow();
  });

  test('is none when the clock was put back to before the samples that are known', () => {
    const to = '2026-02-20';
    expect(() => refuseSilence(known, pulledOf([], { to, endpoints: { prometheus: [] } }))).not.toThrow();
  });

  test('of an optional endpoint is a gap with the reason', () => {
    const { report, history } = accumulate({
      history: known,
      pulled: refuseSilence(known, { ...read([]), optional: ['prometheus'] }),
      previous: null,
      recordedAt: LATER,
    });
    const reason = expect.stringContaining('no samples since 2026-02-25') as string;
    expect(report.gaps.find(({ namespaces }) => namespaces.includes('reef'))).toEqual({
      ...{ endpoint: 'prometheus', namespaces: ['reef'], from: '2026-03-04', to: '2026-03-04', reason },
    });
    expect(history.endpoints).toEqual(known.endpoints);
  });

  test.each([
    [8, true],
    [7, false],
  ])('of ten hubs %i are enough: %s', (left, enough) => {
    const hubs = Array.from({ length: 10 }, (_, i) => usageOf({ '2026-03-03': 1 }, `hub${i}`)).flat();
    const history = join_(EMPTY_HISTORY, hubs).history;
    const check = () => refuseSilence(history, pulledOf(hubs.slice(0, left)));
    if (enough) expect(check).not.toThrow();
    else expect(check).toThrow(/hub7, hub8, hub9/);
  });
});

describe('the folder', () => {
  let dir = '';
  beforeEach(async () => {
    dir = historyBeside(join(await mkdtemp(join(tmpdir(), 'plumbline-history-')), 'live'));
  });
  afterEach(() => rm(join(dir, '..', '..'), { recursive: true, force: true }));
  const history = join_(
    join_(EMPTY_HISTORY, [...usageOf({ '2026-01-31': 1, '2026-02-01': 2 }), ...usageOf({ '2026-01-01': 0 }, 'kelp')])
      .history,
    usageOf({ '2026-02-01': 3 }),
    LATER,
  ).history;

  test('stands beside the snapshot, one month a file, and is read back as it was written', async () => {
    expect(dir).toMatch(/history\/usage$/);
    expect(historyBeside(join(dir, '..', '..', 'trial'))).toBe(`${dir}-of-trial`);
    await writeHistory(dir, history);
    expect((await readdir(dir)).sort()).toEqual(['2026-01.json', '2026-02.json', 'corrections.json', 'endpoints.json']);
    expect(await openHistory(dir)).toEqual(history);
    expect((await readFile(join(dir, '2026-01.json'), 'utf8')).split('\n')).toHaveLength(5);
  });

  test('that is not there is an empty history, and what a crash left is no part of it', async () => {
    expect(await openHistory(dir)).toEqual(EMPTY_HISTORY);
    await writeHistory(dir, history);
    await writeFile(join(dir, '.2026-01.json.next'), '[{"id":');
    expect(await openHistory(dir)).toEqual(history);
    await writeHistory(dir, history);
  });

  const line = '{"dau":[1],"id":"reef/2026-01","mau":[1],"month":"2026-01","namespace":"reef","wau":[1]}';
  const month = (values: string, id = 'reef/2026-01') =>
    `[{"dau":${values},"id":"${id}","mau":${values},"month":"2026-01","namespace":"reef","wau":${values}}]`;
  const full = (value: string) => `[${[value, ...Array.from({ length: 30 }, () => 'null')].join()}]`;
  test.each([
    ['2026-01.json', '', /2026-01\.json of the usage history is damaged\. It is not JSON/],
    ['2026-01.json', '[\n{"dau":[1', /not JSON/],
    ['2026-01.json', `[${line}]`, /Field 0\.dau: expected at least 28/],
    ['2026-01.json', month(full('-1')), /dau of reef on 2026-01-01 is no number of users: -1/],
    ['2026-01.json', month(full('0.5')), /no number of users: 0.5/],
    ['2026-01.json', month(full('1').replace('null,', '')), /does not have 31 days/],
    ['2026-01.json', month(full('1'), 'reef/2026-02'), /The record reef\/2026-02 is none of 2026-01/],
    ['2026-02.json', month(full('1')), /none of 2026-02/],
    ['2026-01.json', month(full('1')).replace(/\[(\{.*\})\]/, '[$1,$1]'), /twice or out of order/],
    ['2026-01.json', Buffer.from([0x22, 0xff, 0x22]), /UTF-8/],
    ['corrections.json', '{}', /corrections\.json[^]*expected an array/],
    ['endpoints.json', '[]', /endpoints\.json[^]*expected a record/],
  ])('with a damaged %s is refused by name', async (name, content, reason) => {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, name), content);
    await expect(openHistory(dir)).rejects.toThrow(reason);
    await expect(openHistory(dir)).rejects.toMatchObject({ exitCode: 3 });
  });

  test('that cannot be written is said, and no part file stays', async () => {
    await mkdir(join(dir, 'corrections.json', 'x'), { recursive: true });
    await expect(writeHistory(dir, history)).rejects.toMatchObject({
      exitCode: 2,
      what: expect.stringContaining('could not be written'),
    });
    expect(await readdir(dir)).toEqual(['corrections.json']);
  });
});

describe('a pull that gives many past days another value', () => {
  const april = (value: (day: number) => number) =>
    usageOf(
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`2026-04-${String(i + 1).padStart(2, '0')}`, value(i)])),
    );
  const hubs = (count: number, value: (hub: number, day: number) => number) =>
    Array.from({ length: count }, (_, hub) =>
      april((day) => value(hub, day)).map((record) => ({
        ...record,
        id: `hub-${hub}/2026-04`,
        namespace: `hub-${hub}`,
      })),
    ).flat();
  const known = join_(
    EMPTY_HISTORY,
    hubs(4, () => 7),
  ).history;
  const changing = (days: number, count = 4) => pulledOf(hubs(count, (hub, day) => (hub * 30 + day < days ? 8 : 7)));

  test('is refused above 5 %, with the way to accept it', () => {
    expect(() => refuseRewriting(known, changing(6))).not.toThrow();
    expect(() => refuseRewriting(known, changing(7))).toThrow(/7 of 120 values[^]*/);
    expect(() => refuseRewriting(known, changing(7))).toThrow(
      expect.objectContaining({ exitCode: 3, fix: expect.stringContaining('--accept-shrink usage') }),
    );
  });

  test('is taken when few days are known, and when they are new', () => {
    const few = join_(
      EMPTY_HISTORY,
      hubs(3, () => 7),
    ).history;
    expect(() => refuseRewriting(few, changing(90, 3))).not.toThrow();
    expect(() => refuseRewriting(EMPTY_HISTORY, changing(120))).not.toThrow();
  });
});
