import { readFile } from 'node:fs/promises';
import { EXIT, PlumblineError, wholeRead } from '../../model/index.ts';
import type { SourceRead } from '../source.ts';
import type { Transport } from '../transport/index.ts';
import { parseCosts } from './csv.ts';

/** Reads the export of the cloud-billing sheet from a file or an http(s) address. */
export async function readCosts(transport: Transport, place: string): Promise<SourceRead<'costs'>> {
  const csv = await fetchOrRead(transport, place);
  const costs = parseCosts(csv);
  return {
    records: { costs },
    setAside: [],
    read: { costs: wholeRead(costs.length) },
    schema: null,
    gone: [],
    notes: costs.length ? [] : ['The cost CSV has no rows.'],
  };
}

export const isAddress = (place: string) => /^https?:\/\//i.test(place);

async function fetchOrRead(transport: Transport, place: string): Promise<string> {
  // The address may hold the sheet's key, so no message repeats it.
  if (isAddress(place)) return transport.send('the file', place, {}, 'csv', ({ text }) => text);
  return readFile(place, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new PlumblineError({
      what: `The cost CSV ${place} cannot be read.`,
      why: cause.code === 'ENOENT' ? 'There is no such file.' : `${cause.message}.`,
      fix: 'Set CLOUD_COSTS_CSV to the path or the http(s) address of the CSV, or unset it.',
      exitCode: EXIT.fault,
      cause,
    });
  });
}
