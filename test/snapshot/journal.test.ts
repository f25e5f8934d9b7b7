import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { addDays, DELIVERABLE_STATUS, journal, STAGES, type Journal, type Manifest } from '../../src/model/index.ts';
import { advanceJournal, JOURNAL_DAYS, JOURNAL_FILE, openJournal, writeJournal } from '../../src/snapshot/index.ts';

const DAY = '2026-06-15';
const SUMMARY = { error: 0, warning: 0, info: 0, waived: 0 };

/** The journal after a night with these records. */
function night(
  before: Journal | null,
  asOf: string,
  records: Example['records'],
  manifest: Partial<Manifest> = {},
  counts = SUMMARY,
): Journal {
  const snapshot = snapshotOf(portfolio(records), asOf, manifest);
  return advanceJournal(before, { snapshot, summary: counts, findings: [], asOf });
}

const at = (stage: (typeof STAGES)[number] | null, more = {}): Example['records'] => ({
  deals: [{ id: '1', stage, stageEnteredOn: null, ...more }],
});
const lost = (asOf: string): Partial<Manifest> => ({
  sources: snapshotOf(portfolio({}), asOf, {}).manifest.sources.map((source) => ({
    ...source,
    status: 'not-connected',
  })),
});

describe('a deal', () => {
  test('is not said to have moved on the first night', () => {
    expect(night(null, DAY, at('Proposal'))).toMatchObject({ moves: [], deals: { '1': 'Proposal' } });
  });

  test.each([
    ['2026-06-15', '2026-06-15'],
    ['2026-06-16', '2026-06-16'],
    // From before the last night, which saw it elsewhere, and from a day to come.
    ['2026-06-14', '2026-06-16'],
    ['2026-06-17', '2026-06-16'],
    [null, '2026-06-16'],
  ])('that entered its stage on %s moved on %s', (stageEnteredOn, on) => {
    const next = night(night(null, DAY, at('Lead')), '2026-06-16', at('Qualified', { stageEnteredOn }));
    expect(next.moves).toEqual([{ deal: '1', on, seen: '2026-06-16', from: 'Lead', to: 'Qualified' }]);
  });

  test('that was not there before came in, unless it is old', () => {
    const first = night(null, DAY, {});
    expect(night(first, '2026-06-16', at('Lead', { createdOn: '2026-06-15' })).moves).toEqual([
      { deal: '1', on: '2026-06-15', seen: '2026-06-16', from: null, to: 'Lead' },
    ]);
    expect(night(first, '2026-06-16', at('Lead', { stageEnteredOn: '2024-01-01' })).moves).toEqual([]);
  });

  test('that a night could not read, or whose stage it did not know, is taken up where it was seen last', () => {
    const first = night(null, DAY, at('Lead'));
    for (const gap of [{}, at(null)]) {
      const second = night(first, '2026-06-16', gap);
      expect(second).toMatchObject({ moves: [], deals: { '1': 'Lead' } });
      expect(night(second, '2026-06-17', at('Lead')).moves).toEqual([]);
      expect(night(second, '2026-06-17', at('Negotiation')).moves).toMatchObject([{ from: 'Lead', to: 'Negotiation' }]);
    }
  });

  test('that was set aside on the first night did not come in when it can be read', () => {
    const setAside = [
      { noun: 'deals' as const, id: '1', name: null, field: 'amount', expected: 'a', found: 'b', links: [] },
    ];
    const first = night(null, DAY, {}, { setAside });
    expect(first.deals).toEqual({ '1': null });
    expect(night(first, '2026-06-16', at('Lead')).moves).toEqual([]);
  });
});

describe('a source that is not connected', () => {
  test('makes nothing gone', () => {
    const first = night(null, DAY, { ...at('Lead'), deliverables: [{ id: 'd', status: 'Not started' }] });
    const second = night(first, '2026-06-16', {}, lost('2026-06-16'));
    expect(second).toMatchObject({ moves: [], deliveries: [], deals: first.deals, deliverables: first.deliverables });
  });

  test('begins without moves on the night on which it is read first', () => {
    const first = night(null, DAY, {}, lost(DAY));
    expect(first).toMatchObject({ deals: null, deliverables: null });
    const second = night(first, '2026-06-16', { ...at('Proposal'), deliverables: [{ id: 'd', status: 'Delivered' }] });
    expect(second).toMatchObject({ moves: [], deliveries: [], deals: { '1': 'Proposal' } });
  });
});

test('a deliverable is noted when it became Delivered, and an old one that turns up is not', () => {
  const first = night(null, DAY, { deliverables: [{ id: 'a', status: 'In progress' }] });
  const second = night(first, '2026-06-16', {
    deliverables: [
      { id: 'a', status: 'Delivered', deliveredOn: '2026-01-01' },
      { id: 'b', status: 'Delivered', deliveredOn: '2026-01-01' },
      { id: 'c', status: 'Delivered', deliveredOn: '2026-06-16' },
    ],
  });
  expect(second.deliveries).toEqual([
    { deliverable: 'a', seen: '2026-06-16', from: 'In progress' },
    { deliverable: 'c', seen: '2026-06-16', from: null },
  ]);
});

test('a second run on a day takes the place of the first, with its counts', () => {
  const first = night(null, DAY, at('Lead'));
  const once = night(first, '2026-06-16', at('Qualified'), {}, { ...SUMMARY, error: 3 });
  const back = night(once, '2026-06-16', at('Lead'), {}, { ...SUMMARY, error: 2 });
  expect(back).toMatchObject({ moves: [], nights: [{ day: DAY }, { day: '2026-06-16', error: 2 }] });
  expect(night(back, '2026-06-16', at('Proposal')).moves).toMatchObject([{ from: 'Lead', to: 'Proposal' }]);
});

test('counts errors and warnings by team, without what is waived or for information', () => {
  const snapshot = snapshotOf(portfolio({}), DAY, {});
  const findings = [
    { severity: 'error', owner: 'BD', waiver: null },
    { severity: 'warning', owner: 'BD', waiver: null },
    { severity: 'info', owner: 'BD', waiver: null },
    { severity: 'error', owner: 'DE', waiver: {} },
  ];
  const { nights } = advanceJournal(null, {
    snapshot,
    findings,
    asOf: DAY,
    summary: { error: 1, warning: 1, info: 1, waived: 1 },
  });
  expect(nights).toEqual([{ day: DAY, error: 1, warning: 1, info: 1, waived: 1, owners: { BD: 2 } }]);
});

test('goes back as many days as it says, and an earlier night changes nothing', () => {
  const first = night(null, DAY, at('Lead'));
  const second = night(first, '2026-06-16', at('Qualified'));
  const kept = night(second, addDays('2026-06-16', JOURNAL_DAYS - 1), at('Qualified'));
  expect(kept.moves).toHaveLength(1);
  expect(kept.nights.map(({ day }) => day)).toEqual(['2026-06-16', kept.asOf]);
  const gone = night(second, addDays('2026-06-16', JOURNAL_DAYS), at('Qualified'));
  expect({ moves: gone.moves, nights: gone.nights.length }).toEqual({ moves: [], nights: 1 });
  expect(night(second, DAY, at('Negotiation'))).toBe(second);
});

/** Nights one after the other, each with what HubSpot and Airtable then said; some days have several. */
const nights = fc.array(
  fc.record({
    later: fc.integer({ min: 0, max: 3 }),
    stages: fc.array(fc.option(fc.constantFrom(...STAGES)), { minLength: 3, maxLength: 3 }),
    statuses: fc.array(fc.constantFrom(...DELIVERABLE_STATUS), { minLength: 2, maxLength: 2 }),
    entered: fc.option(fc.integer({ min: -4, max: 1 })),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('any nights', () => {
  const recordsOf = (
    asOf: string,
    { stages, statuses, entered }: { stages: (string | null)[]; statuses: string[]; entered: number | null },
  ) =>
    ({
      deals: stages.map((stage, place) => ({
        ...{ id: `${place}`, stage },
        stageEnteredOn: entered === null ? null : addDays(asOf, entered),
      })),
      deliverables: statuses.map((status, place) => ({ id: `d${place}`, status })),
    }) as Example['records'];

  test('make a journal that can be read back; twice the same night is once; deals stand where their moves lead', () => {
    fc.assert(
      fc.property(nights, (all) => {
        let asOf = DAY;
        let kept: Journal | null = null;
        for (const one of all) {
          asOf = addDays(asOf, one.later);
          const records = recordsOf(asOf, one);
          const next = night(kept, asOf, records);
          expect(night(next, asOf, records)).toEqual(next);
          expect(journal.parse(JSON.parse(JSON.stringify(next)))).toEqual(next);
          kept = next;
        }
        const whole = kept as unknown as Journal;
        for (const [id, stage] of Object.entries(whole.deals ?? {})) {
          const moves = whole.moves.filter(({ deal }) => deal === id);
          if (moves.length > 0) expect(moves.at(-1)?.to).toBe(stage);
          for (const [place, move] of moves.entries()) {
            expect(move.from).not.toBe(move.to);
            // Only a deal that had no stage before comes in from nowhere.
            if (place > 0) expect(move.from).toBe(moves[place - 1]?.to);
          }
          expect(new Set(moves.map(({ seen }) => seen)).size).toBe(moves.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('of one day move the deals as its last run alone', () => {
    fc.assert(
      fc.property(nights, (all) => {
        const [first, ...rest] = all;
        const last = rest.at(-1);
        if (!first || !last) return;
        // Whether a deal is there is not in question: each has a stage from the first night on.
        const known = { ...first, stages: first.stages.map((stage) => stage ?? 'Lead') };
        const begun = night(null, DAY, recordsOf(DAY, known));
        const day = addDays(DAY, 2);
        const whole = { ...last, stages: last.stages.map((stage) => stage ?? 'Lead') };
        const often = [...rest.slice(0, -1), whole].reduce((kept, one) => night(kept, day, recordsOf(day, one)), begun);
        const { moves, deals, nights: noted } = night(begun, day, recordsOf(day, whole));
        expect(often).toMatchObject({ moves, deals, nights: noted });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the file', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'plumbline-journal-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test('gives back what was written, an entry a line, and the same bytes for the same journal', async () => {
    expect(await openJournal(dir)).toBeNull();
    const whole = night(night(null, DAY, at('Lead')), '2026-06-16', at('Qualified'));
    await writeJournal(dir, whole);
    const bytes = await readFile(join(dir, JOURNAL_FILE), 'utf8');
    expect(await openJournal(dir)).toEqual(whole);
    await writeJournal(dir, whole);
    expect(await readFile(join(dir, JOURNAL_FILE), 'utf8')).toBe(bytes);
    expect(bytes.split('\n').filter((line) => line.includes('"seen"'))).toHaveLength(1);
  });

  test.each([
    ['damaged', /not JSON/],
    ['{}', /schemaVersion/],
    [JSON.stringify({ ...night(null, DAY, {}), nights: [] }), /each night once/],
    [JSON.stringify({ ...night(null, DAY, {}), more: 1 }), /more/],
  ])('is refused with what to do when it holds %s', async (text, why) => {
    await writeFile(join(dir, JOURNAL_FILE), text);
    await expect(openJournal(dir)).rejects.toMatchObject({
      what: expect.stringContaining(JOURNAL_FILE),
      why: expect.stringMatching(why),
      fix: expect.stringMatching(/^Restore/),
      exitCode: 3,
    });
  });
});
