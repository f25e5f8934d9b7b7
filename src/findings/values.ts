import {
  isPersonal,
  MAPPED_FIELDS,
  nameAtSource,
  NOUNS,
  type Config,
  type NounKey,
  type SetAside,
} from '../model/index.ts';
import type { Finding, Rule, SubjectType } from '../invariants/index.ts';

/** A value that a rule reads. */
export interface FieldValue {
  /** Name of the field in the snapshot. */
  name: string;
  /** Its name at the source; null where that is the same, or not configured. */
  source: string | null;
  /** What the record holds; null where it holds nothing, and where the value is about a person. */
  value: unknown;
  /** Whether there is a value that is not shown, because it is about a person. */
  isWithheld: boolean;
}

/** A record of a finding with what the rule reads of it. */
export interface RecordValues {
  type: SubjectType;
  id: string;
  /** The parts that it plays in the finding. */
  roles: string[];
  /** Why there are no values: `is not in the snapshot`. Null where there are, and for what is no record. */
  absence: string | null;
  values: FieldValue[];
}

/** Where the records of findings are found. */
export interface ValueSource {
  recordOf: (noun: NounKey, id: string) => object | undefined;
  setAsideOf: (noun: NounKey, id: string) => Pick<SetAside, 'field'> | undefined;
  config: Config;
}

/** Fields that lead from one record to another. */
const LINK = /^(communityId|namespace|dealRef|previousDealId|\w+Ids)$/;

type Reads = Pick<Rule, 'reads'>;

/** The subject and the related records, each once, with every part that they play and the values that the rule reads. */
export function recordValues(
  { subject, related }: Pick<Finding, 'subject' | 'related'>,
  rule: Reads,
  from: ValueSource,
): RecordValues[] {
  const parts = Map.groupBy([{ role: 'subject', ...subject }, ...related], ({ type, id }) => `${type} ${id}`);
  return [...parts.values()].map((same) => {
    const [{ type, id } = subject] = same;
    return { type, id, roles: same.map(({ role }) => role), ...held(type, id, rule, from) };
  });
}

const nothing = (absence: string | null) => ({ absence, values: [] });

function held(type: SubjectType, id: string, rule: Reads, from: ValueSource): Pick<RecordValues, 'absence' | 'values'> {
  const key = (Object.keys(NOUNS) as NounKey[]).find(
    (noun) => NOUNS[noun].name === type || (type === 'source' && id.startsWith(`${NOUNS[noun].name}/`)),
  );
  if (key === undefined) return nothing(null);
  const own = type === 'source' ? id.slice(NOUNS[key].name.length + 1) : id;
  const record = from.recordOf(key, own);
  if (record) return { absence: null, values: valuesOf(key, record, rule, from.config) };
  const aside = from.setAsideOf(key, own);
  return nothing(aside ? `was set aside: ${aside.field} could not be read` : 'is not in the snapshot');
}

function valuesOf(key: NounKey, record: object, { reads }: Reads, config: Config): FieldValue[] {
  const held: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(record));
  const isOfNoun = (field: string) => field.startsWith(`${key}.`);
  const read = [...reads.needs, ...reads.clears].flat().filter(isOfNoun);
  const names = new Set([
    ...['name', 'month'],
    ...read.map((field) => field.slice(key.length + 1)),
    // Rules name the fields of sources that are mapped only.
    ...(MAPPED_FIELDS.some(isOfNoun) ? [] : Object.keys(held).filter((name) => name !== 'id')),
    ...Object.keys(held).filter((name) => LINK.test(name)),
  ]);
  return [...names]
    .filter((name) => name in held)
    .map((name) => {
      const mapped = MAPPED_FIELDS.find((field) => field === `${key}.${name}`);
      const source = mapped ? nameAtSource(mapped, config) : null;
      const stated = isEmpty(held[name]) ? null : held[name];
      const isWithheld = stated !== null && isPersonal(key, name);
      return { name, source: source === name ? null : source, value: isWithheld ? null : stated, isWithheld };
    });
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
