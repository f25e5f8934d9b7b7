import { wholeRead } from '../../model/index.ts';
import { readPlace } from '../csv/index.ts';
import type { SourceRead } from '../source.ts';
import type { Transport } from '../transport/index.ts';
import { parseCosts } from './csv.ts';

/** Reads the export of the cloud-billing sheet from a file or an http(s) address. */
export async function readCosts(transport: Transport, place: string): Promise<SourceRead<'costs'>> {
  const costs = parseCosts(await readPlace(transport, place, 'The cost CSV', 'CLOUD_COSTS_CSV'));
  return {
    records: { costs },
    setAside: [],
    read: { costs: wholeRead(costs.length) },
    schema: null,
    gone: [],
    notes: costs.length ? [] : ['The cost CSV has no rows.'],
  };
}
