/** Deals and the hand-over from sales to delivery. */
import type { Rule } from '../../types.ts';
import { closedWonDealHasEngagement } from './closed-won-deal-has-engagement.ts';
import { dealHasAtMostOneEngagement } from './deal-has-at-most-one-engagement.ts';
import { engagementHasExactlyOneDeal } from './engagement-has-exactly-one-deal.ts';
import { engagementDealIsClosedWon } from './engagement-deal-is-closed-won.ts';
import { closedLostDealHasNoActiveEngagement } from './closed-lost-deal-has-no-active-engagement.ts';
import { closedWonNewHasContractOrMou } from './closed-won-new-has-contract-or-mou.ts';
import { renewalWithoutAgreementListed } from './renewal-without-agreement-listed.ts';
import { dealOpportunityTypeSet } from './deal-opportunity-type-set.ts';
import { renewalHasPredecessor } from './renewal-has-predecessor.ts';
import { newDealWithoutPredecessor } from './new-deal-without-predecessor.ts';
import { contractAdminExitHasExecutedAgreement } from './contract-admin-exit-has-executed-agreement.ts';
import { contractAdminExitHasDeliveryRequest } from './contract-admin-exit-has-delivery-request.ts';
import { agreementSignedBeforeStart } from './agreement-signed-before-start.ts';
import { deliveryRequestProducedOutcomes } from './delivery-request-produced-outcomes.ts';
import { deliveryRequestBillingColumns } from './delivery-request-billing-columns.ts';
import { stageKnown } from './stage-known.ts';
import { openDealNotStalled } from './open-deal-not-stalled.ts';
import { openDealCloseDateNotPast } from './open-deal-close-date-not-past.ts';
import { qualifiedDealInScope } from './qualified-deal-in-scope.ts';
import { proposalPsNotified } from './proposal-ps-notified.ts';
import { proposalCapacityConfirmed } from './proposal-capacity-confirmed.ts';
import { negotiationDatesPresent } from './negotiation-dates-present.ts';
import { serviceAgreementLinked } from './service-agreement-linked.ts';
import { contractAdminVerbalClose } from './contract-admin-verbal-close.ts';
import { amountPresent } from './amount-present.ts';
import { closedLostHasReason } from './closed-lost-has-reason.ts';
import { duplicateDealSuspected } from './duplicate-deal-suspected.ts';

export const dealRules: readonly Rule[] = [
  closedWonDealHasEngagement,
  dealHasAtMostOneEngagement,
  engagementHasExactlyOneDeal,
  engagementDealIsClosedWon,
  closedLostDealHasNoActiveEngagement,
  closedWonNewHasContractOrMou,
  renewalWithoutAgreementListed,
  dealOpportunityTypeSet,
  renewalHasPredecessor,
  newDealWithoutPredecessor,
  contractAdminExitHasExecutedAgreement,
  contractAdminExitHasDeliveryRequest,
  agreementSignedBeforeStart,
  deliveryRequestProducedOutcomes,
  deliveryRequestBillingColumns,
  stageKnown,
  openDealNotStalled,
  openDealCloseDateNotPast,
  qualifiedDealInScope,
  proposalPsNotified,
  proposalCapacityConfirmed,
  negotiationDatesPresent,
  serviceAgreementLinked,
  contractAdminVerbalClose,
  amountPresent,
  closedLostHasReason,
  duplicateDealSuspected,
];
