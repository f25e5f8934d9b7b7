import type { Outcome, Subject, SubjectType } from './types.ts';

/** Ids of subjects of one type that came in order, one larger than the other. */
interface Run {
  type: SubjectType;
  first: string;
  last: string;
}

/** More runs than tables are no order any more. */
const MOST_RUNS = 40;

export interface Guard {
  see: (subject: Subject) => void;
  /** Whether one of the subjects may have come twice; `foundTwice` tells. */
  mayRepeat: () => boolean;
}

/**
 * Watches for a subject that is judged twice, without keeping any. Rules go through tables that are in order, so it is
 * enough to see that no two runs overlap; only where some do, every id must be looked up.
 */
export function guard(): Guard {
  const runs: Run[] = [];
  let run: Run | undefined;
  let tooMany = false;
  return {
    see({ type, id }) {
      if (run?.type === type && run.last < id) run.last = id;
      else if (runs.length === MOST_RUNS) tooMany = true;
      else {
        run = { type, first: id, last: id };
        runs.push(run);
      }
    },
    mayRepeat: () => tooMany || runs.some((one, place) => runs.slice(place + 1).some((other) => overlap(one, other))),
  };
}

const overlap = (a: Run, b: Run): boolean => a.type === b.type && a.first <= b.last && b.first <= a.last;

/** A subject that has two outcomes; null when each has one. */
export function foundTwice(outcomes: Iterable<Outcome>): Subject | null {
  const judged = new Map<SubjectType, Set<string>>();
  for (const { subject } of outcomes) {
    const { type, id } = subject;
    const ids = judged.get(type) ?? new Set();
    if (ids.has(id)) return subject;
    judged.set(type, ids.add(id));
  }
  return null;
}
