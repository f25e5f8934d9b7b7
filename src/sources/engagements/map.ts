import type { Config, Records } from '../../model/index.ts';
import { FieldReader, finish, type FieldProblem, type Mapped } from '../mapping/index.ts';
import type { EngagementKey } from '../source.ts';
import { MAPPERS, type Reading } from './mappers.ts';

/** A record as its system gives it: values by the names that the fields have there. */
export interface RawRecord {
  id: string;
  /** Fields that hold something; one that is not there is empty. */
  fields: Readonly<Record<string, unknown>>;
  /** What is wrong with values that could not be given the form in which they are read. */
  problems?: readonly FieldProblem[];
}

/** A record of a table as a record of the model. Fields that the mapping does not name are ignored. */
export function mapRecord<Key extends EngagementKey>(
  key: Key,
  { id, fields, problems = [] }: RawRecord,
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
    problems: [...problems, ...read.problems],
    nameOf: (field) => (Object.hasOwn(names, field) ? (names[field] ?? field) : field),
    links,
  });
}
