import { CONTRACT_TYPES, DELIVERABLE_STATUS, RAG, WORK_STATUS, type Config, type Records } from '../../model/index.ts';
import type { FieldReader } from '../mapping/index.ts';
import type { EngagementKey } from '../source.ts';
import { dealIdsIn } from './deal-reference.ts';

/** Names at the source of a table's fields. */
type Names<Key extends EngagementKey> = Config['airtable'][Key]['fields'];
type Reader<Key extends EngagementKey> = FieldReader<keyof Names<Key> & string>;

/** A record as far as it was read, before the schema of its noun has seen it. */
export interface Reading<Key extends EngagementKey> {
  fields: Omit<Records[Key][number], 'id'>;
  name: string | null;
  /** Ids of the records that this one names. */
  links: readonly string[];
}

type Mapper<Key extends EngagementKey> = (read: Reader<Key>) => Reading<Key>;

/** How each table's fields become those of the model, whatever system they stand in. */
export const MAPPERS: { [Key in EngagementKey]: Mapper<Key> } = {
  engagements: (read) => {
    const dealRef = read.typed('dealRef');
    const fields = {
      name: read.text('name'),
      dealRef,
      dealIds: dealIdsIn(dealRef),
      communityId: read.text('communityId'),
      type: read.choice('type', ['New', 'Renewal']),
      status: read.choice('status', WORK_STATUS),
      rag: read.choice('rag', RAG),
      ragNote: read.text('ragNote'),
      start: read.day('start'),
      end: read.day('end'),
      serviceTier: read.text('serviceTier'),
      fteCommitted: read.number('fteCommitted'),
      deliveryLead: read.text('deliveryLead'),
      projectIds: read.links('projectIds'),
      contractIds: read.links('contractIds'),
      renewalNoticeSentOn: read.day('renewalNoticeSentOn'),
      shutdownNoticeSentOn: read.day('shutdownNoticeSentOn'),
      decommissionRequestedOn: read.day('decommissionRequestedOn'),
      deliveryVerifiedOn: read.day('deliveryVerifiedOn'),
    };
    return { fields, name: fields.name, links: [...fields.dealIds, ...fields.projectIds, ...fields.contractIds] };
  },
  projects: (read) => {
    const fields = {
      name: read.text('name'),
      engagementIds: read.links('engagementIds'),
      status: read.choice('status', WORK_STATUS),
      deliverableIds: read.links('deliverableIds'),
    };
    return { fields, name: fields.name, links: [...fields.engagementIds, ...fields.deliverableIds] };
  },
  deliverables: (read) => {
    const fields = {
      name: read.text('name'),
      projectIds: read.links('projectIds'),
      commitment: read.text('commitment'),
      status: read.choice('status', DELIVERABLE_STATUS),
      dueOn: read.day('dueOn'),
      deliveredOn: read.day('deliveredOn'),
      githubIssueUrl: read.text('githubIssueUrl'),
      isPublic: read.flag('isPublic'),
    };
    return { fields, name: fields.name, links: fields.projectIds };
  },
  contracts: (read) => {
    const dealRef = read.typed('dealRef');
    const fields = {
      name: read.text('name'),
      type: read.choice('type', CONTRACT_TYPES),
      dealRef,
      dealIds: dealIdsIn(dealRef),
      executedOn: read.day('executedOn'),
      start: read.day('start'),
      end: read.day('end'),
      url: read.text('url'),
      fteCommitted: read.number('fteCommitted'),
    };
    return { fields, name: fields.name, links: fields.dealIds };
  },
  fteLog: (read) => {
    const fields = { engagementIds: read.links('engagementIds'), month: read.month('month'), fte: read.number('fte') };
    return { fields, name: fields.month || null, links: fields.engagementIds };
  },
  capacity: (read) => {
    const fields = { team: read.text('team'), month: read.month('month'), fteAvailable: read.number('fteAvailable') };
    return { fields, name: fields.team, links: [] };
  },
  checkIns: (read) => {
    const fields = {
      engagementIds: read.links('engagementIds'),
      date: read.day('date'),
      score: read.number('score'),
      comment: read.text('comment'),
      quote: read.text('quote'),
      mayPublish: read.flag('mayPublish'),
    };
    return { fields, name: fields.date, links: fields.engagementIds };
  },
  hubs: (read) => {
    const fields = {
      name: read.text('name'),
      communityId: read.text('communityId'),
      url: read.text('url'),
      namespace: read.text('namespace'),
      cloud: read.text('cloud'),
      region: read.text('region'),
      budgetAlert: read.money('budgetAlert', 'USD'),
      budgetAlertAddress: read.text('budgetAlertAddress'),
      decommissionedOn: read.day('decommissionedOn'),
    };
    return { fields, name: fields.name, links: fields.communityId === null ? [] : [fields.communityId] };
  },
};
