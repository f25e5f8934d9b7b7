import {
  summarise,
  summariseRange,
  summariseTimeline,
  type AnyChart,
  type ChartSpec,
  type RangeSpec,
  type TimelineSpec,
} from '../../src/charts/index.ts';

const month = (index: number) => {
  const number = 2024 * 12 + 6 + index;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
};
const months = (count: number) => Array.from({ length: count }, (_, i) => month(i));

/** A valid chart of 24 months from July 2024, with what differs. */
export const chart = (differs: Partial<ChartSpec> = {}): ChartSpec => ({
  id: 'monthly-users',
  kind: 'line',
  title: 'Use doubled in term',
  summary: 'Users rose from 40 to 120.',
  unit: 'users',
  decimals: 0,
  x: { kind: 'month', label: 'Month', values: months(24) },
  series: [],
  notes: [],
  source: 'Prometheus, jupyterhub_active_users{period="30d"}',
  definition: 'People with any activity in the 30 days before the end of the month.',
  ...differs,
});

const term = [40, 38, 62, 88, 91, 60, 72, 96, 101, 99, 70, 44];
const users = [...term, ...term.map((value) => Math.round(value * 1.6))];
const hole = (values: number[], ...at: number[]) => values.map((value, i) => (at.includes(i) ? null : value));

const series = (id: string, label: string, values: (number | null)[]) => ({ id, label, values });
const days = Array.from({ length: 730 }, (_, i) => new Date(Date.UTC(2024, 6, 1 + i)).toISOString().slice(0, 10));
const daily = (base: number, shift: number) =>
  days.map((_, i) =>
    i >= 300 && i < 321 ? null : Math.round(base * (1 + 0.4 * Math.sin((i + shift) / 58)) * (i % 7 > 4 ? 0.35 : 1)),
  );

const weeks = Array.from({ length: 104 }, (_, i) => new Date(Date.UTC(2024, 5, 3 + i * 7)).toISOString().slice(0, 10));
const row = (id: string, label: string, differs: Partial<TimelineSpec['rows'][number]>) => ({
  id,
  label,
  group: '',
  from: null,
  to: null,
  doneOn: null,
  mark: 'open' as const,
  status: 'Not started',
  ...differs,
});

const { title, summary, notes, source, definition } = chart();
const described = { title, summary, notes, source, definition };

/** A valid timeline of July 2025 to September 2026, with what differs. */
export const timeline = (differs: Partial<TimelineSpec> = {}): TimelineSpec => ({
  ...described,
  id: 'timeline',
  kind: 'timeline',
  from: '2025-07-01',
  to: '2026-09-30',
  today: '2026-06-15',
  rows: [],
  ...differs,
});

export const range = (differs: Partial<RangeSpec> = {}): RangeSpec => ({
  ...described,
  id: 'range',
  kind: 'range',
  unit: 'FTE days',
  decimals: 1,
  rows: [],
  ...differs,
});

const WORKSHOPS = ['2024-08-01', '2024-09-14', '2024-10-02', '2025-03-03', '2025-03-09', '2025-11-30', '2026-01-10'];

/** One chart for each thing a drawing must get right; golden files and screenshots are made of them. */
export const SPECS = {
  'one-hub-with-gaps': chart({
    series: [series('north', 'North hub', hole(users, 9, 10, 11, 15))],
    notes: ['No data from April to June 2025: the metrics of the hub stopped.'],
  }),
  'two-hubs': chart({
    id: 'two-hubs',
    title: 'Both hubs grew, the teaching hub faster',
    series: [
      series(
        'research',
        'Research',
        users.map((value) => Math.round(value * 0.55)),
      ),
      series('teaching', 'Teaching', hole(users, 6, 7)),
    ],
  }),
  'single-points': chart({
    id: 'single-points',
    series: [
      series(
        'north',
        'North hub',
        Array.from({ length: 24 }, (_, i) => (i === 4 ? 12 : i === 20 ? 31 : null)),
      ),
    ],
  }),
  'close-ends': chart({
    id: 'close-ends',
    title: 'Five hubs end close together',
    series: ['Ocean', 'Climate', 'Genome', 'Seismic', 'Astro'].map((label, k) =>
      series(
        label.toLowerCase(),
        label,
        users.map((value, i) => Math.round(value * 0.4 + k * 2 + ((i * (k + 3)) % 11))),
      ),
    ),
  }),
  legend: chart({
    id: 'legend',
    title: 'Eight hubs, of which six are drawn',
    series: Array.from({ length: 8 }, (_, k) =>
      series(
        `hub-${k}`,
        `Hub of the institute number ${k + 1}`,
        users.map((value) => Math.round(value * (1 - k * 0.11))),
      ),
    ),
  }),
  bars: chart({
    id: 'bars',
    kind: 'bar',
    title: 'Cloud cost follows use',
    unit: 'USD',
    decimals: 2,
    series: [
      series(
        'cost',
        'Cloud cost',
        hole(
          users.map((value) => value * 31.37),
          14,
          15,
        ),
      ),
    ],
  }),
  'bars-grouped': chart({
    id: 'bars-grouped',
    kind: 'bar',
    title: 'Two accounts, one refund',
    unit: 'USD',
    series: [
      series('a', 'Account A', hole(users, 3)),
      series(
        'b',
        'Account B',
        users.map((value, i) => (i === 7 ? -45 : i === 8 ? 0 : Math.round(value * 0.7))),
      ),
    ],
  }),
  daily: chart({
    id: 'daily',
    title: 'Daily use has a weekly rhythm',
    x: { kind: 'day', label: 'Day', values: days },
    series: [series('north', 'North hub', daily(180, 0)), series('south', 'South hub', daily(90, 40))],
  }),
  empty: chart({
    id: 'empty',
    title: 'No data yet',
    series: [series('north', 'North hub', Array<null>(24).fill(null))],
  }),
  hostile: chart({
    id: 'x" onload="alert(1)',
    title: '<img src=x onerror=alert(1)>',
    summary: '</desc><script>alert(1)</script> & "quoted" \u0000\ud800',
    unit: '=HYPERLINK("x")',
    series: [
      series('__proto__', '<img src=x onerror=alert(1)>', users),
      series(
        '../../etc',
        '=HYPERLINK("x")',
        users.map((value) => value / 2),
      ),
    ],
  }),
  area: chart({
    id: 'area',
    kind: 'area',
    title: 'Storage grew',
    unit: 'GB',
    series: ['Research', 'Teaching', 'Shared'].map((label, k) =>
      series(
        label.toLowerCase(),
        label,
        users.map((_, i) => (i === 18 || (k === 1 && (i < 5 || i === 12)) ? null : 50 + i * (k + 2) + k * 20)),
      ),
    ),
    events: [
      { day: '2024-09-14', label: 'Workshop' },
      { day: '2025-03-03', label: 'Hub opened' },
      { day: '2031-01-01', label: 'Not yet' },
    ],
  }),
  'events-and-target': chart({
    id: 'events-and-target',
    title: 'Many events, one limit',
    series: [
      series('north', 'North hub', hole(users, 9)),
      series(
        'south',
        'South hub',
        users.map((one) => one / 2),
      ),
    ],
    events: WORKSHOPS.map((day, i) => ({ day, label: `Workshop for new people of the institutes, number ${i + 1}` })),
    target: { label: 'Agreed', value: 190 },
  }),
  strip: chart({
    id: 'strip',
    kind: 'strip',
    title: 'Used in most weeks',
    unit: '',
    x: { kind: 'week', label: 'Week', values: weeks },
    series: ['Research hub', 'Teaching hub of the institute for everything'].map((label, k) =>
      series(
        `strip-${k}`,
        label,
        weeks.map((_, i) => (i > 40 && i < 46 ? null : (i * (k + 3)) % 7 > 2 ? 1 : 0)),
      ),
    ),
    cells: { filled: 'at least 5 active users', empty: 'fewer' },
    events: [{ day: '2025-03-05', label: 'Workshop' }],
  }),
  timeline: timeline({
    title: 'Two of seven were delivered',
    events: [{ day: '2025-09-02', label: 'Hub opened' }],
    rows: [
      row('a', 'A hub with single sign-on for all three institutes of the federation, and its documentation', {
        group: 'Provisioning',
        from: '2025-07-01',
        to: '2025-10-01',
        doneOn: '2025-09-20',
        mark: 'delivered',
        status: 'Delivered, 11 days early',
      }),
      row('b', 'GPU images', {
        group: 'Provisioning',
        to: '2026-01-15',
        doneOn: '2026-02-20',
        mark: 'delivered',
        status: 'Delivered, 36 days late',
      }),
      row('c', 'Workshop', {
        group: 'Training',
        from: '2026-01-01',
        to: '2026-05-15',
        mark: 'late',
        status: 'Overdue by 31 days',
      }),
      row('d', 'Course', {
        group: 'Training',
        from: '2026-04-01',
        to: '2026-06-30',
        mark: 'due',
        status: 'Due in 15 days',
      }),
      row('e', '=Report', { group: 'Training', to: '2026-09-01' }),
      row('f', 'Mirror', { group: 'Training', to: '2026-03-01', mark: 'cancelled', status: 'Cancelled' }),
      row('g', 'No date', { group: 'Training', status: 'No due date is recorded' }),
    ],
  }),
  range: range({
    title: 'Two of three were honoured',
    rows: [
      { id: 'a', label: 'Engineering for the federation of institutes, first phase', value: 42, target: 60, note: '' },
      { id: 'b', label: 'Training', value: 12.5, target: 10, note: 'agreed' },
      { id: 'c', label: 'Support', value: null, target: 5, note: 'agreed' },
      { id: 'd', label: '+Other', value: 3, target: null, note: 'nothing agreed' },
    ],
  }),
} satisfies Record<string, AnyChart>;

/** The computed sentence of a chart of any kind. */
export function summaryOf(spec: AnyChart): string {
  if (spec.kind === 'timeline') return summariseTimeline(spec);
  return spec.kind === 'range' ? summariseRange(spec) : summarise(spec);
}
