import { scaleLinear } from 'd3-scale';
import { formatNumber } from './format.ts';
import type { Language } from './language.ts';
import { isKnown, type Values } from './series.ts';

export interface YAxis {
  /** Lowest and highest value of the axis. */
  domain: [number, number];
  ticks: { value: number; label: string }[];
}

const SCALES: { from: number; suffix: Record<Language, string> }[] = [
  { from: 1e12, suffix: { en: '\u00a0tn', es: '\u00a0B' } },
  { from: 1e9, suffix: { en: '\u00a0bn', es: '\u00a0mil\u00a0M' } },
  { from: 1e6, suffix: { en: '\u00a0M', es: '\u00a0M' } },
];

/**
 * Round ticks over all values. The axis always holds zero, for lines too, so that heights of two reports can be compared.
 * Ticks of whole numbers (`decimals` 0) are whole; where no
 * value is known there are none.
 */
export function yAxis(
  series: readonly { values: Values }[],
  decimals: number,
  count: number,
  {
    language = 'en',
    target,
  }: { language?: Language | undefined; /** A level that the axis must hold too. */ target?: number | undefined } = {},
): YAxis {
  const values = series.flatMap(({ values }) => values).filter(isKnown);
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), isKnown(target) ? target : 0);
  // Nothing finer than the last digit shown is worth a tick.
  const scale = scaleLinear([low, Math.max(high, low + 10 ** -decimals)], [0, 1]).nice(count);
  const [from = 0, to = 1] = scale.domain();
  const ticks = values.length ? scale.ticks(count).filter((tick) => decimals > 0 || Number.isInteger(tick)) : [];
  const large = SCALES.find((one) => Math.max(-from, to) >= one.from);
  const divisor = large?.from ?? 1;
  const suffix = large?.suffix[language] ?? '';
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) / divisor;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    domain: [from, to],
    ticks: ticks.map((value) => ({
      value,
      label: formatNumber(value / divisor, digits, language) + (value ? suffix : ''),
    })),
  };
}
