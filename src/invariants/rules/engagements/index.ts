/** Engagements, their projects and deliverables. */
import type { Rule } from '../../types.ts';
import { engagementDatesPresent } from './engagement-dates-present.ts';
import { engagementDatesOrdered } from './engagement-dates-ordered.ts';
import { engagementDatesMatchAgreement } from './engagement-dates-match-agreement.ts';
import { engagementHasProject } from './engagement-has-project.ts';
import { projectHasOneEngagement } from './project-has-one-engagement.ts';
import { projectHasDeliverable } from './project-has-deliverable.ts';
import { deliverableHasOneProject } from './deliverable-has-one-project.ts';
import { deliverableDueDatePresent } from './deliverable-due-date-present.ts';
import { deliverableDueInsideEngagement } from './deliverable-due-inside-engagement.ts';
import { deliverableNotOverdue } from './deliverable-not-overdue.ts';
import { deliveredDeliverableHasEvidence } from './delivered-deliverable-has-evidence.ts';
import { endedEngagementHasNoOpenDeliverable } from './ended-engagement-has-no-open-deliverable.ts';
import { deliveryVerified } from './delivery-verified.ts';
import { ragPresent } from './rag-present.ts';
import { ragActionRecorded } from './rag-action-recorded.ts';
import { ragConsistentWithDelivery } from './rag-consistent-with-delivery.ts';
import { satisfactionChecked } from './satisfaction-checked.ts';

export const engagementRules: readonly Rule[] = [
  engagementDatesPresent,
  engagementDatesOrdered,
  engagementDatesMatchAgreement,
  engagementHasProject,
  projectHasOneEngagement,
  projectHasDeliverable,
  deliverableHasOneProject,
  deliverableDueDatePresent,
  deliverableDueInsideEngagement,
  deliverableNotOverdue,
  deliveredDeliverableHasEvidence,
  endedEngagementHasNoOpenDeliverable,
  deliveryVerified,
  ragPresent,
  ragActionRecorded,
  ragConsistentWithDelivery,
  satisfactionChecked,
];
