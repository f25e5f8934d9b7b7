import { z } from 'zod';
import { parse } from '../../model/index.ts';
import { RequestFailure } from '../transport/index.ts';

const id = z.union([z.string().min(1), z.number()], { error: 'expected an id' });
const word = z.string().nullish();
const paging = z.object({ next: z.object({ after: id }).nullish() }).nullish();

/** An "error" of a batch: a part that is missing, or that there is nothing for an input. */
const errors = z
  .array(
    z.object({
      subCategory: z.unknown().optional(),
      message: word,
      context: z.object({ fromObjectId: z.array(id).nullish() }).nullish(),
    }),
  )
  .nullish();

const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ results: z.array(item), paging, numErrors: z.number().nullish(), errors });

/** The parts of HubSpot's answers that are read, by endpoint. Parts that are not named here may be anything. */
export const SHAPES = {
  objects: list(z.object({ id, properties: z.record(z.string(), z.unknown()) })),
  owners: list(z.object({ id, firstName: word, lastName: word, email: word })),
  pipelines: list(
    z.object({
      id,
      label: z.string(),
      stages: z.array(
        z.object({
          id,
          label: z.string(),
          displayOrder: z.number(),
          metadata: z.record(z.string(), z.unknown()).nullish(),
        }),
      ),
    }),
  ),
  associations: list(
    z.object({
      from: z.object({ id }),
      to: z.array(z.object({ toObjectId: id, associationTypes: z.array(z.object({ label: word })) })),
      paging,
    }),
  ),
};
export type Endpoint = keyof typeof SHAPES;

interface Whole {
  numErrors?: number | null | undefined;
  errors?: z.output<typeof errors>;
}

/** The "error" of an input of a batch that has no associations: the usual one, and no gap. */
const NONE = 'crm.associations.NO_ASSOCIATIONS_FOUND';

/**
 * The answer, with the parts that are read, if it is whole: a batch answers 207 and lists `errors` when some of it is
 * missing. Throws a RequestFailure otherwise.
 */
export function complete<S extends z.ZodType<Whole>>(schema: S, json: unknown): z.output<S> {
  if (!Array.isArray((json as { results?: unknown } | null)?.results))
    throw new RequestFailure({ kind: 'shape', detail: 'no list of results' });
  const result = parse(schema, json);
  if (!result.ok) {
    const [first] = result.problems;
    const detail = first && `${first.path.join('.')}: expected ${first.expected}, found ${first.found}`;
    throw new RequestFailure({ kind: 'shape', detail });
  }
  const { numErrors, errors: listed } = result.value;
  const other = listed?.find(({ subCategory }) => subCategory !== NONE);
  if (other) throw new RequestFailure({ kind: 'partial', detail: other.message ?? undefined });
  if ((numErrors ?? 0) > (listed?.length ?? 0))
    throw new RequestFailure({ kind: 'partial', detail: `${numErrors} errors` });
  return result.value;
}

/** As `complete`, for a batch of associations: every input has a list, or the word that it has none. */
export function everyInput(inputs: readonly { id: string }[]): (json: unknown) => void {
  return (json) => {
    const answer = complete(SHAPES.associations, json);
    const named = (answer.errors ?? []).map(({ context }) => context?.fromObjectId ?? []);
    const answered = new Set([...answer.results.map(({ from }) => from.id), ...named.flat()].map(String));
    const missing = inputs.filter((input) => !answered.has(input.id));
    // An error that names no input may stand for any one of them.
    if (missing.length > named.filter((ids) => ids.length === 0).length) {
      throw new RequestFailure({ kind: 'partial', detail: `nothing is said of ${missing.length} of ${inputs.length}` });
    }
  };
}
