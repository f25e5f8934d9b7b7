import { describe, expect, it } from 'vitest';
import { monthRange } from '../../src/model/index.ts';
import { reportFiles, usageReport } from '../../src/reports/index.ts';
import { extractOf, usageMonth } from './portfolio.ts';

const MONTHS = monthRange('2024-06', '2026-05');
const hub = { id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns' };
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');
const use = (at: (month: string, day: number) => number | null, namespace = 'ns') =>
  MONTHS.map((month) => usageMonth(namespace, month, (day) => at(month, day)));
const report = (usage: ReturnType<typeof use>, hubs = [hub], asOf = '2026-06-15') =>
  usageReport(extractOf({ hubs, usage }, asOf));
const chart = (made: ReturnType<typeof report>, id: string) =>
  [...made.monthly, ...made.trends].find((one) => one.id === id);

describe('the last 90 days', () => {
  it('are the samples as they are, of all measures of one hub', () => {
    const spec = chart(
      report(use((month, day) => (month === '2026-05' && day === 7 ? null : 100 + day))),
      'last-90-days',
    );
    expect([spec?.x.values[0], spec?.x.values.at(-1), spec?.x.values.length]).toEqual(['2026-03-03', '2026-05-31', 90]);
    expect(spec?.series.map(({ id, values }) => [id, values.at(-1)])).toEqual([
      ['mau', 131],
      ['wau', 66],
      ['dau', 26],
    ]);
    expect(spec?.series[0]?.values[spec.x.values.indexOf('2026-05-07')]).toBeNull();
    expect(spec?.notes.map(plain)).toContain('No data on 7 May 2026 for Hub: the hub sent no samples.');
  });

  it('are of the daily users of each of several hubs, and compare means of 30 days', () => {
    const second = { ...hub, id: 'recI', name: 'Second', namespace: 'ns2' };
    const usage = [...use((month) => (month === '2026-05' ? 100 : 50)), ...use(() => 100, 'ns2')];
    const spec = chart(report(usage, [hub, second]), 'last-90-days');
    expect(plain(spec?.title)).toBe(
      'Daily active users rose at 1 hub and stayed level at 1 hub: the 30 days to 31 May 2026 against the 30 before',
    );
    // 2 May to 31 May at 20 a day; 2 to 30 April at 10 and 1 May at 20.
    expect(plain(spec?.summary)).toBe(
      'In the 30 days to 31 May 2026: Hub: 20.0 a day on average, up 94 % from 10.3 in the 30 days before; Second: 20.0 a day on average, the same as in the 30 days before.',
    );
  });
});

describe('week by week', () => {
  it('has the mean of whole weeks only, and a gap for a week without a sample', () => {
    const usage = use((month, day) =>
      month === '2026-05' && day >= 11 && day <= 17 ? null : month === '2026-05' ? day * 5 : 0,
    );
    const spec = chart(report(usage), 'week-by-week');
    // 1 June 2024 is a Saturday; 31 May 2026 a Sunday.
    expect([spec?.x.values[0], spec?.x.values.at(-1)]).toEqual(['2024-06-03', '2026-05-25']);
    const dau = spec?.series.find(({ id }) => id === 'dau')?.values;
    expect(dau?.slice(-4)).toEqual([7, null, 21, 28]);
    expect(plain(spec?.title)).toBe('Busiest week in 24 months: 28.0 users a day in the week from 25 May 2026');
    expect(spec?.tableInPage).toBe(false);
  });

  it('calls no week the busiest that lacks a day', () => {
    // A week of working days only, which no whole week of the same use reaches.
    const usage = use((month, day) => {
      if (month !== '2026-05') return 10;
      if (day >= 11 && day <= 17) return day <= 14 ? 500 : null;
      return day % 7 === 0 ? 50 : 100;
    });
    const spec = chart(report(usage), 'week-by-week');
    const dau = spec?.series.find(({ id }) => id === 'dau')?.values;
    expect(dau?.at(-3)).toBe(100);
    expect(plain(spec?.title)).toMatch(/^Busiest week in 24 months: 1\d\.\d users a day/);
    expect(spec?.notes.join(' ')).toContain('fewer than seven samples');
    const whole = chart(report(use(() => 100)), 'week-by-week');
    expect(whole?.notes.join(' ')).not.toContain('fewer than seven samples');
  });
});

describe('weeks of value', () => {
  it('are those whose last sample reaches the threshold, and a week without one counts neither way', () => {
    const usage = use((month, day) => {
      if (month !== '2026-05') return 10;
      if (day >= 4 && day <= 10) return day === 10 ? 8 : 100;
      if (day >= 11 && day <= 17) return null;
      return day === 31 ? null : day >= 25 ? 9 : 10;
    });
    const spec = chart(report(usage), 'weeks-of-value');
    // Weekly users are half of the monthly: 4 on 10 May, 5 (rounded) up to 30 May.
    expect(spec?.series[0]?.values.slice(-5)).toEqual([1, 0, null, 1, 1]);
    expect([spec?.x.values[0], spec?.x.values.length]).toEqual(['2025-06-02', 52]);
    expect(plain(spec?.title)).toBe('At least 5 active users in 50 of 51 weeks with data, 98 %');
    expect(spec?.notes).toContain('Hub: no data in 1 of 52 weeks.');
  });

  it('name the hubs that always reach it', () => {
    const second = { ...hub, id: 'recI', name: 'Second', namespace: 'ns2' };
    const usage = [...use(() => 10), ...use((month) => (month === '2026-01' ? 2 : 10), 'ns2')];
    const spec = chart(report(usage, [hub, second]), 'weeks-of-value');
    expect(spec?.title).toBe('At least 5 active users in every week with data at 1 of 2 hubs');
  });
});

describe('the tables', () => {
  it('have the days with data in runs of months, from the first sample to the end', () => {
    const usage = use((month, day) =>
      month < '2025-03' || (month === '2025-03' && day < 20) || month === '2025-09'
        ? null
        : month === '2026-02' && day > 26
          ? null
          : 5,
    );
    expect(report(usage).days?.cells).toEqual([
      ['Hub', '2025-03-20', '2025-08-31', '165', '165', 'complete'],
      ['Hub', '2025-09-01', '2025-09-30', '0', '30', 'no data'],
      ['Hub', '2025-10-01', '2026-01-31', '123', '123', 'complete'],
      ['Hub', '2026-02-01', '2026-02-28', '26', '28', 'partial'],
      ['Hub', '2026-03-01', '2026-05-31', '92', '92', 'complete'],
    ]);
  });

  it('miss no day of a hub that was decommissioned', () => {
    const closed = { ...hub, decommissionedOn: '2025-10-11' };
    const usage = use((month, day) => (month < '2025-10' || (month === '2025-10' && day <= 10) ? 5 : null));
    const { days } = report(usage, [closed]);
    expect([days?.cells, days?.isComplete]).toEqual([
      [['Hub', '2024-06-01', '2025-10-10', '497', '497', 'complete']],
      true,
    ]);
  });

  it('have every daily sample in the files, and the newest month of each hub on the page', () => {
    const made = report(use((month, day) => (month === '2026-05' && day === 2 ? null : month < '2025-06' ? 80 : 100)));
    const daily = reportFiles(made).get('daily-samples.csv')?.split('\r\n');
    expect(daily).toHaveLength(1 + 730 + 1);
    expect(daily?.[1]).toBe('Hub,2024-06-01,80,40,16');
    expect(daily).toContain('Hub,2026-05-02,,,');
    expect(made.byHub?.cells.map((row) => row.map(plain))).toEqual([
      ['Hub', '100', '2026-05-31', '80', 'up 25 %', '100', '2025-06-01', '50', '20.0'],
    ]);
  });

  it('know the leap day', () => {
    const leap = usageMonth('ns', '2024-02', () => 9);
    const made = report([leap], [hub], '2024-03-01');
    expect(made.days?.cells).toEqual([['Hub', '2024-02-01', '2024-02-29', '29', '29', 'complete']]);
    expect(plain(made.headline)).toBe('9 people used Hub in the 30 days to 29 February 2024.');
    expect(chart(made, 'last-90-days')?.x.values).toContain('2024-02-29');
  });
});
