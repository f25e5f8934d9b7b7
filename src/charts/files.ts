import { csvMetadata } from './csv-metadata.ts';
import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { standaloneSvg } from './standalone.ts';
import type { AnyChart } from './types.ts';

/** The text files of a chart by name: the drawing that stands alone, the values, what the values mean, and the whole description. */
export const chartFiles = (spec: AnyChart): Map<string, string> =>
  new Map([
    [`${spec.id}.svg`, standaloneSvg(spec)],
    [`${spec.id}.csv`, toCsv(spec)],
    [`${spec.id}.csv-metadata.json`, csvMetadata(spec)],
    [`${spec.id}.json`, toJson(spec)],
  ]);
