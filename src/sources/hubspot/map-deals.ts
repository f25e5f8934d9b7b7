import type { Config, Deal, Pipeline } from '../../model/index.ts';
import { FieldReader, finish, type Mapped } from '../mapping/index.ts';
import type { Associated } from './associations.ts';
import type { HubspotObject } from './client.ts';
import { canonicalStage } from './map-pipelines.ts';
import { rolesOf } from './map-roles.ts';

export interface DealContext {
  config: Config;
  pipelines: readonly Pipeline[];
  ownerNames: ReadonlyMap<string, string>;
  companies: ReadonlyMap<string, Associated>;
  contacts: ReadonlyMap<string, Associated>;
}

/** Label that HubSpot itself gives to a deal's main company. */
const PRIMARY = 'Primary';
const CURRENCY = /^[A-Z]{3}$/;
const NOTHING: Associated = new Map();

export function mapDeal(deal: HubspotObject, context: DealContext): Mapped<'deals'> {
  const { config } = context;
  const names = config.hubspot.properties.deals;
  const read = new FieldReader(deal.properties, names, config.calendar.timeZone);
  const name = read.text('name');
  const pipelineId = read.text('pipelineId');
  const stageId = read.text('stageId');
  const stageLabel = labelOf(context.pipelines, pipelineId, stageId);
  const typeLabel = read.text('type');
  const ownerId = read.text('ownerId');
  const communityRecordIds = primaryFirst(context.companies.get(deal.id) ?? NOTHING);
  const contacts = contactsOf(context.contacts.get(deal.id) ?? NOTHING, config);
  const previousDealId = read.text('previousDealId');
  const fields: Deal = {
    id: deal.id,
    name,
    pipelineId,
    stageId,
    stageLabel,
    stage: stageId === null ? null : canonicalStage(stageId, stageLabel, config.hubspot.stages),
    type:
      typeLabel !== null && Object.hasOwn(config.hubspot.dealTypes, typeLabel)
        ? (config.hubspot.dealTypes[typeLabel] ?? null)
        : null,
    typeLabel,
    amount: amountOf(read),
    createdOn: read.day('createdOn'),
    closedOn: read.day('closedOn'),
    modifiedAt: read.instant('modifiedAt'),
    stageEnteredOn: read.day('stageEnteredOn'),
    ownerId,
    ownerName: ownerId === null ? null : (context.ownerNames.get(ownerId) ?? null),
    contractStart: read.date('contractStart'),
    contractEnd: read.date('contractEnd'),
    serviceTier: read.text('serviceTier')?.toLowerCase() ?? null,
    agreementType: read.text('agreementType'),
    agreementUrl: read.text('agreementUrl'),
    agreementExecutedOn: read.date('agreementExecutedOn'),
    statementOfWorkUrl: read.text('statementOfWorkUrl'),
    proposalUrl: read.text('proposalUrl'),
    quoteUrl: read.text('quoteUrl'),
    invoiceUrl: read.text('invoiceUrl'),
    verbalCloseOn: read.date('verbalCloseOn'),
    psNotifiedOn: read.date('psNotifiedOn'),
    capacityConfirmedOn: read.date('capacityConfirmedOn'),
    scopeDecision: read.text('scopeDecision'),
    fteCommitted: read.number('fteCommitted'),
    lostReason: read.text('lostReason'),
    billingColumnsOn: read.date('billingColumnsOn'),
    previousDealId,
    communityRecordIds,
    contacts,
  };
  const links = [...communityRecordIds, ...contacts.map(({ personId }) => personId), previousDealId];
  const nameOf = (field: string) => (Object.hasOwn(names, field) ? names[field as keyof typeof names] : null) ?? field;
  return finish({ noun: 'deals', fields, name, problems: read.problems, nameOf, links });
}

/** The label of a stage in its own pipeline: stage ids are unique for deals, but one of another pipeline is a mistake. */
function labelOf(pipelines: readonly Pipeline[], pipelineId: string | null, stageId: string | null): string | null {
  const own = pipelines.filter(({ id }) => pipelineId === null || id === pipelineId);
  return own.flatMap(({ stages }) => stages).find(({ id }) => id === stageId)?.label ?? null;
}

function amountOf(read: FieldReader<'amount' | 'currency'>): Deal['amount'] {
  const currency = read.text('currency')?.toUpperCase() ?? null;
  if (currency !== null && !CURRENCY.test(currency)) return read.refuse('currency', 'a currency code such as "USD"');
  return read.money('amount', currency);
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The main company first, the others by id. */
function primaryFirst(companies: Associated): string[] {
  const rank = (id: string) => (companies.get(id)?.has(PRIMARY) ? 0 : 1);
  return [...companies.keys()].sort((a, b) => rank(a) - rank(b) || byText(a, b));
}

function contactsOf(contacts: Associated, config: Config): Deal['contacts'] {
  return [...contacts]
    .map(([personId, labels]) => ({ personId, roles: rolesOf(labels, config.hubspot.roles) }))
    .sort((a, b) => byText(a.personId, b.personId));
}
