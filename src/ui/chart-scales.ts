import type { ChartOptions } from 'chart.js';
import { formatNumber, monthAbbreviation } from '../charts/format.ts';
import { drawn } from '../charts/series.ts';
import type { AnyChart, ChartSpec, RangeSpec, TimelineSpec } from '../charts/types.ts';
import { dayNumber, dayOf, isRows, type Kind } from './chart-data.ts';

type Scales = NonNullable<ChartOptions<Kind>['scales']>;

export const isHorizontal = isRows;

/** Names of rows are cut to this on the axis; the tooltip has them whole. */
const LONGEST = 26;

export function scalesOf(spec: AnyChart): Scales {
  if (spec.kind === 'strip') return stripScales(spec);
  return isRows(spec) ? rowScales(spec) : seriesScales(spec);
}

const positions = (spec: ChartSpec): Scales['x'] => ({
  stacked: spec.kind === 'area',
  grid: { display: false },
  ticks: {
    maxRotation: 0,
    autoSkipPadding: 16,
    callback: (_, i) => tickOf(spec.x.values[i] ?? '', spec.language),
  },
});

const seriesScales = (spec: ChartSpec): Scales => ({
  x: positions(spec),
  y: {
    beginAtZero: true,
    stacked: spec.kind === 'area',
    ...(spec.target && { suggestedMax: spec.target.value }),
    border: { display: false },
    title: { display: spec.unit !== '', text: spec.unit },
    ticks: {
      precision: 0,
      maxTicksLimit: 6,
      callback: (value) => formatNumber(Number(value), decimalsOf(Number(value)), spec.language),
    },
  },
});

/** A row a series, named on the axis. */
function stripScales(spec: ChartSpec): Scales {
  const series = drawn(spec);
  return {
    x: positions(spec),
    y: {
      min: 0,
      max: Math.max(1, series.length),
      grid: { display: false },
      border: { display: false },
      afterBuildTicks: (axis) => {
        axis.ticks = series.map((_, i) => ({ value: i + 0.4 }));
      },
      ticks: {
        autoSkip: false,
        callback: (value) => short(series[series.length - 1 - Math.floor(Number(value))]?.label ?? ''),
      },
    },
  };
}

const rowScales = (spec: RangeSpec | TimelineSpec): Scales => ({
  x: {
    border: { display: false },
    ...(spec.kind === 'timeline'
      ? {
          min: dayNumber(spec.from),
          max: dayNumber(spec.to),
          ticks: { maxRotation: 0, maxTicksLimit: 6, callback: (value) => tickOf(dayOf(Number(value)), spec.language) },
        }
      : {
          beginAtZero: true,
          title: { display: spec.unit !== '', text: spec.unit },
          ticks: {
            maxTicksLimit: 6,
            callback: (value) => formatNumber(Number(value), decimalsOf(Number(value)), spec.language),
          },
        }),
  },
  y: {
    grid: { display: false },
    ticks: { autoSkip: false, callback: (_, i) => short(spec.rows[i]?.label ?? '') },
  },
});

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

/** `2026-06` → `Jun 2026`, `2026-06-15` → `15 Jun 2026`. */
function tickOf(value: string, language: AnyChart['language']): string {
  const [year = '', month = '', day] = value.split('-');
  return `${day ? `${Number(day)} ` : ''}${monthAbbreviation(Number(month), language)} ${year}`;
}

const decimalsOf = (value: number) => Math.min(3, (/\.(\d+)$/.exec(String(value))?.[1] ?? '').length);
