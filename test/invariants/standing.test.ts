import { describe, expect, it } from 'vitest';
import { contextOf, portfolio, snapshotOf, type Context, type Example } from '../../src/invariants/index.ts';
import {
  datesProblem,
  DATES_OUT_OF_ORDER,
  eachActiveEngagement,
  eachDatedEngagement,
  eachEndedEngagement,
  isDeliveredLater,
  NO_DATES,
  standingOfDeliverable,
  standingOfProject,
} from '../../src/invariants/standing.ts';
import { blankRecord } from '../../src/invariants/index.ts';
import { addDays, readConfig, type SetAside } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';

const inDays = (days: number | null) => (days === null ? null : addDays(AS_OF, days));

const contextOver = (records: Example['records'], setAside: SetAside[] = []): Context =>
  contextOf(snapshotOf(portfolio(records), AS_OF, { setAside }), {
    asOf: AS_OF,
    config: readConfig({}),
    now: null,
    nowReason: '',
  });

const lost = (noun: SetAside['noun'], id: string, links: string[] = []): SetAside => ({
  ...{ noun, id, name: null, field: 'status', expected: 'a status', found: '"?"', links },
});

describe('an engagement from one day to another', () => {
  // Days from the check to start and end; then what it is for rules about dated, active and ended engagements.
  it.each([
    [-10, 10, ['judged', 'judged', 'left out']],
    [-10, 0, ['judged', 'judged', 'left out']],
    [-10, -1, ['judged', 'left out', 'judged']],
    [0, 10, ['judged', 'judged', 'left out']],
    [0, 0, ['judged', 'judged', 'left out']],
    [-1, -1, ['judged', 'left out', 'judged']],
    [1, 10, ['judged', 'left out', 'left out']],
    [1, 1, ['judged', 'left out', 'left out']],
    [2, 1, [DATES_OUT_OF_ORDER, DATES_OUT_OF_ORDER, DATES_OUT_OF_ORDER]],
    [-1, -2, [DATES_OUT_OF_ORDER, DATES_OUT_OF_ORDER, DATES_OUT_OF_ORDER]],
    [null, null, [NO_DATES, NO_DATES, NO_DATES]],
    [null, 0, [NO_DATES, NO_DATES, 'left out']],
    [null, 1, [NO_DATES, NO_DATES, 'left out']],
    [null, -1, [NO_DATES, 'left out', NO_DATES]],
    [-1, null, [NO_DATES, NO_DATES, NO_DATES]],
    [0, null, [NO_DATES, NO_DATES, 'left out']],
    [1, null, [NO_DATES, 'left out', 'left out']],
  ])('%j to %j is %j', (start, end, expected) => {
    const engagements = [{ start: inDays(start), end: inDays(end) }];
    const found = [eachDatedEngagement, eachActiveEngagement, eachEndedEngagement].map((each) => {
      const [outcome] = each(contextOver({ engagements }), (_, subject) => ({ outcome: 'pass', subject }));
      return outcome === undefined ? 'left out' : outcome.outcome === 'not-evaluated' ? outcome.reason : 'judged';
    });
    expect(found).toEqual(expected);
    expect(datesProblem(blankRecord('engagements', engagements[0] ?? {}))).toBe(
      expected[0] === 'judged' ? null : expected[0],
    );
  });

  it('is left out by all when it was cancelled', () => {
    const context = contextOver({ engagements: [{ status: 'Cancelled' }] });
    for (const each of [eachDatedEngagement, eachActiveEngagement, eachEndedEngagement]) {
      expect(each(context, (_, subject) => ({ outcome: 'pass', subject }))).toEqual([]);
    }
  });
});

const [live, cancelled] = [{ status: 'Active' }, { status: 'Cancelled' }] as const;
const reason = (noun: string, id: string) => ({
  unclear: `The record ${id} of ${noun} was set aside and may be the one: record-parses reports it.`,
});

describe('a project', () => {
  const standing = (own: object, engagements: Example['records']['engagements'], setAside: SetAside[] = []) => {
    const { snapshot, index } = contextOver(
      { projects: [{ id: 'recP', ...own }], engagements: engagements ?? [] },
      setAside,
    );
    return standingOfProject(index, snapshot.records.projects[0]!);
  };
  const of = (...all: object[]) => all.map((part, place) => ({ id: `recE${place}`, projectIds: ['recP'], ...part }));

  it('is cancelled with all of its engagements, and stands without any', () => {
    expect(standing({}, [])).toBe('standing');
    expect(standing(cancelled, of(live))).toBe('cancelled');
    expect(standing({}, of(live))).toBe('standing');
    expect(standing({}, of(cancelled))).toBe('cancelled');
    expect(standing({}, of(cancelled, live))).toBe('standing');
    expect(standing({}, of(live, cancelled))).toBe('standing');
    expect(standing({}, of(cancelled, cancelled))).toBe('cancelled');
  });

  it('is unclear when an engagement that was set aside may be cancelled', () => {
    const naming = [lost('engagements', 'recE9', ['recP'])];
    expect(standing({}, [], naming)).toEqual(reason('engagements', 'recE9'));
    expect(standing({ engagementIds: ['recE9'] }, [], [lost('engagements', 'recE9')])).toEqual(
      reason('engagements', 'recE9'),
    );
    expect(standing({}, of(cancelled), naming)).toEqual(reason('engagements', 'recE9'));
    expect(standing({}, of(live), naming)).toBe('standing');
    expect(standing(cancelled, [], naming)).toBe('cancelled');
    expect(standing({}, [], [lost('engagements', 'recE9')])).toBe('standing');
  });
});

describe('a deliverable', () => {
  const standing = (own: object, records: Example['records'], setAside: SetAside[] = []) => {
    const { snapshot, index } = contextOver({ deliverables: [{ id: 'recD', ...own }], ...records }, setAside);
    return standingOfDeliverable(index, snapshot.records.deliverables[0]!);
  };
  const inside = (...all: object[]) => ({
    projects: all.map((part, place) => ({ id: `recP${place}`, deliverableIds: ['recD'], ...part })),
  });
  const unclear = (id: string) => [lost('engagements', 'recE9', [id])];

  it('is cancelled with all of its projects, and stands without any', () => {
    expect(standing({}, {})).toBe('standing');
    expect(standing(cancelled, inside(live))).toBe('cancelled');
    expect(standing({}, inside(live))).toBe('standing');
    expect(standing({}, inside(cancelled))).toBe('cancelled');
    expect(standing({}, inside(cancelled, live))).toBe('standing');
    const gone = { engagements: [{ ...cancelled, projectIds: ['recP0'] }] };
    expect(standing({}, { ...inside(live), ...gone })).toBe('cancelled');
  });

  it('is unclear with its projects, unless another of them stands', () => {
    expect(standing({}, inside(live), unclear('recP0'))).toEqual(reason('engagements', 'recE9'));
    expect(standing({}, inside(cancelled, live), unclear('recP1'))).toEqual(reason('engagements', 'recE9'));
    expect(standing({}, inside(live, cancelled), unclear('recP0'))).toEqual(reason('engagements', 'recE9'));
    expect(standing({}, inside(live, live), unclear('recP0'))).toBe('standing');
    expect(standing({}, inside(cancelled), [lost('projects', 'recP9', ['recD'])])).toEqual(reason('projects', 'recP9'));
    expect(standing({ projectIds: ['recP9'] }, {}, [lost('projects', 'recP9')])).toEqual(reason('projects', 'recP9'));
  });
});

it.each([
  ['Delivered', 1, true],
  ['Delivered', 0, false],
  ['Delivered', null, false],
  ['In progress', 1, false],
  [null, 1, false],
] as const)('a deliverable that is %j on day %j is delivered later: %j', (status, days, expected) => {
  expect(isDeliveredLater(blankRecord('deliverables', { status, deliveredOn: inDays(days) }), AS_OF)).toBe(expected);
});
