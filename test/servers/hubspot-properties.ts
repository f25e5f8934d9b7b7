import { HUBSPOT_PROPERTIES } from '../../src/model/index.ts';

/** A property as HubSpot's properties API describes it. */
export interface HubspotProperty {
  name: string;
  label: string;
  type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool';
  fieldType: string;
  options: { value: string; label: string; hidden: boolean; displayOrder: number }[];
  externalOptions?: boolean;
  archived?: boolean;
}

export type PropertyTable = Record<keyof typeof HUBSPOT_PROPERTIES, HubspotProperty[]>;

const TYPES: Record<string, HubspotProperty['type']> = {
  amount: 'number',
  fte_committed: 'number',
  createdate: 'datetime',
  closedate: 'datetime',
  hs_lastmodifieddate: 'datetime',
  hs_v2_date_entered_current_stage: 'datetime',
  hs_createdate: 'datetime',
};

const OPTIONS: Record<string, readonly string[]> = {
  dealtype: ['newbusiness', 'existingbusiness'],
  deal_currency_code: ['USD', 'EUR'],
  service_tier: ['essential', 'advanced', 'premier'],
  agreement_type: ['service_agreement', 'purchase_order', 'mou'],
  scope_decision: ['in_scope', 'out_of_scope'],
  cloud_provider: ['aws', 'gcp', 'azure', 'jetstream2', 'other'],
};

/** Their values are kept elsewhere, and the properties API lists none. */
const EXTERNAL = ['dealstage', 'pipeline', 'hubspot_owner_id'];

const FIELD_TYPES = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
};

/** One property; dates are told by their name. */
export function property(name: string): HubspotProperty {
  const chosen = name in OPTIONS || EXTERNAL.includes(name);
  const type = chosen ? 'enumeration' : (TYPES[name] ?? (/_date$/.test(name) ? 'date' : 'string'));
  return {
    name,
    label: name.replace(/^hs_/, '').replaceAll('_', ' '),
    type,
    fieldType: FIELD_TYPES[type],
    options: (OPTIONS[name] ?? []).map((value, displayOrder) => ({ value, label: value, hidden: false, displayOrder })),
    externalOptions: EXTERNAL.includes(name),
    archived: false,
  };
}

/** The properties of a portal that has every mapped one, and one that is not mapped. */
export function hubspotProperties(): PropertyTable {
  const entries = Object.entries(HUBSPOT_PROPERTIES).map(([type, names]) => [
    type,
    [...Object.values(names), 'hs_object_id'].map((name) => property(name)),
  ]);
  return Object.fromEntries(entries) as PropertyTable;
}
