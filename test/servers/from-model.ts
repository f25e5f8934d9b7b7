import {
  AIRTABLE_TABLES,
  decimal,
  HUBSPOT_PROPERTIES,
  type NounKey,
  type Records,
  type TableKey,
} from '../../src/model/index.ts';
import { dayNumber, firstDayOf } from '../../src/model/date.ts';

/* The inverse of the pullers' mapping: what the systems of record would hold for these records of the model. */

type Properties = Record<string, string | null>;

export interface HubspotData {
  objects: Record<
    'deals' | 'companies' | 'contacts' | 'orders',
    { id: string; properties: Properties; updatedAt: string }[]
  >;
  pipelines: { id: string; label: string; displayOrder: number; stages: object[] }[];
  owners: { id: string; firstName: string; lastName: string; archived: boolean }[];
  /** `deals/companies` → id → associated ids with labels; a null label is an association without one. */
  associations: Record<string, Record<string, { id: string; labels: (string | null)[] }[]>>;
}

const NOON = 'T12:00:00.000Z';
const at = (day: string | null) => (day === null ? null : `${day}${NOON}`);
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

/** Properties under HubSpot's names; every value a text or null, as HubSpot has it. */
const named = (names: Readonly<Record<string, string>>, values: Record<string, unknown>): Properties =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [name, text(values[key])]));

export function hubspotData(records: Records): HubspotData {
  const updatedAt = '2026-01-01T00:00:00.000Z';
  const deals = records.deals.map((deal) => {
    const values = {
      ...deal,
      type: deal.typeLabel,
      amount: deal.amount && decimal(deal.amount),
      currency: deal.amount?.currency ?? null,
      createdOn: at(deal.createdOn),
      closedOn: at(deal.closedOn),
      stageEnteredOn: at(deal.stageEnteredOn),
    };
    return {
      id: deal.id,
      updatedAt: deal.modifiedAt ?? updatedAt,
      properties: named(HUBSPOT_PROPERTIES.deals, values),
    };
  });
  const companies = records.communities.map((company) => {
    const values = { ...company, githubRepos: company.githubRepos.join(';') || null };
    return { id: company.id, updatedAt, properties: named(HUBSPOT_PROPERTIES.companies, values) };
  });
  const contacts = records.people.map((person) => ({
    id: person.id,
    updatedAt,
    properties: named(HUBSPOT_PROPERTIES.contacts, person),
  }));
  const orders = records.orders.map((order) => {
    const values = { ...order, createdOn: at(order.createdOn) };
    return { id: order.id, updatedAt, properties: named(HUBSPOT_PROPERTIES.orders, values) };
  });
  return {
    objects: { deals, companies, contacts, orders },
    pipelines: records.pipelines.map(({ id, label, stages }, displayOrder) => ({
      id,
      label: label ?? '',
      displayOrder,
      stages: stages.map((stage) => ({
        id: stage.id,
        label: stage.label ?? '',
        displayOrder: stage.order,
        archived: false,
        metadata: {
          ...(stage.isClosed === null ? {} : { isClosed: String(stage.isClosed) }),
          ...(stage.probability === null ? {} : { probability: String(stage.probability) }),
        },
      })),
    })),
    owners: ownersOf(records),
    associations: {
      'deals/companies': byId(records.deals, (deal) =>
        deal.communityRecordIds.map((id, place) => ({ id, labels: place === 0 ? ['Primary', null] : [null] })),
      ),
      'deals/contacts': byId(records.deals, (deal) =>
        deal.contacts.map(({ personId, roles }) => ({ id: personId, labels: [null, ...roles] })),
      ),
      'orders/deals': byId(records.orders, (order) => order.dealIds.map((id) => ({ id, labels: [null] }))),
    },
  };
}

/** Owners of the deals; every second one has left, and is only found among the archived. */
function ownersOf({ deals }: Records): HubspotData['owners'] {
  const names = new Map(
    deals.flatMap(({ ownerId, ownerName }) => (ownerId && ownerName ? [[ownerId, ownerName] as const] : [])),
  );
  return [...names].map(([id, name], place) => {
    const [firstName = '', ...rest] = name.split(' ');
    return { id, firstName, lastName: rest.join(' '), archived: place % 2 === 1 };
  });
}

const byId = <T extends { id: string }, To>(records: readonly T[], to: (record: T) => To[]) =>
  Object.fromEntries(records.map((record) => [record.id, to(record)]));

export interface AirtableRow {
  id: string;
  createdTime: string;
  fields: Record<string, unknown>;
}

/** Rows by the name of their table. Airtable leaves out what is empty, and an unticked checkbox. */
export function airtableData(records: Records): Record<string, AirtableRow[]> {
  return Object.fromEntries(
    (Object.keys(AIRTABLE_TABLES) as (TableKey & NounKey)[]).map((key) => {
      const { table, fields } = AIRTABLE_TABLES[key];
      return [table, records[key].map((record) => row(record, fields))];
    }),
  );
}

function row(record: { id: string }, names: Readonly<Record<string, string>>): AirtableRow {
  const values = Object.entries(names).map(
    ([key, name]) => [name, cell(key, (record as Record<string, unknown>)[key])] as const,
  );
  const fields = Object.fromEntries(values.filter(([, value]) => !isEmpty(value)));
  return { id: record.id, createdTime: '2026-01-01T00:00:00.000Z', fields };
}

function cell(key: string, value: unknown): unknown {
  if (key === 'month') return firstDayOf(value as string);
  if (key === 'budgetAlert' && value !== null) return (value as { minor: number }).minor / 100;
  return value;
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** Samples by period and namespace: instant in seconds → value as a text. The sample for a day is taken when it ends. */
export type PrometheusData = Record<string, Record<string, [number, string][]>>;

export function prometheusData({ usage }: Records): PrometheusData {
  const data: PrometheusData = { '24h': {}, '7d': {}, '30d': {} };
  for (const record of [...usage].sort((a, b) => (a.month < b.month ? -1 : 1))) {
    const first = dayNumber(firstDayOf(record.month));
    for (const [period, values] of [
      ['24h', record.dau],
      ['7d', record.wau],
      ['30d', record.mau],
    ] as const) {
      const series = ((data[period] ??= {})[record.namespace] ??= []);
      values.forEach((value, i) => value !== null && series.push([(first + i + 1) * 86_400, String(value)]));
    }
  }
  return data;
}

export const costCsv = ({ costs }: Records): string =>
  [
    'community_id,month,usd',
    ...costs.map(({ communityId, month, amount }) => `${communityId},${month},${decimal(amount)}`),
    '',
  ].join('\n');
