/** Engagements, their projects and deliverables. */
import type { Rule } from '../../types.ts';
import { engagementDatesPresent } from './engagement-dates-present.ts';
import { engagementDatesOrdered } from './engagement-dates-ordered.ts';
import { engagementHasProject } from './engagement-has-project.ts';
import { deliverableNotOverdue } from './deliverable-not-overdue.ts';
import { endedEngagementHasNoOpenDeliverable } from './ended-engagement-has-no-open-deliverable.ts';

export const engagementRules: readonly Rule[] = [
  engagementDatesPresent,
  engagementDatesOrdered,
  engagementHasProject,
  deliverableNotOverdue,
  endedEngagementHasNoOpenDeliverable,
];
