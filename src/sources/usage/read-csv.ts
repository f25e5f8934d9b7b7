import { PlumblineError } from '../../model/index.ts';
import { readPlace } from '../csv/index.ts';
import { SourceError, type Transport } from '../transport/index.ts';
import { parseUsage } from './csv.ts';
import { sampledAt } from './map.ts';
import type { CsvPlace } from './place.ts';
import { emptySeries, type PlaceRead } from './place-read.ts';
import { put, type Range } from './query.ts';

/** Reads a CSV whole, with the days before the range: it may hold what no server keeps. */
export async function readCsv(place: CsvPlace, transport: Transport, { end }: Range): Promise<PlaceRead> {
  const { id, measure } = place;
  const csv = await readPlace(transport, place.place, 'The usage CSV', `usage.csv[${id}].place`).catch(
    (error: unknown) => {
      throw error instanceof SourceError ? ofCsv(error, place) : error;
    },
  );
  const rows = parseUsage(csv, place);
  const past = rows.filter(({ day }) => sampledAt(day) <= end);
  const series = emptySeries();
  for (const { namespace, day, users } of past) put(series[measure], namespace, sampledAt(day), users);
  const left = rows.length - past.length;
  return {
    id,
    series,
    tentative: new Set(),
    setAside: [],
    requests: 1,
    notes: [
      ...(rows.length === 0 ? [`The usage CSV ${id} has no rows.`] : []),
      ...(left > 0 ? [`Rows of ${id} that are of days that are not over yet are left out: ${left}.`] : []),
    ],
  };
}

/** The error in the words of the file: the policy's table speaks of an endpoint. */
function ofCsv({ why, fix, failure, action, exitCode, cause }: SourceError, { id }: CsvPlace): PlumblineError {
  const setting = `usage.csv[${id}].place`;
  const refused = action === 'user-to-fix';
  return new PlumblineError({
    what: `The usage CSV ${id} could not be fetched.`,
    why: refused && failure.status !== undefined ? `The server answers with status ${failure.status}.` : why,
    fix: refused
      ? `Set ${setting} to an address that is readable without signing in, or to a file.`
      : fix.replaceAll('PROMETHEUS_URL', setting),
    exitCode,
    cause,
  });
}
