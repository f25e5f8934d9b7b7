import { describe, expect, it } from 'vitest';
import type { Deliverable, Engagement } from '../../src/model/index.ts';
import { milestoneReport, type CommunityExtract } from '../../src/reports/index.ts';
import { extractOf } from './portfolio.ts';

type Work = Partial<Deliverable> & { id: string };
interface State {
  work?: Work[];
  engagement?: Partial<Engagement>;
  project?: 'Cancelled' | null;
}

const at = ({ work = [], engagement = {}, project = null }: State, asOf: string): CommunityExtract =>
  extractOf(
    {
      engagements: [
        { id: 'recE', name: 'Hub', communityId: 'lumen', start: '2025-07-01', end: '2026-12-31', ...engagement },
      ],
      projects: [{ id: 'recP', name: 'Set-up', engagementIds: ['recE'], status: project }],
      deliverables: work.map((one) => ({ name: one.id, projectIds: ['recP'], ...one })),
    },
    asOf,
  );

const period = { id: '2026-Q1', kind: 'quarter', name: null, from: '2026-01-01', to: '2026-03-31' } as const;

/** The changes from a state at the end of March to one on 15 June. */
function changes(before: State | null, now: State, language: 'en' | 'es' = 'en') {
  const old = before && at(before, '2026-03-31');
  const previous = old && {
    period,
    publishedOn: '2026-04-10',
    asOf: '2026-03-31',
    engagements: old.engagements,
    projects: old.projects,
    deliverables: old.deliverables,
  };
  const report = milestoneReport({ ...at(now, '2026-06-15'), previous, language });
  const found = report.sections[0]?.changes ?? null;
  const lines = found?.items.map(({ word, name, text }) => `${word} · ${name ?? '–'}: ${text}`.replace(/\u00a0/g, ' '));
  return { ...found, lines, table: report.tables.find(({ id }) => id === 'changes') };
}

const open: Partial<Deliverable> = { status: 'In progress', dueOn: '2026-08-01' };
const done: Partial<Deliverable> = { status: 'Delivered', dueOn: '2026-05-01', deliveredOn: '2026-04-20' };

describe('since the last edition', () => {
  it.each<[string, Work | null, Work | null, string[]]>([
    ['nothing', { id: 'A', ...open }, { id: 'A', ...open }, []],
    [
      'delivered',
      { id: 'A', ...open, dueOn: '2026-05-01' },
      { id: 'A', ...done },
      ['Delivered · A: delivered on 20 April 2026, 11 days early'],
    ],
    [
      'delivered without a date',
      { id: 'A', ...open },
      { id: 'A', ...open, status: 'Delivered' },
      ['Delivered · A: delivered; the date is not recorded'],
    ],
    ['new', null, { id: 'A', ...open }, ['New · A: added, due on 1 August 2026']],
    [
      'new and delivered',
      null,
      { id: 'A', ...done },
      ['Delivered · A: delivered on 20 April 2026, 11 days early', 'New · A: added, due on 1 May 2026'],
    ],
    [
      'removed',
      { id: 'A', ...open },
      null,
      ['No longer recorded · A: stood in the last report and is no longer recorded under this agreement'],
    ],
    [
      'moved',
      { id: 'A', ...open },
      { id: 'A', ...open, dueOn: '2026-09-01' },
      ['Due date · A: due date moved from 1 August 2026 to 1 September 2026'],
    ],
    ['dated', { id: 'A', ...open, dueOn: null }, { id: 'A', ...open }, ['Due date · A: due date set to 1 August 2026']],
    [
      'undated',
      { id: 'A', ...open },
      { id: 'A', ...open, dueOn: null },
      ['Due date · A: due date removed; it was 1 August 2026'],
    ],
    ['cancelled', { id: 'A', ...open }, { id: 'A', ...open, status: 'Cancelled' }, ['Cancelled · A: cancelled']],
    [
      'open again',
      { id: 'A', ...done, deliveredOn: '2026-03-01' },
      { id: 'A', ...open, dueOn: '2026-05-01' },
      [
        'Overdue · A: was due on 1 May 2026 and is not delivered',
        'Open again · A: in the last report it was given as: delivered',
      ],
    ],
    [
      'renamed and reworded',
      { id: 'A', ...open, name: 'Old', commitment: 'one' },
      { id: 'A', ...open, commitment: 'two' },
      ['Renamed · A: was called Old', 'Reworded · A: the commitment read: one'],
    ],
    [
      'delivery date corrected',
      { id: 'A', ...done, deliveredOn: '2026-03-01' },
      { id: 'A', ...done, deliveredOn: '2026-03-02' },
      ['Delivery date · A: delivery date moved from 1 March 2026 to 2 March 2026'],
    ],
    [
      'newly overdue',
      { id: 'A', ...open, dueOn: '2026-04-01' },
      { id: 'A', ...open, dueOn: '2026-04-01' },
      ['Overdue · A: was due on 1 April 2026 and is not delivered'],
    ],
    [
      'overdue as before',
      { id: 'A', ...open, dueOn: '2026-02-01' },
      { id: 'A', ...open, dueOn: '2026-02-01' },
      ['Overdue · A: was due on 1 February 2026, overdue in the last report too'],
    ],
    [
      'delivered when the last report was frozen, after its as-of date',
      { id: 'A', ...done, deliveredOn: '2026-04-05' },
      { id: 'A', ...done, deliveredOn: '2026-04-05' },
      ['Delivered · A: delivered on 5 April 2026, 26 days early'],
    ],
  ])('%s', (_, before, now, lines) => {
    const found = changes({ work: before ? [before] : [] }, { work: now ? [now] : [] });
    expect(found.lines).toEqual(lines);
    expect(found.heading?.replace(/\u00a0/g, ' ')).toBe('Changes and problems since 31 March 2026');
    expect(found.intro?.replace(/\u00a0/g, ' ')).toBe(
      'Compared with the edition “First quarter of 2026”, published on 10 April 2026.',
    );
    expect(found.table?.rows.length).toBe(lines.length);
  });

  it('names changes of the agreement itself', () => {
    expect(
      changes({ engagement: { fteCommitted: 0.5 } }, { engagement: { fteCommitted: null, end: '2027-01-31' } }).lines,
    ).toEqual([
      'Term · –: was 1 July 2025 to 31 December 2026; is 1 July 2025 to 31 January 2027',
      'FTE · –: was 0.50; is not recorded',
    ]);
    expect(
      changes({ work: [{ id: 'A', ...open }] }, { work: [{ id: 'A', ...open }], engagement: { status: 'Cancelled' } })
        .lines,
    ).toEqual(['Cancelled · –: cancelled', 'Cancelled · A: cancelled']);
  });

  it('knows work that was cancelled with its project then', () => {
    const work = [{ id: 'A', ...open }];
    expect(changes({ work, project: 'Cancelled' }, { work, project: 'Cancelled' }).lines).toEqual([]);
    expect(changes({ work, project: 'Cancelled' }, { work }).lines).toEqual([
      'Open again · A: in the last report it was given as: cancelled',
    ]);
  });

  it('says so when the last report did not hold the agreement', () => {
    const found = changes({ engagement: { id: 'recOld' } }, { work: [{ id: 'A', ...done }] });
    expect(found.intro).toMatch(/^The last report did not hold this agreement/);
    expect(found.lines).toEqual(['Delivered · A: delivered on 20 April 2026, 11 days early']);
  });

  it('does not compare with an edition that is younger than the report', () => {
    const extract = at({ work: [{ id: 'A', ...open }] }, '2026-03-01');
    const { engagements, projects, deliverables } = extract;
    const previous = { period, publishedOn: '2026-04-10', asOf: '2026-03-31', engagements, projects, deliverables };
    expect(milestoneReport({ ...extract, previous }).sections[0]?.changes?.intro).toMatch(/^No earlier report/);
  });
});

describe('without an earlier edition', () => {
  it('tells what was delivered in 90 days and what is overdue', () => {
    const found = changes(null, {
      work: [
        { id: 'A', ...done, deliveredOn: '2026-03-18' },
        { id: 'B', ...done, deliveredOn: '2026-03-17' },
        { id: 'C', ...open, dueOn: '2026-06-14' },
        { id: 'D', ...open },
      ],
    });
    expect(found.lines).toEqual([
      'Overdue · C: was due on 14 June 2026 and is not delivered',
      'Delivered · A: delivered on 18 March 2026, 44 days early',
    ]);
    expect(found.heading).toBe('Changes and problems of the last 90 days');
    expect(found.intro).toMatch(/^No earlier report was published/);
  });

  it('names the days in an edition, and is silent of what is over and unchanged', () => {
    const extract = { ...at({}, '2026-03-31'), period, through: '2026-03-31' };
    const [section] = milestoneReport(extract).sections;
    expect([section?.changes?.heading, section?.next?.heading].map((text) => text?.replace(/\u00a0/g, ' '))).toEqual([
      'Changes and problems of the 90 days to 31 March 2026',
      'The 90 days after 31 March 2026',
    ]);
    expect(milestoneReport(at({ engagement: { end: '2026-06-14' } }, '2026-06-15')).sections[0]).toMatchObject({
      changes: null,
      next: null,
    });
  });
});

it('speaks Spanish', () => {
  const found = changes(
    { work: [{ id: 'A', ...open }] },
    { work: [{ id: 'A', ...open, dueOn: '2026-06-01' }], engagement: { end: '2027-01-31' } },
    'es',
  );
  expect(found.lines).toEqual([
    'Atrasado · A: vencía el 1 de junio de 2026 y no se ha entregado',
    'Vencimiento · A: fecha de vencimiento cambiada del 1 de agosto de 2026 al 1 de junio de 2026',
    'Vigencia · –: era: Del 1 de julio de 2025 al 31 de diciembre de 2026; es: Del 1 de julio de 2025 al 31 de enero de 2027',
  ]);
});
