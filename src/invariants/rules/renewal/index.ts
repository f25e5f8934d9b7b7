/** What must happen before an engagement ends, and after. */
import type { Rule } from '../../types.ts';
import { engagementEndDecisionRecorded } from './engagement-end-decision-recorded.ts';
import { lapsedEngagementStillServing } from './lapsed-engagement-still-serving.ts';
import { renewalNoticeSent } from './renewal-notice-sent.ts';
import { renewalOpportunityOpen } from './renewal-opportunity-open.ts';
import { shutdownNoticeSent } from './shutdown-notice-sent.ts';
import { successorContinuity } from './successor-continuity.ts';

export const renewalRules: readonly Rule[] = [
  renewalNoticeSent,
  renewalOpportunityOpen,
  engagementEndDecisionRecorded,
  lapsedEngagementStillServing,
  shutdownNoticeSent,
  successorContinuity,
];
