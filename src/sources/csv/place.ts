import { readFile } from 'node:fs/promises';
import { EXIT, PlumblineError } from '../../model/index.ts';
import type { Transport } from '../transport/index.ts';

export const isAddress = (place: string) => /^https?:\/\//i.test(place);

/**
 * The text of a CSV at a path or an http(s) address.
 * @param what names it in messages: `The cost CSV`
 * @param setting where its place is written: `CLOUD_COSTS_CSV`
 */
export async function readPlace(transport: Transport, place: string, what: string, setting: string): Promise<string> {
  // The address may hold the sheet's key, so no message repeats it.
  if (isAddress(place)) return transport.send('the file', place, {}, 'csv', ({ text }) => text);
  const bytes = await readFile(place).catch((cause: NodeJS.ErrnoException) => {
    throw new PlumblineError({
      what: `${what} ${place} cannot be read.`,
      why: cause.code === 'ENOENT' ? 'There is no such file.' : `${cause.message}.`,
      fix: `Set ${setting} to the path or the http(s) address of the CSV, or unset it.`,
      exitCode: EXIT.fault,
      cause,
    });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new PlumblineError({
      what: `${what} ${place} is not UTF-8.`,
      why: 'Letters outside of ASCII would turn into others.',
      fix: 'Save the file as CSV in UTF-8.',
      exitCode: EXIT.incomplete,
      cause,
    });
  }
}
