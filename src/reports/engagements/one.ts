import { daysBetween, type Engagement } from '../../model/index.ts';
import { healthOf, workOf, type Health, type Work } from '../health/index.ts';
import { communityOfEngagement, type CommunityRef } from '../workspace/community.ts';
import type { Shown } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { actionsOf } from './action.ts';
import { differenceOf, type Difference } from './compared.ts';
import { clauseOf, type Clause } from './fte.ts';
import { placedIn, type Placed } from './view.ts';

/** An engagement with everything that tables and its page say of it. */
export interface One {
  engagement: Engagement;
  name: string;
  community: CommunityRef | null;
  placed: Placed;
  /** Whether it runs today: start ≤ today ≤ end. */
  isRunning: boolean;
  /** Days to the end, 0 on the last day, negative after it; null where the end is not known. */
  left: number | null;
  health: Health;
  difference: Difference;
  work: Work[];
  /** Deliverables due by today, and delivered of these. */
  due: number;
  delivered: number;
  clause: Clause;
  actions: Shown[];
}

export function oneOf(engagement: Engagement, inputs: WorkInputs): One {
  const { id, start, end } = engagement;
  const { asOf } = inputs;
  const placed = placedIn(engagement, inputs);
  const isRunning = start !== null && end !== null && start <= asOf && asOf <= end;
  const health = healthOf(engagement, inputs);
  const difference = differenceOf(engagement, health);
  const work = workOf(engagement, inputs);
  const due = work.filter(({ standing }) => standing.due);
  return {
    ...{ engagement, placed, isRunning, health, difference, work },
    name: engagement.name ?? `Engagement ${id}`,
    community: communityOfEngagement(engagement, inputs),
    left: end === null || (start !== null && start > end) ? null : daysBetween(asOf, end),
    due: due.length,
    delivered: due.filter(({ standing }) => standing.state === 'delivered').length,
    clause: clauseOf(engagement, inputs),
    actions: actionsOf(engagement, placed, health, difference, isRunning),
  };
}
