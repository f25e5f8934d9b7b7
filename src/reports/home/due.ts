import { addDaysWithin, type Day } from '../../model/index.ts';
import type { CommunityRef } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Verdict } from '../exit-criteria.ts';

export type Team = 'BD' | 'DE' | 'P&S';
/** In the order in which work passes through them. */
export const TEAMS: readonly Team[] = ['BD', 'DE', 'P&S'];
export const TEAM_NAMES: Record<Team, string> = {
  BD: 'Business Development',
  DE: 'Delivery Enablement',
  'P&S': 'Product & Services',
};

/** Days ahead that the page looks, today not counted. */
export const DAYS_AHEAD = 7;

/** Something that a team is to do by a day. */
export interface Due {
  team: Team;
  kind: 'Deliverable' | 'Notice' | 'Decision' | 'Hand-over' | 'Review';
  /** What to do, as an order: "Send the 60-day notice". */
  action: string;
  /** Page and section of the handbook that says how. */
  sop: string | null;
  /** Null where it should have been done and since when is not recorded. */
  day: Day | null;
  /** What it is about, with the page that shows it and where it can be opened in its own system. */
  record: { name: string; page: string | null; url: string | null };
  community: CommunityRef | null;
  note: string | null;
}

export type DueState = 'overdue' | 'today' | 'soon';

export const stateOf = ({ day }: Pick<Due, 'day'>, asOf: Day): DueState =>
  day === null || day < asOf ? 'overdue' : day === asOf ? 'today' : 'soon';

/** The last day that the page looks at. */
export const horizonOf = (asOf: Day): Day => addDaysWithin(asOf, DAYS_AHEAD);

/** Whether a day is still to come and near enough to be listed. */
export const isAhead = (day: Day, asOf: Day): boolean => asOf <= day && day <= horizonOf(asOf);

/** Whether a rule found something that nobody has approved. */
export const isLacking = (verdict: Verdict | null): boolean => verdict?.says === 'lacking' && !verdict.isWaived;

/** Whose a rule is, and what the handbook says of it. */
export function ruleFacts(id: string, { rules }: WorkInputs): { team: Team; sop: string | null } {
  const rule = rules.find((one) => one.id === id);
  return { team: rule?.owner ?? 'BD', sop: rule?.handbook ?? null };
}
