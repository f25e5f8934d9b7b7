import { EXIT, PlumblineError, type Config } from '../../model/index.ts';
import { SourceError, type Transport } from '../transport/index.ts';
import type { PrometheusPlace } from './place.ts';
import { emptySeries, type PlaceRead } from './place-read.ts';
import { MEASURES, readSeries, type Measure, type Range, type Series } from './query.ts';
import { refusal, refuseMany } from './refused.ts';

/** Reads the three measures of a server, side by side. */
export async function readPrometheus(
  place: PrometheusPlace,
  transport: Transport,
  config: Config['usage'],
  range: Range,
): Promise<PlaceRead> {
  const { id, prefix, fault } = place;
  if (fault !== null) throw unusable(place, fault);
  const parts = await Promise.all(
    MEASURES.map(async (measure) => ({ measure, ...(await readSeries(transport, place, config, measure, range)) })),
  ).catch((error: unknown) => {
    throw error instanceof SourceError ? ofPlace(error, place) : error;
  });
  const series = emptySeries();
  for (const { measure, series: found } of parts)
    series[measure] = new Map([...found].map(([namespace, samples]) => [`${prefix}${namespace}`, samples]));
  const setAside = parts.flatMap(({ measure, refused }) => refused.map((item) => refusal(measure, prefix, item)));
  refuseMany(id, setAside, countOf(series));
  const stray = parts.reduce((sum, part) => sum + part.stray, 0);
  const warnings = new Set(parts.flatMap((part) => part.warnings));
  return {
    id,
    series,
    tentative: new Set(parts.flatMap((part) => (part.warnings.length > 0 ? [part.measure] : []))),
    setAside,
    requests: parts.reduce((sum, part) => sum + part.requests, 0),
    notes: [
      ...(series.dau.size === 0
        ? [`The usage endpoint ${id} has no series of ${config.metric} by ${config.namespaceLabel}.`]
        : []),
      ...[...warnings].map((warning) => `The usage endpoint ${id} warns: ${warning.replace(/\.$/, '')}.`),
      ...(warnings.size > 0 ? [`What ${id} gave fills days without data and changes no other.`] : []),
      ...(stray > 0 ? [`Samples of ${id} outside the days that were asked for are left out: ${stray}.`] : []),
    ],
  };
}

const countOf = (series: Readonly<Record<Measure, Series>>): number =>
  MEASURES.flatMap((measure) => [...series[measure].values()]).reduce((sum, samples) => sum + samples.size, 0);

/** The error in the words of the place: the policy's table knows one endpoint only. */
function ofPlace(error: SourceError, { urlSetting, tokenSetting }: PrometheusPlace): PlumblineError {
  const { what, why, fix, exitCode } = error;
  // The configuration holds the name of a variable, and never a token.
  const named = tokenSetting.includes('.')
    ? fix.replaceAll('Set PROMETHEUS_TOKEN to a token', `Name in ${tokenSetting} the variable that holds a token`)
    : fix;
  return new PlumblineError({
    what,
    why,
    fix: named.replaceAll('PROMETHEUS_URL', urlSetting).replaceAll('PROMETHEUS_TOKEN', tokenSetting),
    exitCode,
    cause: error,
  });
}

const unusable = ({ id, tokenSetting }: PrometheusPlace, why: string) =>
  new PlumblineError({
    what: `The usage endpoint ${id} cannot be asked.`,
    why,
    fix: `Set ${tokenSetting} in the environment or in .env.`,
    exitCode: EXIT.incomplete,
  });
