import { addDaysWithin, SYSTEM_OF, type Day, type Journal, type Snapshot } from '../model/index.ts';
import { compare } from './format.ts';

/** Days that a journal goes back. */
export const JOURNAL_DAYS = 400;

/** A night to be noted. */
export interface Night {
  snapshot: Snapshot;
  /** What the check of the whole snapshot counts. */
  summary: { error: number; warning: number; info: number; waived: number };
  findings: readonly { severity: string; owner: string; waiver: unknown }[];
  asOf: Day;
}

/**
 * The journal after a night. A second run on the same day takes the place of the first; the first night of all, and that
 * on which a source is read for the first time, only sets down how things stand. What is not in the data, or cannot be
 * read, stays as it was seen last: nothing is noted as gone. A night before the last one that was noted changes nothing.
 */
export function advanceJournal(journal: Journal | null, night: Night): Journal {
  const { asOf, snapshot } = night;
  const { records } = snapshot;
  if (journal !== null && asOf < journal.asOf) return journal;
  const nights = (journal?.nights ?? []).filter(({ day }) => day < asOf);
  const before = nights.at(-1)?.day ?? null;
  const isKept = (day: Day) => day > addDaysWithin(asOf, -JOURNAL_DAYS);
  const earlier = <T extends { seen: Day }>(entries: readonly T[]) =>
    entries.filter(({ seen }) => seen < asOf && isKept(seen));
  return {
    schemaVersion: 1,
    asOf,
    nights: [...nights.filter(({ day }) => isKept(day)), countsOf(night)],
    moves: [...earlier(journal?.moves ?? []), ...(journal ? movesOf(journal, night, before) : [])],
    deliveries: [...earlier(journal?.deliveries ?? []), ...(journal ? deliveriesOf(journal, night, before) : [])],
    deals: statesOf(
      journal?.deals ?? null,
      'deals',
      records.deals.map(({ id, stage }) => ({ id, state: stage })),
      snapshot,
    ),
    deliverables: statesOf(
      journal?.deliverables ?? null,
      'deliverables',
      records.deliverables.map(({ id, status }) => ({ id, state: status })),
      snapshot,
    ),
  };
}

function countsOf({ asOf, summary: { error, warning, info, waived }, findings }: Night): Journal['nights'][number] {
  const owners: Record<string, number> = {};
  for (const { severity, owner, waiver } of findings)
    if (waiver === null && severity !== 'info') owners[owner] = (owners[owner] ?? 0) + 1;
  return { day: asOf, error, warning, info, waived, owners };
}

/** Whether a date can be of something that happened since the night before. */
const isSince = (day: Day | null, before: Day | null, asOf: Day): day is Day =>
  day !== null && (before === null || day >= before) && day <= asOf;

type Move = Journal['moves'][number];

/** What moved on this day, with what an earlier run on the same day noted: of each deal from where it stood the night before. */
function movesOf(journal: Journal, { snapshot, asOf }: Night, before: Day | null): Move[] {
  const { moves, deals: known } = journal;
  if (known === null) return [];
  const tonight = new Map(moves.filter(({ seen }) => seen === asOf).map((move) => [move.deal, move]));
  for (const deal of snapshot.records.deals) {
    const { id, stage, stageEnteredOn, createdOn } = deal;
    if (stage === null) continue;
    const noted = tonight.get(id);
    const last = noted ? noted.from : valueAt(known, id);
    tonight.delete(id);
    if (last === stage) continue;
    const entered = isSince(stageEnteredOn, before, asOf) ? stageEnteredOn : null;
    // One that was there and could not be read, or that came with old records, has not moved because it is seen now.
    const isOld = last === null || (last === undefined && stageEnteredOn !== null);
    if (!noted && isOld && entered === null) continue;
    const on = entered ?? ((last ?? null) === null && isSince(createdOn, before, asOf) ? createdOn : asOf);
    tonight.set(id, { deal: id, on, seen: asOf, from: last ?? null, to: stage });
  }
  return [...tonight.values()].sort((a, b) => compare(a.deal, b.deal));
}

type Delivery = Journal['deliveries'][number];

/** The same of what was delivered. */
function deliveriesOf(journal: Journal, { snapshot, asOf }: Night, before: Day | null): Delivery[] {
  const { deliveries, deliverables: known } = journal;
  if (known === null) return [];
  const tonight = new Map(deliveries.filter(({ seen }) => seen === asOf).map((one) => [one.deliverable, one]));
  for (const { id, status, deliveredOn } of snapshot.records.deliverables) {
    if (status === null) continue;
    const noted = tonight.get(id);
    const last = noted ? noted.from : valueAt(known, id);
    tonight.delete(id);
    if (status !== 'Delivered' || last === 'Delivered') continue;
    const isOld = last === null || (last === undefined && deliveredOn !== null);
    if (!noted && isOld && !isSince(deliveredOn, before, asOf)) continue;
    tonight.set(id, { deliverable: id, seen: asOf, from: last ?? null });
  }
  return [...tonight.values()].sort((a, b) => compare(a.deliverable, b.deliverable));
}

const valueAt = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** What was seen last of each record of a noun; null where they were never read whole. */
function statesOf<T>(
  known: Readonly<Record<string, T | null>> | null,
  noun: 'deals' | 'deliverables',
  seen: readonly { id: string; state: T | null }[],
  { manifest }: Snapshot,
): Record<string, T | null> | null {
  const isWhole = manifest.sources.some(({ system, status }) => system === SYSTEM_OF[noun] && status === 'complete');
  if (known === null && !isWhole) return null;
  const states = new Map(Object.entries(known ?? {}));
  const unread = manifest.setAside.flatMap(({ noun: key, id }) => (key === noun ? { id, state: null } : []));
  for (const { id, state } of [...unread, ...seen]) if (state !== null || !states.has(id)) states.set(id, state);
  return Object.fromEntries([...states].sort(([a], [b]) => compare(a, b)));
}
