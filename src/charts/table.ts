import { formatNumber } from './format.ts';
import type { ChartSpec } from './types.ts';

export interface ChartTable {
  /** Name of the positions, then one heading per series with its unit. */
  header: string[];
  /** Position as ISO date or month, then one formatted value per series; "no data" where a value is not known. */
  rows: string[][];
}

/** All series of a chart, the ones that are not drawn included. */
export const tableOf = (spec: ChartSpec): ChartTable => ({
  header: headerOf(spec),
  rows: spec.x.values.map((position, i) => [
    position,
    ...spec.series.map(({ values }) => formatNumber(values[i] ?? null, spec.decimals)),
  ]),
});

export const headerOf = ({ x, unit, series }: ChartSpec): string[] => [
  x.label,
  ...series.map(({ label }) => (unit ? `${label} (${unit})` : label)),
];
