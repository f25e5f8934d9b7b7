import type { TooltipCallbacks } from 'chart.js';
import { eventsWithin } from '../charts/events.ts';
import { formatPosition } from '../charts/format.ts';
import { valueText } from '../charts/range.ts';
import { drawn } from '../charts/series.ts';
import type { AnyChart } from '../charts/types.ts';
import type { Kind } from './chart-data.ts';
import { daysOf, valueOf } from './chart-reading.ts';

/** What a tooltip says: the values of the description itself, formatted as in the table. */
export function tooltipOf(spec: AnyChart): Partial<TooltipCallbacks<Kind>> {
  if (spec.kind === 'timeline')
    return {
      title: ([item]) => spec.rows[item?.dataIndex ?? -1]?.label ?? '',
      label: ({ dataIndex }) => {
        const row = spec.rows[dataIndex];
        return row ? [row.status, ...daysOf(spec, row)] : '';
      },
    };
  if (spec.kind === 'range')
    return {
      title: ([item]) => spec.rows[item?.dataIndex ?? -1]?.label ?? '',
      label: ({ dataIndex, datasetIndex }) => {
        const row = spec.rows[dataIndex];
        if (!row) return '';
        return datasetIndex === 0 ? `${valueText(spec, row)} ${spec.unit}` : row.note;
      },
    };
  const series = drawn(spec);
  const events = eventsWithin(spec);
  return {
    title: ([item]) => formatPosition(spec.x.kind, spec.x.values[item?.dataIndex ?? -1] ?? '', spec.language),
    label: ({ dataset, dataIndex, datasetIndex }) =>
      `${dataset.label ?? ''}: ${valueOf(spec, series[datasetIndex]?.values[dataIndex] ?? null)}`,
    footer: ([item]) => events.filter(({ index }) => index === item?.dataIndex).map(({ label }) => label),
  };
}
