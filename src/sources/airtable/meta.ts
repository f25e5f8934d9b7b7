import { z } from 'zod';
import { parse } from '../../model/index.ts';
import { RequestFailure } from '../transport/index.ts';

const choices = z.array(z.object({ name: z.string() }));

/** What a formula, a rollup or a lookup gives. */
const result = z.object({ type: z.string(), options: z.object({ choices: choices.optional() }).nullish() });

const metaField = z.object({
  id: z.string(),
  name: z.string(),
  /** Also a type that Airtable may add one day. */
  type: z.string(),
  options: z.object({ choices: choices.optional(), result: result.nullish() }).nullish(),
});
export type MetaField = z.infer<typeof metaField>;

const metaTable = z.object({ id: z.string(), name: z.string(), fields: z.array(metaField) });
export type MetaTable = z.infer<typeof metaTable>;

const metaTables = z.object({ tables: z.array(metaTable) });

/** The answer of `GET /v0/meta/bases/{baseId}/tables`. Throws a RequestFailure when it has another shape. */
export function tablesOf(json: unknown): MetaTable[] {
  const parsed = parse(metaTables, json);
  if (parsed.ok) return parsed.value.tables;
  const [{ path, expected, found } = { path: [], expected: 'tables', found: 'nothing' }] = parsed.problems;
  throw new RequestFailure({ kind: 'shape', detail: `${path.join('.')}: expected ${expected}, found ${found}` });
}
