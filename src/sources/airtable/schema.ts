import type { Config } from '../../model/index.ts';
import { TABLES } from '../engagements/index.ts';
import type { FoundField, FoundSchema } from '../schema/found.ts';
import { SourceError } from '../transport/index.ts';
import type { AirtableClient } from './client.ts';
import type { MetaField } from './meta.ts';

/** The scope without which a token may read records but not fields. */
const SCOPE = 'schema.bases:read';
const CALL = 'list of tables';

/** What Airtable says of the mapped tables, which the mapping names by name or by id. */
export async function readSchema(client: AirtableClient, config: Config): Promise<FoundSchema> {
  const tables = await client.tables(CALL).catch((error: unknown) => {
    throw error instanceof SourceError && error.failure.status === 403 ? withoutScope(error) : error;
  });
  return Object.fromEntries(
    TABLES.flatMap((key) => {
      const { table } = config.airtable[key];
      const found = tables.find(({ id }) => id === table) ?? tables.find(({ name }) => name === table);
      return found ? [[key, { table, fields: found.fields.map(fieldOf) }]] : [];
    }),
  );
}

export const fieldOf = (field: MetaField): FoundField => ({
  id: field.id,
  name: field.name,
  label: field.name,
  type: typeOf(field),
  options: optionsOf(field),
});

/** A field that is worked out has the type of what comes out: `formula(number)`, `multipleLookupValues(singleSelect)`. */
const typeOf = ({ type, options }: MetaField): string => (options?.result ? `${type}(${options.result.type})` : type);

const SELECT = /^(?:singleSelect|multipleSelects)$/;

/** The choices of a field, or of the one that a lookup or rollup shows. Those of other types may be people. */
function optionsOf({ type, options }: MetaField): string[] | null {
  const { type: shown, options: inside } = options?.result ?? { type, options };
  return SELECT.test(shown) ? (inside?.choices?.map(({ name }) => name) ?? null) : null;
}

/** Airtable's own words on it, which name no scope, are left out. */
const withoutScope = ({ system, failure: { kind, status, type } }: SourceError) =>
  new SourceError(
    system,
    CALL,
    { kind, status, type },
    {
      kind: 'status',
      action: 'user-to-fix',
      why: `The token may not read the fields of the base, for which it needs the scope ${SCOPE}, or there is no such base.`,
      fix: `Give the token in AIRTABLE_TOKEN the scope ${SCOPE} and the base, and compare AIRTABLE_BASE_ID with the address of the base.`,
    },
    1,
  );
