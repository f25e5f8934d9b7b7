import { dayInZone, firstDayOf, lastDayOf, type Day, type Month } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { group, lookUp } from '../../group.ts';
import { inWords, monthInWords } from '../../words.ts';
import { hasSample } from './samples.ts';
import type { Context } from '../../types.ts';

/** What is known of the usage of a namespace. */
export interface KnownUsage {
  /** Months with at least one sample. */
  months: ReadonlySet<Month>;
  /** The first of them; null where there is none. */
  first: Month | null;
}

export function usageKnown(namespace: string, { index }: Context): KnownUsage {
  const months = index.usageOfNamespace(namespace).flatMap((usage) => (hasSample(usage) ? usage.month : []));
  const first = months.reduce<Month | null>((least, month) => (least === null || month < least ? month : least), null);
  return { months: new Set(months), first };
}

/**
 * Why a month without a sample proves nothing: it was not over when usage was read, nothing was recorded that early, it
 * could not be read, or a sample was set aside.
 * @returns one sentence, or null when the month should have had samples
 */
export function blanks(context: Context): (namespace: string, month: Month, known: KnownUsage) => string | null {
  const { snapshot, index } = context;
  const begin = firstMonth(context);
  const readOn = readDay(context);
  const gaps = snapshot.manifest.usage?.gaps ?? [];
  const gapsOf = lookUp(group(gaps, ({ namespaces }) => namespaces));
  return (namespace, month, { first }) => {
    if (lastDayOf(month) >= readOn) return `Usage was read on ${inWords(readOn)}, before the month was over.`;
    if (begin === null) return 'No usage of any hub is known.';
    if (month < begin) return `No usage of any hub is known before ${monthInWords(begin)}.`;
    // An endpoint that cannot be read may have hubs that nobody has seen yet.
    const own = first === null ? gaps : gapsOf(namespace);
    if (own.some(({ from, to }) => from <= lastDayOf(month) && firstDayOf(month) <= to))
      return 'The endpoint of the hub could not be read: source-complete reports it.';
    const id = `${namespace}/${month}`;
    return index.isSetAside('usage', id) ? setAsideReason('usage', id) : null;
  };
}

const firstMonth = ({ snapshot }: Context): Month | null =>
  snapshot.records.usage.reduce<Month | null>(
    (least, usage) => ((least === null || usage.month < least) && hasSample(usage) ? usage.month : least),
    null,
  );

/** The UTC day on which usage was read: its samples are those of the days before. */
function readDay({ snapshot, asOf }: Context): Day {
  const readAt = snapshot.manifest.sources.find(({ system }) => system === 'usage')?.pulledAt ?? null;
  return (readAt === null ? null : dayInZone(readAt, 'UTC')) ?? asOf;
}
