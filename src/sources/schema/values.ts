import { CONTRACT_TYPES, DELIVERABLE_STATUS, RAG, WORK_STATUS, type Config } from '../../model/index.ts';

/** What rules know of `agreement_type` and `scope_decision`, which are kept as they stand. */
const AGREEMENT_TYPES = ['service_agreement', 'purchase_order', 'mou'];
const SCOPE_DECISIONS = ['in_scope', 'out_of_scope'];

const tiers = ({ tiers: all }: Config) => all.flatMap(({ id, label, aliases }) => [id, label, ...aliases]);

const VALUES: Readonly<Record<string, (config: Config) => readonly string[]>> = {
  'deals.type': ({ hubspot }) => Object.keys(hubspot.dealTypes),
  'deals.serviceTier': tiers,
  'deals.agreementType': () => AGREEMENT_TYPES,
  'deals.scopeDecision': () => SCOPE_DECISIONS,
  'engagements.type': () => ['New', 'Renewal'],
  'engagements.status': () => WORK_STATUS,
  'engagements.rag': () => RAG,
  'engagements.serviceTier': tiers,
  'projects.status': () => WORK_STATUS,
  'deliverables.status': () => DELIVERABLE_STATUS,
  'contracts.type': () => CONTRACT_TYPES,
};

/** The values of a `choice` that the model knows, by noun.field; null for every other field. */
export const knownValues = (field: string, config: Config): readonly string[] | null =>
  Object.hasOwn(VALUES, field) ? (VALUES[field]?.(config) ?? null) : null;

/** Only `dealtype` is compared letter by letter: its values are keys of the configuration. */
export const isKnown = (field: string, value: string, known: readonly string[]): boolean =>
  known.some((word) => word === value || (field !== 'deals.type' && word.toLowerCase() === value.toLowerCase()));
