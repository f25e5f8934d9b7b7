import { strToU8, zipSync, type ZipOptions } from 'fflate';
import type { Day } from '../../model/index.ts';

/**
 * An archive with the files in one folder, sorted by name. The same files and day give the same bytes on every machine: the
 * format's times have no zone, and noon exists on each day of every zone.
 */
export function zipOf(folder: string, files: ReadonlyMap<string, string | Uint8Array>, day: Day): Uint8Array {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // The years that the format can name.
  const mtime = new Date(Math.min(Math.max(year, 1980), 2107), month - 1, date, 12);
  const entries = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, body]): [string, [Uint8Array, ZipOptions]] => [
      `${folder}/${name}`,
      // Pictures are packed already.
      [typeof body === 'string' ? strToU8(body) : body, { level: name.endsWith('.png') ? 0 : 9, mtime }],
    ]);
  return zipSync(Object.fromEntries(entries));
}
