import { z } from 'zod';
import { money } from './money.ts';
import { day, defineNoun, fte, id, ids, text, type RecordOf } from './noun.ts';
import { STAGES } from './stage.ts';

export const ROLES = [
  'Buyer',
  'Community Champion',
  'Community Representative',
  'Technical Lead',
  'Technical Contact',
  'Authorized PR Submitter',
] as const;
export type Role = (typeof ROLES)[number];

/** A HubSpot deal: a transaction with a community, tracked until it is won or lost. */
export const deal = defineNoun({
  name: 'deal',
  file: 'deals.json',
  description: 'A HubSpot deal. Nothing of it is shown to communities.',
  community: {},
  team: {
    id: id.describe('HubSpot record id'),
    name: text.describe('Deal name'),
    pipelineId: text,
    stageId: text.describe('Internal id of the deal stage'),
    stageLabel: text.describe('Label of the stage at the source; null when the id is unknown there'),
    stage: z.enum(STAGES).nullable().describe('Canonical stage; null when neither label nor mapping gives one'),
    type: z.enum(['new', 'renewal']).nullable(),
    typeLabel: text.describe('The deal type as the source spells it'),
    amount: money.nullable().describe('Deal amount; null is "not stated", 0 is zero'),
    createdOn: day,
    closedOn: day.describe('Close date: expected while the deal is open'),
    modifiedAt: text.describe('Instant of the last change, ISO 8601 UTC'),
    stageEnteredOn: day.describe('Day on which the deal entered its current stage'),
    ownerId: text,
    ownerName: text.describe('Name of the owner in the organisation'),
    contractStart: day,
    contractEnd: day,
    serviceTier: text.describe('Service tier as stated, in lower case'),
    agreementType: text.describe('service_agreement, purchase_order or mou'),
    agreementUrl: text,
    agreementExecutedOn: day,
    statementOfWorkUrl: text,
    proposalUrl: text,
    quoteUrl: text,
    invoiceUrl: text,
    verbalCloseOn: day,
    psNotifiedOn: day.describe('Day on which BD told P&S that input or review is needed'),
    capacityConfirmedOn: day.describe('Day on which P&S confirmed that it has capacity'),
    scopeDecision: text.describe('in_scope or out_of_scope'),
    fteCommitted: fte,
    lostReason: text,
    billingColumnsOn: day.describe('Day on which the columns in the cloud-billing sheet were made'),
    previousDealId: text.describe('HubSpot id of the deal that this one renews'),
    communityRecordIds: ids.describe('HubSpot ids of the associated companies, without duplicates'),
    contacts: z
      .array(z.strictObject({ personId: id, roles: z.array(z.enum(ROLES)) }))
      .describe('Associated contacts with the roles that the association labels give them for this deal'),
  },
});
export type Deal = RecordOf<typeof deal>;
