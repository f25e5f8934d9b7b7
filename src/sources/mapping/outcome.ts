import { NOUNS, parse, type NounKey, type Records, type SetAside } from '../../model/index.ts';
import { maskEmails } from '../transport/index.ts';
import type { FieldProblem } from './reader.ts';

/** A record of the model, or why there is none. */
export type Mapped<Key extends NounKey> = { record: Records[Key][number] } | { setAside: SetAside };

/** The id of the record, whatever came of it. */
export const idOf = (mapped: Mapped<NounKey>): string => ('record' in mapped ? mapped.record.id : mapped.setAside.id);

interface Candidate<Key extends NounKey> {
  noun: Key;
  /** Every field of the noun; anything unknown to its schema is a problem. */
  fields: Records[Key][number] & { id: string };
  name: string | null;
  problems: readonly FieldProblem[];
  /** Name at the source of a field of the model, for problems that the schema finds. */
  nameOf: (field: string) => string;
  /** Ids of the records that this one names. */
  links: readonly (string | null)[];
}

/** Passes a mapped record through the noun's schema. The first problem, in the order of the fields, sets it aside. */
export function finish<Key extends NounKey>({
  noun,
  fields,
  name,
  problems,
  nameOf,
  links,
}: Candidate<Key>): Mapped<Key> {
  const result = parse(NOUNS[noun].schema, fields);
  // The schemas of the nouns change nothing, so the copy that the schema has made need not be kept.
  if (result.ok && problems.length === 0) return { record: fields };
  const found = result.ok
    ? []
    : result.problems.map(({ path, ...rest }) => ({ field: nameOf(String(path[0])), ...rest }));
  const [first] = [...problems, ...found];
  return {
    setAside: {
      noun,
      id: fields.id,
      name: name && maskEmails(name),
      field: first?.field ?? '',
      expected: first?.expected ?? '',
      found: maskEmails(first?.found ?? ''),
      links: [...new Set(links)].filter((link) => link !== null),
    },
  };
}

/** Splits what was mapped into records and those set aside. */
export function separate<Key extends NounKey>(
  mapped: readonly Mapped<Key>[],
): { records: Records[Key]; setAside: SetAside[] } {
  const records: Records[Key][number][] = [];
  const setAside: SetAside[] = [];
  for (const item of mapped) {
    if ('record' in item) records.push(item.record);
    else setAside.push(item.setAside);
  }
  return { records: records as Records[Key], setAside };
}
