import { dayInZone, wholeRead, type Config } from '../../model/index.ts';
import type { OnCount, SourceRead } from '../source.ts';
import type { Transport } from '../transport/index.ts';
import { MEASURES, rangeFor, toUsage } from './map.ts';
import { PERIODS, readSeries, type Measure, type PrometheusAccess, type Series } from './query.ts';

/** Reads the active users of every hub. A hub without a series is a gap, not an error. */
export async function readUsage(
  transport: Transport,
  access: PrometheusAccess,
  config: Config,
  onCount: OnCount,
): Promise<SourceRead<'usage'>> {
  const today = dayInZone(transport.effects.now(), 'UTC') ?? '';
  const range = rangeFor(today, config.usage.days);
  const parts = await Promise.all(
    MEASURES.map(async (measure) => {
      const read = await readSeries(transport, access, config.usage, PERIODS[measure], range);
      onCount(`namespaces, ${PERIODS[measure]}`, read.series.size);
      return [measure, read] as const;
    }),
  );
  const series = Object.fromEntries(parts.map(([measure, read]) => [measure, read.series])) as Record<Measure, Series>;
  const warnings = new Set(parts.flatMap(([, read]) => read.warnings));
  const usage = toUsage(series, range.from, range.to);
  return {
    records: { usage },
    setAside: [],
    read: { usage: wholeRead(usage.length, MEASURES.length) },
    schema: null,
    gone: [],
    notes: [
      ...(series.dau.size === 0
        ? [`Prometheus has no series of ${config.usage.metric} by ${config.usage.namespaceLabel}.`]
        : []),
      ...[...warnings].map((warning) => `Prometheus warns: ${warning}.`),
    ],
  };
}
