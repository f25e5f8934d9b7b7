import { dayInZone, type Config, type Hub } from '../../model/index.ts';
import { counted } from '../progress.ts';
import type { Transport } from '../transport/index.ts';
import { MEASURES, rangeFor, sampledAt, type UsagePlace } from '../usage/index.ts';
import { readFrom } from '../usage/read-place.ts';
import { ask, ok, someOf, warning, type Line } from './line.ts';

/** Days in which a hub that runs must have given a sample. */
const RECENT_DAYS = 7;

export interface UsageProbe {
  lines: Line[];
  /** Namespaces with samples in the last days; null when a place could not be asked, so that nothing can be said. */
  namespaces: ReadonlySet<string> | null;
}

/** Asks each place that usage is read from by itself for the last days. An optional one that fails is a warning. */
export async function probeUsage(
  transport: Transport,
  places: readonly UsagePlace[],
  { usage }: Config,
): Promise<UsageProbe> {
  const today = dayInZone(transport.effects.now(), 'UTC') ?? '';
  const { to } = rangeFor(today, RECENT_DAYS);
  const end = sampledAt(to);
  const range = { start: end - (RECENT_DAYS - 1) * 86_400, end };
  const since = dayInZone((range.start - 86_400) * 1000, 'UTC') ?? '';
  const outcomes = await Promise.all(
    places.map(async (place) => ({ place, asked: await ask(() => readFrom(place, transport, usage, range)) })),
  );
  const found = new Set<string>();
  const lines = outcomes.map(({ place: { id, optional, kind }, asked }): Line => {
    if (asked.line) return optional ? { ...asked.line, verdict: 'warning' } : asked.line;
    const recent = MEASURES.flatMap((measure) =>
      [...asked.value.series[measure]].flatMap(([namespace, samples]) =>
        [...samples.keys()].some((at) => at >= range.start && at <= end) ? [namespace] : [],
      ),
    );
    const namespaces = new Set(recent);
    for (const namespace of namespaces) found.add(namespace);
    if (namespaces.size > 0)
      return ok(`The endpoint ${id} answers with ${counted(namespaces.size, 'namespace')} since ${since}.`);
    // A file may be there for its old days alone.
    if (kind === 'csv')
      return MEASURES.some((measure) => asked.value.series[measure].size > 0)
        ? ok(`The usage CSV ${id} can be read, and has no row since ${since}.`)
        : warning(`The usage CSV ${id} has no rows.`, `See whether usage.csv[${id}].place is the right file.`);
    return warning(
      `The endpoint ${id} has no active users of any namespace since ${since}.`,
      'Compare usage.metric and usage.namespaceLabel in plumbline.config.ts with the endpoint.',
    );
  });
  const whole = outcomes.every(({ asked }) => asked.line === null);
  return { lines, namespaces: whole ? found : null };
}

/**
 * Hubs that run and have no usage, and usage that belongs to no hub. Where there is no usage at all, the line of the place
 * says so, and it is not said again of each hub.
 */
export function namespaceLines(hubs: readonly Hub[], namespaces: ReadonlySet<string>, today: string): Line[] {
  const running = hubs.filter(({ decommissionedOn }) => decommissionedOn === null || decommissionedOn > today);
  const silent =
    namespaces.size === 0 ? [] : running.filter(({ namespace }) => namespace !== null && !namespaces.has(namespace));
  const without = running.filter(({ namespace }) => namespace === null);
  const known = new Set(hubs.flatMap(({ namespace }) => namespace ?? []));
  const strange = [...namespaces].filter((namespace) => !known.has(namespace)).sort();
  const nameOf = ({ name, id }: Hub) => name ?? id;
  const lines = [
    ...silent.map((hub) =>
      warning(
        `The hub ${nameOf(hub)} has the namespace ${JSON.stringify(hub.namespace)}, which gave no usage in the last ${RECENT_DAYS} days.`,
        'Correct its namespace in the table of hubs, or enter the day on which it was decommissioned.',
      ),
    ),
    ...(without.length === 0
      ? []
      : [
          warning(
            `${without.length === 1 ? 'One hub has' : `${without.length} hubs have`} no namespace: ${someOf(without.map(nameOf))}.`,
            'Enter the namespace in the table of hubs, so that usage is counted for its community.',
          ),
        ]),
    ...(strange.length === 0
      ? []
      : [
          warning(
            `Usage of ${someOf(strange)} belongs to no hub.`,
            'Enter the namespace with its hub in the table of hubs; namespaces that serve no community need nothing.',
          ),
        ]),
  ];
  if (lines.length > 0 || namespaces.size === 0) return lines;
  return [ok(`There is usage of every hub in service (${running.length}).`)];
}
