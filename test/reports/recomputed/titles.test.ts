import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { change } from './change.ts';
import { month, open, SAMPLE, sampleRecords, window } from './db.ts';
import { AT, nameOf } from './periods.ts';
import { tokens } from './read.ts';
import { recomputed } from './reports.ts';
import { alertOf, ask, costsOf, hubsOf, usageValues } from './usage.ts';

const snapshot = await readSnapshot(SAMPLE);
const db = open(sampleRecords());

describe.each(AT.map((at) => ({ at, name: nameOf(at) })))('$name', ({ at }) => {
  const all = recomputed(snapshot, db, 'en', at);
  const charts = (id: string) =>
    all.flatMap(({ scope, reports }) =>
      reports.usage.charts.filter((chart) => chart.id === id).map((chart) => ({ scope, chart })),
    );

  it('says in the title of monthly active users what became of them in a year', () => {
    for (const { scope, chart } of charts('monthly-active-users')) {
      const q = ask(scope);
      const names = hubsOf(scope).map(({ name }) => name);
      const ways = hubsOf(scope).flatMap((hub) => {
        const [now, before] = [q.last(hub, 'mau', q.newest).value, q.last(hub, 'mau', month(q.newest, -12)).value];
        return now === undefined || before === undefined ? [] : [Math.sign(now - before)];
      });
      const moved = /rose at (\d+)/.exec(chart.title);
      const fell = /fell at (\d+)/.exec(chart.title);
      if (moved) expect(ways.filter((way) => way > 0).length, chart.title).toBe(Number(moved[1]));
      if (fell) expect(ways.filter((way) => way < 0).length, chart.title).toBe(Number(fell[1]));
      if (names.length > 1) continue;
      const [hub] = hubsOf(scope);
      if (!hub) continue;
      const newest = q.last(hub, 'mau', q.first, q.newest);
      const before = q.last(hub, 'mau', month(newest.day?.slice(0, 7) ?? '', -12)).value;
      expect(tokens(chart.title, 'en').slice(0, 2)).toEqual([String(newest.value), newest.day?.slice(0, 7)]);
      if (before !== undefined && newest.value !== undefined && before >= 10)
        expect(chart.title).toContain(change(before, newest.value, 'en'));
    }
  });

  it('says in the title of the cost the sum of a year and the change on the year before', () => {
    for (const { scope, chart } of charts('cloud-cost')) {
      const { billed } = costsOf(scope);
      const { last } = window(scope.through);
      const sum = (from: number, to: number) => {
        const own = billed.filter((one) => one.month >= month(last, from) && one.month <= month(last, to));
        return own.length === 12 ? own.reduce((total, { amount }) => total + amount, 0) : null;
      };
      const [now, before] = [sum(-11, 0), sum(-23, -12)];
      if (now === null) expect(tokens(chart.title, 'en')[0]).toBe((billed.at(-1)?.amount ?? 0).toFixed(0));
      else {
        expect(tokens(chart.title, 'en').slice(0, 3)).toEqual([now.toFixed(0), '12', last]);
        if (before !== null) expect(chart.title).toContain(change(Math.round(before), Math.round(now), 'en'));
      }
    }
  });

  it('says how far the cost is from the budget alert', () => {
    for (const { scope, chart } of charts('cost-against-alert')) {
      const { billed, passed } = costsOf(scope);
      const [alert, newest] = [alertOf(scope, passed) ?? 0, billed.at(-1)];
      const value = newest?.amount ?? 0;
      const share = (100 * Math.abs(value - alert)) / alert;
      expect(tokens(chart.title, 'en')).toEqual([newest?.month, value.toFixed(0), `${share.toFixed(0)} %`]);
      expect(chart.title).toContain(value > alert ? 'over the budget alert' : 'under the budget alert');
    }
  });

  it('counts the weeks with enough active users', () => {
    for (const { scope, chart } of charts('weeks-of-value')) {
      const values = [...usageValues(scope)].filter(
        ([name, value]) => name.startsWith('chart weeks-of-value |') && value !== null,
      );
      if (chart.kind === 'range' || chart.series.length > 1) continue;
      const enough = values.filter(([, value]) => value === 1).length;
      expect(tokens(chart.title, 'en').slice(0, 3)).toEqual([
        String(scope.settings.weeklyUsers),
        String(enough),
        String(values.length),
      ]);
    }
  });

  it('computes the change in a summary from the ends of the line', () => {
    for (const { reports } of all)
      for (const chart of [...reports.usage.charts, ...reports.impact.charts]) {
        if (chart.kind === 'range' || chart.kind === 'timeline') continue;
        for (const [, from = '', to = '', moved = ''] of chart.summary.matchAll(
          / from ([\d\u202f.]+) to ([\d\u202f.]+) \(((?:up|down)\b[^);]*|unchanged)/g,
        )) {
          const [a, b] = [from, to].map((text) => Number(text.replaceAll('\u202f', '')));
          const ends = chart.series.map(({ values }) => values.filter((value) => value !== null));
          const isEnds = (values: number[]) =>
            values[0]?.toFixed(chart.decimals) === a?.toFixed(chart.decimals) &&
            values.at(-1)?.toFixed(chart.decimals) === b?.toFixed(chart.decimals);
          expect(ends.some(isEnds), chart.summary).toBe(true);
          const exact = ends.filter(isEnds).map((values) => change(values[0] ?? 0, values.at(-1) ?? 0, 'en'));
          expect([...exact, change(a ?? 0, b ?? 0, 'en')], chart.summary).toContain(moved);
        }
      }
  });
});
