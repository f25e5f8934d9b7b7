import {
  dayInZone,
  PlumblineError,
  usageTable,
  type Config,
  type Day,
  type PulledUsage,
  type TableRead,
} from '../../model/index.ts';
import type { OnCount, SourceRead } from '../source.ts';
import { SourceError, type Transport } from '../transport/index.ts';
import { combine, type Combined } from './combine.ts';
import { dayOfSample, rangeFor, sampledAt, toUsage } from './map.ts';
import type { UsagePlace } from './place.ts';
import { MEASURES } from './query.ts';
import type { PlaceRead } from './place-read.ts';
import { readFrom } from './read-place.ts';

/** `records.usage` is all that was read; `pulled` is what the history is kept from. */
export interface UsageRead extends SourceRead<'usage'> {
  pulled: PulledUsage;
}

/**
 * Reads the active users of every hub from all places, side by side. A hub without a series is a gap, not an error; so are
 * all hubs of an optional place that fails. Any other place that fails is thrown.
 */
export async function readUsage(
  transport: Transport,
  places: readonly UsagePlace[],
  { usage: config }: Config,
  onCount: OnCount,
): Promise<UsageRead> {
  const today = dayInZone(transport.effects.now(), 'UTC') ?? '';
  const range = rangeFor(today, config.days);
  const outcomes = await Promise.all(
    places.map(async (place) => {
      try {
        const read = await readFrom(place, transport, config, range);
        onCount(`namespaces of ${place.id}`, namespacesOf(read).length);
        return { read };
      } catch (error) {
        if (!place.optional || !(error instanceof PlumblineError)) throw error;
        return { failed: { endpoint: place.id, reason: reasonOf(error) } };
      }
    }),
  );
  const reads = outcomes.flatMap(({ read }) => read ?? []);
  const failed = outcomes.flatMap((outcome) => outcome.failed ?? []);
  const combined = combine(reads);
  const from = earliest(combined, range.from);
  return {
    records: { usage: toUsage(joined(combined), from, range.to) },
    setAside: reads.flatMap(({ setAside }) => setAside),
    read: Object.fromEntries(reads.map((read) => [usageTable(read.id), proof(read, from, range.to)])),
    schema: null,
    gone: [],
    notes: [
      ...reads.flatMap(({ notes }) => notes),
      ...failed.map(({ endpoint, reason }) => `The optional usage endpoint ${endpoint} could not be read: ${reason}`),
    ],
    pulled: {
      firm: toUsage(combined.firm, from, range.to),
      tentative: toUsage(combined.tentative, from, range.to),
      from: range.from,
      to: range.to,
      endpoints: Object.fromEntries(reads.map((read) => [read.id, namespacesOf(read)])),
      optional: places.flatMap(({ id, optional }) => (optional ? [id] : [])),
      failed,
    },
  };
}

/** Why a place could not be read. That it could not, as a whole system's failure says first, goes without saying. */
const reasonOf = (error: PlumblineError): string =>
  error.cause instanceof SourceError ? error.why : `${error.what} ${error.why}`;

const namespacesOf = ({ series }: PlaceRead): string[] =>
  [...new Set(MEASURES.flatMap((measure) => [...series[measure].keys()]))].sort();

/** The first day that has a value: a CSV may reach back further than what was asked for. */
function earliest({ firm, tentative }: Combined, from: Day): Day {
  let first = sampledAt(from);
  for (const series of [firm, tentative])
    for (const measure of MEASURES)
      for (const samples of series[measure].values()) for (const at of samples.keys()) first = Math.min(first, at);
  return dayOfSample(first);
}

/** All values: each stands in one of the two parts only. */
function joined({ firm, tentative }: Combined): Combined['firm'] {
  const all = { dau: new Map(firm.dau), wau: new Map(firm.wau), mau: new Map(firm.mau) };
  for (const measure of MEASURES)
    for (const [namespace, samples] of tentative[measure])
      all[measure].set(namespace, new Map([...(firm[measure].get(namespace) ?? []), ...samples]));
  return all;
}

const proof = ({ series, requests, setAside }: PlaceRead, from: Day, to: Day): TableRead => ({
  records: toUsage(series, from, to).length,
  pages: requests,
  duplicates: 0,
  setAside: setAside.length,
  total: null,
});
