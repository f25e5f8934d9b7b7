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
      'due today is due',
      [done('2026-06-15', '2026-06-15'), open('2026-06-15')],
      '1 of 2 deliverables due by 15 June 2026 was delivered, on time.',
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
      'Neither of the 2 deliverables was due by 15 June 2026; no due date is recorded.',
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
      standing: 'Ends today',
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
      ['In progress', 'due today', 'open'],
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
    expect(report(work).section.next.map(({ dueOn }) => dueOn)).toEqual(['2026-06-14', '2026-09-13']);
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
    ['next-due', '1 Jul 2026', 'Piece 3, in 16 days'],
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
