/** Deals and the hand-over from sales to delivery. */
import type { Rule } from '../../types.ts';
import { closedWonDealHasEngagement } from './closed-won-deal-has-engagement.ts';
import { dealHasAtMostOneEngagement } from './deal-has-at-most-one-engagement.ts';
import { engagementHasExactlyOneDeal } from './engagement-has-exactly-one-deal.ts';
import { engagementDealIsClosedWon } from './engagement-deal-is-closed-won.ts';
import { closedLostDealHasNoActiveEngagement } from './closed-lost-deal-has-no-active-engagement.ts';
import { closedWonNewHasContractOrMou } from './closed-won-new-has-contract-or-mou.ts';
import { renewalWithoutAgreementListed } from './renewal-without-agreement-listed.ts';
import { contractAdminExitHasExecutedAgreement } from './contract-admin-exit-has-executed-agreement.ts';
import { contractAdminExitHasDeliveryRequest } from './contract-admin-exit-has-delivery-request.ts';
import { stageKnown } from './stage-known.ts';

export const dealRules: readonly Rule[] = [
  closedWonDealHasEngagement,
  dealHasAtMostOneEngagement,
  engagementHasExactlyOneDeal,
  engagementDealIsClosedWon,
  closedLostDealHasNoActiveEngagement,
  closedWonNewHasContractOrMou,
  renewalWithoutAgreementListed,
  contractAdminExitHasExecutedAgreement,
  contractAdminExitHasDeliveryRequest,
  stageKnown,
];
