import {
  CONTRACT_TYPES,
  DELIVERABLE_STATUS,
  RAG,
  WORK_STATUS,
  type Config,
  type NounKey,
  type Records,
  type TableKey,
} from '../../model/index.ts';
import { FieldReader, finish, type Mapped } from '../mapping/index.ts';
import type { AirtableRecord } from './client.ts';
import { dealIdsIn } from './deal-reference.ts';

type Names<Key extends TableKey> = Config['airtable'][Key]['fields'];
type Reader<Key extends TableKey> = FieldReader<keyof Names<Key> & string>;

interface Reading<Key extends TableKey & NounKey> {
  fields: Omit<Records[Key][number], 'id'>;
  name: string | null;
  /** Ids of the records that this one names. */
  links: readonly string[];
}

type Mapper<Key extends TableKey & NounKey> = (read: Reader<Key>) => Reading<Key>;

const MAPPERS: { [Key in TableKey & NounKey]: Mapper<Key> } = {
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
    return { fields, name: fields.name, links: [] };
  },
};

/** A record of a table as a record of the model. Fields that the mapping does not name are ignored. */
export function mapRecord<Key extends TableKey & NounKey>(
  key: Key,
  { id, fields }: AirtableRecord,
  config: Config,
): Mapped<Key> {
  const names = config.airtable[key].fields as Readonly<Record<string, string | null>>;
  const read = new FieldReader<string>(fields, names, config.calendar.timeZone);
  // The mapper of a key reads that key's fields; the compiler does not follow the pair through the table.
  const mapper = MAPPERS[key] as unknown as (reader: FieldReader<string>) => Reading<Key>;
  const { fields: mapped, name, links } = mapper(read);
  return finish({
    noun: key,
    fields: { id, ...mapped } as unknown as Records[Key][number] & { id: string },
    name,
    problems: read.problems,
    nameOf: (field) => (Object.hasOwn(names, field) ? (names[field] ?? field) : field),
    links,
  });
}
