import type { PartOfSnapshot, PulledUsage, Records, SourceReport, UsageHistory } from '../../model/index.ts';
import { accumulate } from './accumulate.ts';
import type { History } from './history.ts';
import { refuseRewriting } from './rewriting.ts';
import { refuseSilence } from './silence.ts';

interface Pulled {
  pulledAt: string;
  records: Records;
  sources: SourceReport[];
  usage: PulledUsage | null;
}

interface Joined<P> {
  /** What was pulled, with everything that is known of usage. */
  snapshot: Omit<P, 'usage'> & { usage: UsageHistory | null };
  /** The history as it is to be written; null when no usage was read. */
  history: History | null;
}

/**
 * Joins the usage that was pulled with the history of it. When no usage was read, what the last snapshot says of it stays.
 * Throws when an endpoint that may not fail fell silent, or when past days
 * changed in great number.
 * @param accepted whether hubs may have gone from an endpoint, and many past days may have changed, this once
 */
export function joinHistory<P extends Pulled>(
  pulled: P,
  history: History,
  previous: PartOfSnapshot | null,
  accepted: boolean,
): Joined<P> {
  const { usage: read, pulledAt } = pulled;
  if (read === null) {
    const kept = pulled.records.usage.length > 0 ? (previous?.manifest.usage ?? null) : null;
    return { snapshot: { ...pulled, usage: kept }, history: null };
  }
  const heard = accepted ? read : refuseSilence(history, read);
  if (!accepted) refuseRewriting(history, heard);
  const {
    usage,
    report,
    history: next,
    recovered,
  } = accumulate({ history, pulled: heard, previous, recordedAt: pulledAt });
  const changed = report.corrections.filter(({ before, recordedAt }) => before !== null && recordedAt === pulledAt);
  const notes = [
    ...(recovered > 0 ? [`Days of usage that only the last snapshot knew, taken from there: ${recovered}.`] : []),
    ...(changed.length > 0 ? [`Values of past days that changed, both kept as a correction: ${changed.length}.`] : []),
  ];
  const sources = pulled.sources.map((source) =>
    source.system === 'usage' ? { ...source, note: [source.note, ...notes].filter(Boolean).join(' ') || null } : source,
  );
  return { snapshot: { ...pulled, records: { ...pulled.records, usage }, sources, usage: report }, history: next };
}
