import { describe, expect, it } from 'vitest';
import { readConfig, type Deliverable, type Engagement } from '../../src/model/index.ts';
import { milestoneReport, type MilestoneReport } from '../../src/reports/index.ts';
import { textsOf } from '../../src/reports/texts/index.ts';
import { ASOF, config, extractOf, type Given } from './portfolio.ts';

type Agreement = Partial<Engagement> & { id: string };
type Work = Partial<Deliverable>;

const term = { start: '2025-07-01', end: '2026-12-31' };
const given = (agreements: Agreement[], work: Record<string, Work[]> = {}, fteLog: Given['fteLog'] = []): Given => ({
  engagements: agreements.map((one) => ({ name: one.id, communityId: 'lumen', ...term, ...one })),
  projects: agreements.map(({ id }) => ({ id: `P${id}`, name: `Work of ${id}`, engagementIds: [id] })),
  deliverables: Object.entries(work).flatMap(([id, list]) =>
    list.map((one, i) => ({ id: `${id}${i}`, name: `${id}${i}`, projectIds: [`P${id}`], ...one })),
  ),
  fteLog,
});

const plain = (report: MilestoneReport): MilestoneReport =>
  JSON.parse(JSON.stringify(report).replace(/[\u00a0\u202f]/g, ' ')) as MilestoneReport;
const reportOf = (records: Given, asOf = ASOF, settings = config) =>
  plain(milestoneReport(extractOf(records, asOf, settings)));

const done: Work = { status: 'Delivered', dueOn: '2026-03-01', deliveredOn: '2026-03-05' };
const late: Work = { status: 'In progress', dueOn: '2026-06-01' };
const soon: Work = { status: 'Not started', dueOn: '2026-07-01' };
const cancelled: Work = { status: 'Cancelled', dueOn: '2026-04-01' };

describe('edge cases', () => {
  it('no deliverables: no timeline, nothing to sign, and it says so', () => {
    const [section] = reportOf(given([{ id: 'A' }])).sections;
    expect(section).toMatchObject({ timeline: null, signOff: null, commitments: [], fte: null });
    expect(section?.notes).toEqual(['One project has no deliverables: Work of A.']);
  });

  it('all cancelled: shown as such, in the table and the timeline, and nothing to sign', () => {
    const report = reportOf(given([{ id: 'A' }], { A: [cancelled, cancelled] }));
    expect(report.headline).toBe('Both deliverables of this agreement were cancelled.');
    expect(report.sections[0]).toMatchObject({
      signOff: null,
      timeline: { title: '2 deliverables, all cancelled', rows: [{ mark: 'cancelled' }, { mark: 'cancelled' }] },
    });
    expect(report.tables[0]?.rows.map((row) => row[7])).toEqual(['Cancelled', 'Cancelled']);
  });

  it('ended yesterday: no next 90 days, and the whole to sign', () => {
    const [section] = reportOf(
      given([{ id: 'A', start: '2025-06-15', end: '2026-06-14' }], { A: [done, late] }),
    ).sections;
    expect(section?.agreement.standing).toBe('Ended on 14 June 2026');
    expect(section?.next).toBeNull();
    expect(section?.signOff?.statement).toBe(
      'A: 2 deliverables due by 15 June 2026; 1 delivered, 0 of them on time; 1 not delivered.',
    );
  });

  it('starts tomorrow: the commitments and what is next, no changes, nothing to sign', () => {
    const [section] = reportOf(given([{ id: 'A', start: '2026-06-16' }], { A: [soon] })).sections;
    expect(section).toMatchObject({ changes: null, signOff: null, next: { items: [{ name: 'A0' }] } });
    expect(section?.agreement.standing).toBe('Starts on 16 June 2026');
  });

  it('two overlapping agreements keep their own, with addresses of their own', () => {
    const report = reportOf(
      given([{ id: 'A' }, { id: 'B', end: '2026-09-30' }, { id: 'C', start: '2026-01-01' }], {
        A: [done],
        B: [late, done],
        C: [soon],
      }),
    );
    expect(report.sections.map(({ slug, commitments }) => [slug, commitments.map(({ name }) => name)])).toEqual([
      ['2025-07-01', ['A0']],
      ['2026-01-01', ['C0']],
      ['2025-07-01-2', ['B1', 'B0']],
    ]);
    const ids = report.charts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(report.headline).toMatch(/^A: .* One deliverable of another agreement is overdue\.$/);
    expect(report.headline).toBe(`${report.about}: ${report.result}`);
  });

  it('no due dates: shown, without a place in time', () => {
    const [section] = reportOf(
      given([{ id: 'A' }], { A: [{ status: 'In progress' }, { status: 'Delivered' }] }),
    ).sections;
    expect(section?.timeline).toBeNull();
    expect(section?.commitments.map(({ lateBy, due }) => [lateBy, due])).toEqual([
      [null, false],
      [null, false],
    ]);
  });

  it.each([
    ['<script>alert(1)</script>', 'O\'Brien & "quotes"'],
    ['שלום עולם', '=HYPERLINK("x")'],
  ])('a name is text: %s', (name, commitment) => {
    const report = reportOf(given([{ id: 'A', name }], { A: [{ ...late, name, commitment }] }));
    expect(report.sections[0]?.commitments[0]).toMatchObject({ name, commitment });
    expect(report.sections[0]?.timeline?.rows[0]?.label).toBe(name);
    expect(report.charts.map(({ id }) => id)).toEqual(['timeline-2025-07-01']);
  });
});

describe('late by', () => {
  const lateBy = (work: Work, asOf = ASOF) =>
    reportOf(given([{ id: 'A' }], { A: [work] }), asOf).sections[0]?.commitments[0]?.lateBy;

  it.each<[string, Work, number | null]>([
    ['delivered late', done, 4],
    ['delivered on the day', { ...done, deliveredOn: '2026-03-01' }, 0],
    ['delivered early', { ...done, deliveredOn: '2026-02-01' }, 0],
    ['overdue', late, 14],
    ['due on the as-of date', { ...late, dueOn: ASOF }, null],
    ['to come', soon, null],
    ['cancelled', cancelled, null],
    ['delivered without a date', { ...done, deliveredOn: null }, null],
    ['delivered without a due date', { ...done, dueOn: null }, null],
  ])('%s', (_, work, days) => {
    expect(lateBy(work)).toBe(days);
  });

  it('is a column of its own in the file', () => {
    const { columns, rows } = reportOf(given([{ id: 'A' }], { A: [done, late] })).tables[0]!;
    const at = columns.findIndex(({ id }) => id === 'late_by');
    expect(rows.map((row) => row[at])).toEqual([4, 14]);
  });
});

describe('the timeline', () => {
  const work = { A: [done, late, soon, cancelled, { status: 'In progress' } as Work] };
  const timeline = reportOf(given([{ id: 'A' }], work)).sections[0]?.timeline;

  it('holds every deliverable, cancelled and undated ones too', () => {
    expect(timeline?.rows.map(({ from, to, doneOn, mark, status }) => [from, to, doneOn, mark, status])).toEqual([
      ['2025-07-01', '2026-03-01', '2026-03-05', 'delivered', 'Delivered, 4 days late'],
      ['2025-07-01', '2026-04-01', null, 'cancelled', 'Cancelled'],
      ['2025-07-01', '2026-06-01', null, 'late', '14 days overdue'],
      ['2025-07-01', '2026-07-01', null, 'open', 'Not started, due in 16 days'],
      [null, null, null, 'open', 'In progress'],
    ]);
    expect([timeline?.from, timeline?.to, timeline?.today]).toEqual(['2025-07-01', '2026-12-31', ASOF]);
  });

  it('says the counts', () => {
    expect(timeline?.title).toBe('1 of 4 deliverables delivered, 1 overdue');
    expect(timeline?.summary).toBe(
      '5 deliverables, due from 1 March 2026 to 1 July 2026; 1 delivered, 1 of them after the due date; 1 overdue, by 14 days at most; 2 open; 1 cancelled.',
    );
  });

  it('has no line for a date outside of it, and no bar that runs backwards', () => {
    const old = reportOf(
      given([{ id: 'A', start: '2025-01-01', end: '2025-12-31' }], {
        A: [{ ...done, dueOn: '2024-12-01', deliveredOn: null }],
      }),
    );
    expect(old.sections[0]?.timeline).toMatchObject({ today: null, from: '2024-12-01', rows: [{ from: null }] });
  });
});

describe('the RAG status', () => {
  const shared = readConfig({ audiences: { rag: { communities: ['lumen'] } } });
  const status = (engagement: Partial<Engagement>, settings = shared) =>
    reportOf(given([{ id: 'A', ragNote: 'SECRET', ...engagement }]), ASOF, settings);

  it.each([
    ['Green', 'delivered', /^Green: on track$/],
    ['Amber', 'warning', /^Amber: at risk$/],
    ['Red', 'error', /^Red: not on track$/],
  ] as const)('%s comes with its meaning, never with the note', (rag, mark, word) => {
    const report = status({ rag });
    expect(report.sections[0]?.status).toMatchObject({ mark, recorded: 'As recorded on 15 June 2026.' });
    expect(report.sections[0]?.status?.word).toMatch(word);
    expect(report.sections[0]?.status?.meaning.length).toBeGreaterThan(20);
    expect(JSON.stringify(report)).not.toContain('SECRET');
  });

  it('is not there when it is not shared, and not of an agreement that is over', () => {
    expect(status({ rag: 'Red' }, config).sections[0]?.status).toBeNull();
    expect(status({ rag: 'Red', end: '2026-06-14' }).sections[0]?.status).toBeNull();
    expect(status({ rag: null }).sections[0]?.status).toMatchObject({ mark: null, status: null });
  });
});

describe('in an edition', () => {
  it('names the day, and knows nothing of what came after it', () => {
    const extract = extractOf(
      given([{ id: 'A' }], {
        A: [
          { ...late, dueOn: '2026-03-31' },
          { ...done, deliveredOn: '2026-04-01' },
        ],
      }),
      '2026-03-31',
    );
    const report = plain(milestoneReport({ ...extract, through: '2026-03-31' }));
    expect(report.headline).toBe(
      'The one deliverable due by 31 March 2026 was not delivered; 1 more falls due on that day.',
    );
    expect(report.sections[0]?.commitments.map(({ timing }) => timing)).toEqual([
      '30 days overdue',
      'due on 31 March 2026',
    ]);
  });
});

/** Every text of a catalogue that is not made of others, with the texts of functions for some arguments. */
function textsIn(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const made = [1, 2].flatMap((number) => {
      try {
        const text: unknown = (node as (...args: unknown[]) => unknown)(
          ...Array.from({ length: node.length }, () => number),
        );
        return typeof text === 'string' ? [text] : [];
      } catch {
        return [];
      }
    });
    return made.map((text) => [path, text]);
  }
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => textsIn(value, `${path}.${key}`));
}

describe('in Spanish', () => {
  const records = given([{ id: 'A', fteCommitted: 0.5 }], { A: [done, late, soon, cancelled] }, [
    { id: 'F', engagementIds: ['A'], month: '2025-07', fte: 0.4 },
  ]);
  const report = plain(milestoneReport({ ...extractOf(records), language: 'es' }));

  it('says the same', () => {
    expect(report.headline).toBe(
      'Se entregó 1 de los 2 entregables con vencimiento hasta el 15 de junio de 2026, con retraso.',
    );
    expect(report.figures.map(({ value, note }) => `${value}: ${note}`)).toEqual([
      '1 de 2: 50 %',
      '0 de 1: 0 %',
      '1 jul 2026: dentro de 16 días: A2',
      '1: de 4 entregables registrados',
      '0,03 de 0,50: 7 %; media de 11 meses completos; 10 meses sin anotación no suman nada',
    ]);
    expect(report.sections[0]?.signOff?.statement).toBe(
      'A: 2 entregables con vencimiento hasta el 15 de junio de 2026; 1 entregado, 0 de ellos a tiempo; 1 sin entregar; 1 más pendiente; 1 cancelado.',
    );
  });

  it('has no text that is the English one', () => {
    const es = new Map(textsIn(textsOf('es').milestone));
    const same = textsIn(textsOf('en').milestone).filter(
      ([path, text]) => es.get(path) === text && /[a-z]{2}/i.test(text),
    );
    // Put together from arguments alone, or the same word.
    const alike = /\.(about|of|next|summary|unit|no)$/;
    expect(same.filter(([path]) => !alike.test(path))).toEqual([]);
  });

  it('leaves no English word in the report', () => {
    const said: string[] = [];
    // Ids, kinds and states are for programs.
    JSON.stringify({ ...report, provenance: [], quality: [] }, (key, value: unknown) => {
      const isCode =
        ['id', 'kind', 'state', 'mark'].includes(key) || (key === 'definition' && !/\s/.test(String(value)));
      if (typeof value === 'string' && !isCode) said.push(value);
      return value;
    });
    const text = said.join('\n').replaceAll('Project Deliverables', '').replaceAll('Work of A', '');
    expect(text.match(/\b(the|of|deliverables?|agreement|due|months?|overdue|delivered|days|not)\b/gi) ?? []).toEqual(
      [],
    );
    expect(said.length).toBeGreaterThan(100);
  });
});
