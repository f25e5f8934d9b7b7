import type { ChartSpec } from '../../src/charts/index.ts';

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
} satisfies Record<string, ChartSpec>;
