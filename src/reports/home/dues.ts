import { compare } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { dueDeliverables } from './due-deliverables.ts';
import { dueHandOver } from './due-hand-over.ts';
import { dueNotices } from './due-notices.ts';
import { dueReviews } from './due-reviews.ts';
import { stateOf, TEAMS, type Due } from './due.ts';

const RANK = { overdue: 0, today: 1, soon: 2 } as const;

/** All that is overdue or due within a week, the most urgent first; what has been late since an unknown day stands after the rest that is late. */
export function duesOf(inputs: WorkInputs): Due[] {
  const { asOf } = inputs;
  const all = [...dueNotices(inputs), ...dueHandOver(inputs), ...dueDeliverables(inputs), ...dueReviews(inputs)];
  return all.sort(
    (a, b) =>
      RANK[stateOf(a, asOf)] - RANK[stateOf(b, asOf)] ||
      Number(a.day === null) - Number(b.day === null) ||
      compare(a.day ?? '', b.day ?? '') ||
      TEAMS.indexOf(a.team) - TEAMS.indexOf(b.team) ||
      compare(a.record.name, b.record.name) ||
      compare(a.action, b.action),
  );
}
