import { describe, expect, it } from 'vitest';
import type { Deliverable } from '../../src/model/index.ts';
import { httpsUrl, milestoneReport } from '../../src/reports/index.ts';
import { extractOf } from './portfolio.ts';

type Work = Partial<Deliverable>;
const term = { start: '2025-07-01', end: '2026-12-31' };

/** The report of one agreement with these deliverables. Non-breaking spaces are made plain, so that the texts can be typed. */
function report(
  work: Work[],
  engagement: { start?: string | null; end?: string | null; status?: 'Cancelled' | null } = term,
  asOf = '2026-06-15',
) {
  const extract = extractOf(
    {
      engagements: [{ id: 'recE', communityId: 'lumen', name: 'Lumen hub', ...engagement }],
      projects: [{ id: 'recP', name: 'Set-up', engagementIds: ['recE'] }],
      deliverables: work.map((one, i) => ({ id: `recD${i}`, name: `Piece ${i}`, projectIds: ['recP'], ...one })),
    },
    asOf,
  );
  const plain = JSON.parse(JSON.stringify(milestoneReport(extract)).replace(/[\u00a0\u202f]/g, ' ')) as ReturnType<
    typeof milestoneReport
  >;
  const [section] = plain.sections;
  if (!section) throw new Error('There is no section.');
  return { ...plain, section };
}

const done = (dueOn: string | null, deliveredOn: string | null): Work => ({ status: 'Delivered', dueOn, deliveredOn });
const open = (dueOn: string | null): Work => ({ status: 'In progress', dueOn });
const cancelled: Work = { status: 'Cancelled', dueOn: '2026-01-01' };

describe('the headline', () => {
  it.each<[string, Work[], string]>([
    [
      'on time and late',
      [done('2026-01-01', '2026-01-01'), done('2026-02-01', '2026-02-02'), open('2026-03-01')],
      '2 of 3 deliverables due by 15 June 2026 were delivered, 1 of them on time.',
    ],
    [
      'all on time',
      [done('2026-01-01', '2025-12-01'), done('2026-02-01', '2026-02-01')],
      'Both deliverables due by 15 June 2026 were delivered, both on time.',
    ],
    [
      'due on the as-of date and delivered is due',
      [done('2026-06-15', '2026-06-15'), open('2026-06-14')],
      '1 of 2 deliverables due by 15 June 2026 was delivered, on time.',
    ],
    [
      'what is open and due on the as-of date is not held against anyone yet',
      [done('2026-06-15', '2026-06-15'), open('2026-06-15')],
      'The one deliverable due by 15 June 2026 was delivered on time; 1 more falls due on that day.',
    ],
    ['only one, due on the as-of date', [open('2026-06-15')], 'The one deliverable is due on 15 June 2026.'],
    [
      'nothing due before the as-of date',
      [open('2026-06-15'), open('2026-08-01')],
      'Neither of the 2 deliverables was due before 15 June 2026; the first is due on 15 June 2026.',
    ],
    [
      'all without a delivery date',
      [done('2026-01-01', null), done('2026-02-01', null)],
      'Both deliverables due by 15 June 2026 were delivered; the delivery dates are not recorded.',
    ],
    [
      'one of several, without a delivery date',
      [done('2026-01-01', null), open('2026-02-01')],
      '1 of 2 deliverables due by 15 June 2026 was delivered; the delivery date is not recorded.',
    ],
    [
      'some without a delivery date',
      [done('2026-01-01', null), done('2026-02-01', '2026-02-01'), done('2026-02-02', '2026-02-03')],
      'All 3 deliverables due by 15 June 2026 were delivered, 1 of the 2 with a delivery date on time.',
    ],
    [
      'one with a delivery date',
      [done('2026-01-01', null), done('2026-02-02', '2026-02-03')],
      'Both deliverables due by 15 June 2026 were delivered, the one with a delivery date not on time.',
    ],
    [
      'only one, ahead of its date',
      [done('2026-09-01', '2026-06-01')],
      'The one deliverable was delivered ahead of its due date.',
    ],
    [
      'delivered without due dates',
      [done(null, '2026-01-01'), done(null, null), open(null)],
      '2 of 3 deliverables were delivered; no due dates are recorded.',
    ],
    [
      'all delivered without due dates',
      [done(null, null), done(null, null)],
      'Both deliverables were delivered; no due dates are recorded.',
    ],
    [
      'one delivered without a due date',
      [done(null, '2026-01-01')],
      'The one deliverable was delivered; no due date is recorded.',
    ],
    [
      'one, late',
      [done('2026-01-01', '2026-01-05')],
      'The one deliverable due by 15 June 2026 was delivered, 4 days late.',
    ],
    [
      'one, date unknown',
      [done('2026-01-01', null)],
      'The one deliverable due by 15 June 2026 was delivered; the delivery date is not recorded.',
    ],
    [
      'none of them',
      [open('2026-01-01'), open('2026-02-01'), cancelled],
      'Neither of the 2 deliverables due by 15 June 2026 was delivered.',
    ],
    [
      'ahead of the date',
      [open('2026-01-01'), done('2026-09-01', '2026-06-01')],
      'The one deliverable due by 15 June 2026 was not delivered; 1 more was delivered ahead of its due date.',
    ],
    [
      'nothing due yet',
      [open('2026-09-01'), open('2026-08-01')],
      'Neither of the 2 deliverables was due by 15 June 2026; the first is due on 1 August 2026.',
    ],
    ['all cancelled', [cancelled, cancelled], 'Both deliverables of this agreement were cancelled.'],
    ['no deliverables', [], 'No deliverables are recorded for this agreement.'],
    [
      'no due dates',
      [open(null), open(null)],
      'Neither of the 2 deliverables was delivered; no due dates are recorded.',
    ],
    [
      'a delivery dated after the as-of date',
      [done('2026-06-01', '2026-06-16')],
      'The one deliverable due by 15 June 2026 was not delivered.',
    ],
  ])('%s', (_, work, headline) => {
    expect(report(work).headline).toBe(headline);
  });

  it('says when nothing has begun, when it ended, and when it was cancelled', () => {
    expect(report([], { start: '2026-06-16', end: '2027-06-15' }).headline).toBe(
      'The agreement starts on 16 June 2026; no deliverables are recorded yet.',
    );
    expect(report([], { start: '2026-06-16', end: '2027-06-15' }).section.agreement).toMatchObject({
      state: 'planned',
      standing: 'Starts on 16 June 2026',
    });
    expect(report([], { start: '2025-06-15', end: '2026-06-14' }).section.agreement).toMatchObject({
      state: 'ended',
      standing: 'Ended on 14 June 2026',
    });
    expect(report([], { start: '2025-06-16', end: '2026-06-15' }).section.agreement).toMatchObject({
      state: 'current',
      standing: 'Ends on 15 June 2026',
    });
    expect(report([cancelled], { ...term, status: 'Cancelled' }).headline).toBe(
      'This agreement was cancelled. The one deliverable of this agreement was cancelled.',
    );
  });

  it('copes with dates that are missing or the wrong way round', () => {
    expect(report([], { start: null, end: null }).section.agreement).toMatchObject({
      state: 'undated',
      term: 'The dates are not recorded',
    });
    expect(report([], { start: '2026-02-01', end: '2026-01-01' }).section.agreement).toMatchObject({
      state: 'undated',
      term: '1 February 2026 to 1 January 2026; the end lies before the start',
    });
  });
});

describe('the commitments', () => {
  it('say how late or early each one is, and show cancelled work as such', () => {
    const { commitments } = report([
      done('2026-01-10', '2026-01-10'),
      done('2026-01-11', '2026-01-08'),
      done('2026-01-12', '2026-03-01'),
      open('2026-01-13'),
      open('2026-06-15'),
      open('2026-07-15'),
      { ...cancelled, dueOn: '2026-08-01' },
      { status: null, dueOn: '2026-09-01' },
      open(null),
    ]).section;
    expect(commitments.map(({ status, timing, mark }) => [status, timing, mark])).toEqual([
      ['Delivered', 'on its due date', 'delivered'],
      ['Delivered', '3 days early', 'delivered'],
      ['Delivered late', '48 days late', 'delivered'],
      ['Overdue', '153 days overdue', 'late'],
      ['In progress', 'due on 15 June 2026', 'open'],
      ['In progress', 'due in 30 days', 'open'],
      ['Cancelled', '', 'cancelled'],
      ['Status not recorded', 'due in 78 days', 'open'],
      ['In progress', '', 'open'],
    ]);
  });

  it('give what is next: overdue work and the next 90 days, both ends included', () => {
    const work = [
      open('2026-06-14'),
      open('2026-09-13'),
      open('2026-09-14'),
      done('2026-07-01', '2026-06-01'),
      { ...cancelled, dueOn: '2026-07-01' },
    ];
    expect(report(work).section.next?.items.map(({ dueOn }) => dueOn)).toEqual(['2026-06-14', '2026-09-13']);
  });

  it('show evidence that is public, as a link only when it is an https address', () => {
    const proof = (githubIssueUrl: string, isPublic = true) =>
      report([{ githubIssueUrl, isPublic }]).section.commitments[0]?.evidence;
    expect(proof('https://github.com/lumen/hub/issues/12')).toEqual({
      url: 'https://github.com/lumen/hub/issues/12',
      text: 'hub#12',
    });
    expect(proof('javascript:alert(1)')).toEqual({ url: null, text: 'javascript:alert(1)' });
    expect(proof('https://github.com/lumen/hub/issues/12', false)).toBeNull();
    expect(['http://a.example/', 'https://u:p@a.example/', '//a.example', 'a', null].map(httpsUrl)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('name what is missing', () => {
    expect(report([open(null), done('2026-01-01', null), { status: null }]).section.notes).toEqual([
      '2 deliverables have no due date, so they are not counted as due.',
      '1 deliverable has no delivery date, so it is not counted as on time.',
      '1 deliverable has no status, so it is not counted as delivered.',
    ]);
  });
});

describe('work that was cancelled with what it belongs to', () => {
  const overdue = { projectIds: ['recP'], status: 'In progress' as const, dueOn: '2026-01-01' };
  const statesOf = (engagement: 'Cancelled' | null, projects: ('Cancelled' | 'Active')[]) => {
    const ids = projects.map((_, i) => `recP${i}`);
    const { sections } = milestoneReport(
      extractOf({
        engagements: [{ id: 'recE', communityId: 'lumen', ...term, status: engagement }],
        projects: projects.map((status, i) => ({ id: `recP${i}`, name: `P${i}`, engagementIds: ['recE'], status })),
        deliverables: [
          { ...overdue, id: 'recD0', projectIds: ids },
          { ...overdue, id: 'recD1', projectIds: ids, status: null },
          { ...overdue, id: 'recD2', projectIds: ids, status: 'Delivered', deliveredOn: '2026-01-01' },
        ],
      }),
    );
    const [section] = sections;
    return { words: section?.commitments.map(({ status }) => status), next: section?.next?.items.length ?? 0 };
  };

  it.each([
    ['the agreement', 'Cancelled' as const, ['Active' as const]],
    ['every project', null, ['Cancelled' as const, 'Cancelled' as const]],
  ])('is cancelled unless it was delivered: %s', (_, engagement, projects) => {
    expect(statesOf(engagement, projects)).toEqual({ words: ['Cancelled', 'Cancelled', 'Delivered'], next: 0 });
  });

  it('is still open while one project goes on', () => {
    expect(statesOf(null, ['Cancelled', 'Active'])).toEqual({ words: ['Overdue', 'Overdue', 'Delivered'], next: 2 });
  });

  it('is not missed in a project without deliverables', () => {
    const { sections } = milestoneReport(
      extractOf({
        engagements: [{ id: 'recE', communityId: 'lumen', ...term }],
        projects: [
          { id: 'recP0', name: 'Stopped', engagementIds: ['recE'], status: 'Cancelled' },
          { id: 'recP1', name: 'Idle', engagementIds: ['recE'], status: 'Active' },
        ],
      }),
    );
    expect(sections[0]?.notes).toEqual(['One project has no deliverables: Idle.']);
  });
});

it('gives no percentage of what nobody dated, and the due date of today as the next one', () => {
  const notes = (work: Work[]) => report(work).figures.map(({ note }) => note);
  expect(notes([done('2026-01-01', null), done('2026-01-01', null), open('2026-06-15')]).slice(0, 3)).toEqual([
    '100 %',
    '2 without a delivery date',
    'on the as-of date: Piece 2',
  ]);
  expect(notes([done('2026-01-01', null), done('2026-01-01', '2026-01-01')])[1]).toBe(
    '50 %; 1 without a delivery date',
  );
});

it('counts its figures from the commitments of that agreement', () => {
  const { figures } = report([
    done('2026-01-01', '2026-01-01'),
    done('2026-02-01', '2026-02-02'),
    open('2026-03-01'),
    open('2026-07-01'),
    cancelled,
    done('2026-12-01', '2026-01-01'),
  ]);
  expect(figures.map(({ id, value, note }) => [id, value, note])).toEqual([
    ['delivered', '2 of 3', '67 %'],
    ['on-time', '1 of 2', '50 %'],
    ['next-due', '1 Jul 2026', 'in 16 days: Piece 3'],
    ['cancelled', '1', 'of 6 deliverables recorded'],
  ]);
});

it('puts the current agreement first, then planned, undated, ended and cancelled ones', () => {
  const terms: Record<string, [string | null, string | null, 'Cancelled' | null]> = {
    old: ['2023-01-01', '2023-12-31', null],
    older: ['2022-01-01', '2022-12-31', null],
    now: ['2026-01-01', '2026-12-31', null],
    next: ['2027-01-01', '2027-12-31', null],
    undated: [null, null, null],
    stopped: ['2026-01-01', '2026-12-31', 'Cancelled'],
  };
  const engagements = Object.entries(terms).map(([id, [start, end, status]]) => ({
    id,
    communityId: 'lumen',
    start,
    end,
    status,
  }));
  const { sections } = milestoneReport(extractOf({ engagements }));
  expect(sections.map(({ agreement }) => agreement.id)).toEqual(['now', 'next', 'undated', 'old', 'older', 'stopped']);
});

describe('the agreement that the page is about', () => {
  const agreements = {
    now: ['2026-01-01', '2026-12-31'],
    next: ['2027-01-01', '2027-12-31'],
    old: ['2024-01-01', '2024-12-31'],
    older: ['2023-01-01', '2023-12-31'],
  } as const;
  const main = (ids: (keyof typeof agreements)[], having: string[]) => {
    const { headline, sections } = milestoneReport(
      extractOf({
        engagements: ids.map((id) => ({
          id,
          name: `Term ${id}`,
          communityId: 'lumen',
          start: agreements[id][0],
          end: agreements[id][1],
        })),
        projects: having.map((id) => ({ id: `recP${id}`, engagementIds: [id] })),
        deliverables: having.map((id) => ({ id: `recD${id}`, projectIds: [`recP${id}`] })),
      }),
    );
    return [headline.split(' ').slice(0, 2).join(' '), sections[0]?.agreement.id];
  };

  it.each([
    ['current', ['older', 'old', 'now', 'next'], ['old', 'now', 'next'], 'now'],
    ['newest ended', ['older', 'old', 'now', 'next'], ['older', 'old', 'next'], 'old'],
    ['planned', ['now', 'next'], ['next'], 'next'],
    ['first, when none has deliverables', ['next', 'now'], [], 'now'],
  ] as const)('is the %s one, and is named when there are several', (_, ids, having, id) => {
    expect(main([...ids], [...having])).toEqual([`Term ${id}:`, id]);
  });

  it('is not named when there is only one', () => {
    expect(main(['now'], [])[0]).toBe('No deliverables');
  });

  it('says what is overdue of the others', () => {
    const { headline } = milestoneReport(
      extractOf({
        engagements: [
          { id: 'now', name: 'Term now', communityId: 'lumen', start: '2026-01-01', end: '2026-12-31' },
          { id: 'old', name: 'Term old', communityId: 'lumen', start: '2024-01-01', end: '2025-12-31' },
        ],
        projects: ['now', 'old'].map((id) => ({ id: `recP${id}`, engagementIds: [id] })),
        deliverables: [
          { id: 'recD1', projectIds: ['recPnow'], ...done('2026-02-01', '2026-02-01') },
          { id: 'recD2', projectIds: ['recPold'], ...open('2025-02-01') },
        ],
      }),
    );
    expect(headline).toMatch(/^Term now: .* on time\. One deliverable of another agreement is overdue\.$/);
  });
});
