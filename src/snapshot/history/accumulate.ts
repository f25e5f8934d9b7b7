import {
  monthOf,
  type PartOfSnapshot,
  type PulledUsage,
  type Usage,
  type UsageCorrection,
  type UsageHistory,
} from '../../model/index.ts';
import { compare } from '../format.ts';
import { gapsOf } from './gaps.ts';
import { eachPoint, isCount, pointKey, type History, type Point } from './history.ts';
import { Ledger } from './ledger.ts';
import { unexplainedOf } from './unexplained.ts';

export interface Given {
  history: History;
  pulled: PulledUsage;
  /** The last snapshot: what was published. */
  previous: PartOfSnapshot | null;
  /** Instant of the pull. */
  recordedAt: string;
}

export interface Accumulated {
  history: History;
  /** All that is known, for the snapshot. */
  usage: Usage[];
  /** For the manifest. */
  report: UsageHistory;
  /** Days that only the last snapshot knew: the history was lost, or not kept yet. */
  recovered: number;
}

/**
 * Joins what was pulled to what is known.
 * - Absence erases nothing.
 * - A day whose value is another one now takes the new value, and both are kept as a correction. That holds for yesterday
 *   too: the sample of a past instant does not change at the source, so no day is given time to settle.
 * - A day that nobody knew is filled. Where its month was published as closed, that is a correction too.
 * - Values of answers that may not be whole fill days, and correct none.
 *
 * Joining the same twice changes nothing the second time.
 */
export function accumulate({ history, pulled, previous, recordedAt }: Given): Accumulated {
  const ledger = new Ledger({ ...history, corrections: correctionsOf(history, previous) }, recordedAt);
  const recovered = recover(ledger, previous);
  const published = closedMonths(previous);
  const wasGap = new Set<string>();
  for (const point of eachPoint(published)) if (point.value === null) wasGap.add(pointKey(point));
  const fill = (point: Point) => (wasGap.has(pointKey(point)) ? ledger.correct(point, null) : ledger.set(point));
  for (const point of valuesOf(pulled.firm)) {
    const known = ledger.value(point);
    if (known === null) fill(point);
    else if (known !== point.value) ledger.correct(point, known);
  }
  for (const point of valuesOf(pulled.tentative)) if (ledger.value(point) === null) fill(point);

  const usage = ledger.usage();
  const corrections = ledger.corrections();
  const endpoints = joinEndpoints(history.endpoints, pulled.endpoints);
  return {
    history: { usage, corrections, endpoints },
    usage,
    report: {
      corrections,
      unexplained: unexplainedOf(ledger, published, previous?.manifest.usage?.unexplained ?? [], recordedAt),
      gaps: gapsOf(usage, history.endpoints, pulled),
    },
    recovered,
  };
}

function* valuesOf(usage: Iterable<Usage>): Generator<Point> {
  for (const point of eachPoint(usage)) if (isCount(point.value)) yield point;
}

/** Those of the history, and what only the last snapshot has of them; of the same day and measure, the oldest first. */
function correctionsOf({ corrections }: History, previous: PartOfSnapshot | null): UsageCorrection[] {
  const keyOf = (item: UsageCorrection) => `${pointKey(item)} ${item.before} ${item.after} ${item.recordedAt}`;
  const known = new Set(corrections.map(keyOf));
  const lost = (previous?.manifest.usage?.corrections ?? []).filter((item) => !known.has(keyOf(item)));
  if (lost.length === 0) return corrections;
  return [...corrections, ...lost].sort((a, b) => compare(a.recordedAt, b.recordedAt));
}

/** Takes what the last snapshot knows and the history does not. */
function recover(ledger: Ledger, previous: PartOfSnapshot | null): number {
  let recovered = 0;
  for (const point of valuesOf(previous?.records.usage ?? [])) {
    if (ledger.value(point) !== null) continue;
    ledger.set(point);
    recovered++;
  }
  return recovered;
}

/** Records of the last snapshot whose month was over when it was read. */
function closedMonths(previous: PartOfSnapshot | null): Usage[] {
  const readAt = previous?.manifest.sources.find(({ system }) => system === 'usage')?.pulledAt ?? null;
  if (previous === null || readAt === null) return [];
  const running = monthOf(new Date(readAt).toISOString().slice(0, 10));
  return (previous.records.usage ?? []).filter(({ month }) => month < running);
}

function joinEndpoints(known: History['endpoints'], read: History['endpoints']): History['endpoints'] {
  const ids = [...new Set([...Object.keys(known), ...Object.keys(read)])].sort(compare);
  return Object.fromEntries(
    ids.map((id) => [id, [...new Set([...(known[id] ?? []), ...(read[id] ?? [])])].sort(compare)]),
  );
}
