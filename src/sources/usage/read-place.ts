import type { Config } from '../../model/index.ts';
import type { Transport } from '../transport/index.ts';
import type { UsagePlace } from './place.ts';
import type { PlaceRead } from './place-read.ts';
import type { Range } from './query.ts';
import { readCsv } from './read-csv.ts';
import { readPrometheus } from './read-prometheus.ts';

/** Reads one place whole. Throws a PlumblineError where that cannot be done. */
export async function readFrom(
  place: UsagePlace,
  transport: Transport,
  config: Config['usage'],
  range: Range,
): Promise<PlaceRead> {
  return place.kind === 'csv' ? readCsv(place, transport, range) : readPrometheus(place, transport, config, range);
}
