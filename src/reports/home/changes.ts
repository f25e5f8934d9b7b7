import { addDaysWithin, type Day } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { compare } from '../words.ts';
import { deliveredLately } from './changes-deliveries.ts';
import { beginningOf, findingChanges } from './changes-findings.ts';
import { movedLately } from './changes-moves.ts';
import type { CommunityRef } from '../workspace/community.ts';

/** Days back that the page looks, today not counted. */
export const DAYS_BACK = 7;

export const KINDS = [
  'New finding',
  'Reopened finding',
  'Resolved finding',
  'Deal moved',
  'Deliverable delivered',
] as const;
export type ChangeKind = (typeof KINDS)[number];

/** Something that happened lately. */
export interface Change {
  kind: ChangeKind;
  day: Day;
  /** Whether it happened, or was first seen, since the night before. */
  isFresh: boolean;
  record: { name: string; page: string | null; url: string | null };
  /** What there is to say of it in a line. */
  detail: string;
  community: CommunityRef | null;
  team: string | null;
}

/**
 * How much can be told of what changed: `none` without a history, `first` on the first night of one, and from then on what
 * happened since the last night, of which the day is null where only the findings tell that there was one.
 */
export type Since = { known: 'none' } | { known: 'first' } | { known: 'night'; day: Day | null };

export function sinceOf(inputs: Pick<WorkInputs, 'events' | 'journal' | 'asOf' | 'findings' | 'resolved'>): Since {
  const { events, journal, asOf } = inputs;
  if (events === null || journal === null) return { known: 'none' };
  const before = journal.nights.filter(({ day }) => day < asOf).at(-1);
  if (before) return { known: 'night', day: before.day };
  return (beginningOf(inputs) ?? asOf) < asOf ? { known: 'night', day: null } : { known: 'first' };
}

/** First day of which changes are listed. */
export const backTo = (asOf: Day): Day => addDaysWithin(asOf, -DAYS_BACK);

/** What changed within the last days, the latest first. */
export const changesOf = (inputs: WorkInputs): Change[] =>
  [...findingChanges(inputs), ...movedLately(inputs), ...deliveredLately(inputs)].sort(
    (a, b) =>
      Number(b.isFresh) - Number(a.isFresh) ||
      compare(b.day, a.day) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      compare(a.record.name, b.record.name) ||
      compare(a.detail, b.detail),
  );
