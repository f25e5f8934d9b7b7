import { scaleLinear } from 'd3-scale';
import { formatNumber } from './format.ts';
import { isKnown, type Series } from './series.ts';

export interface YAxis {
  /** Lowest and highest value of the axis. */
  domain: [number, number];
  ticks: { value: number; label: string }[];
}

const SCALES: [from: number, divisor: number, suffix: string][] = [
  [1e12, 1e12, '\u00a0tn'],
  [1e9, 1e9, '\u00a0bn'],
  [1e6, 1e6, '\u00a0M'],
];

/**
 * Round ticks over all values. The axis always holds zero, for lines too, so that heights of two reports can be compared.
 * Ticks of whole numbers (`decimals` 0) are whole; where no
 * value is known there are none.
 */
export function yAxis(series: readonly Series[], decimals: number, count: number): YAxis {
  const values = series.flatMap(({ values }) => values).filter(isKnown);
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  // Nothing finer than the last digit shown is worth a tick.
  const scale = scaleLinear([low, Math.max(high, low + 10 ** -decimals)], [0, 1]).nice(count);
  const [from = 0, to = 1] = scale.domain();
  const ticks = values.length ? scale.ticks(count).filter((tick) => decimals > 0 || Number.isInteger(tick)) : [];
  const [, divisor, suffix] = SCALES.find(([least]) => Math.max(-from, to) >= least) ?? [0, 1, ''];
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) / divisor;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    domain: [from, to],
    ticks: ticks.map((value) => ({ value, label: formatNumber(value / divisor, digits) + (value ? suffix : '') })),
  };
}
