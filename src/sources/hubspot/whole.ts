import type { z } from 'zod';
import { parse } from '../../model/index.ts';
import { RequestFailure } from '../transport/index.ts';
import { SHAPES, type BatchError } from './shapes.ts';

interface List {
  results: readonly unknown[];
  numErrors?: number | null | undefined;
  errors?: readonly BatchError[] | null | undefined;
}

/** The "error" of an input of a batch that has no associations: the usual one, and no gap. */
export const hasNone = ({ subCategory }: BatchError): boolean =>
  subCategory === 'crm.associations.NO_ASSOCIATIONS_FOUND';

/** The "error" of inputs of a batch that HubSpot does not have. */
export const isAbsent = ({ category }: BatchError): boolean => category === 'OBJECT_NOT_FOUND';

/** The parts of an answer that are read. Throws a RequestFailure where one is not there, or of another kind. */
export function shaped<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const result = parse(schema, json);
  if (result.ok) return result.value;
  const [first] = result.problems;
  const detail = first && `${first.path.join('.')}: expected ${first.expected}, found ${first.found}`;
  throw new RequestFailure({ kind: 'shape', detail });
}

/**
 * As `shaped`, for a list, if it is whole: a batch answers 207 and lists `errors` when some of it is missing. Throws a
 * RequestFailure otherwise.
 * @param isHarmless true for an error that is no gap
 */
export function complete<S extends z.ZodType<List>>(
  schema: S,
  json: unknown,
  isHarmless: (error: BatchError) => boolean = () => false,
): z.output<S> {
  if (!Array.isArray((json as { results?: unknown } | null)?.results))
    throw new RequestFailure({ kind: 'shape', detail: 'no list of results' });
  const answer = shaped(schema, json);
  const { numErrors, errors } = answer;
  const gap = errors?.find((error) => !isHarmless(error));
  if (gap) throw new RequestFailure({ kind: 'partial', detail: gap.message ?? undefined });
  if ((numErrors ?? 0) > (errors?.length ?? 0))
    throw new RequestFailure({ kind: 'partial', detail: `${numErrors} errors` });
  return answer;
}

/** As `complete`, for a batch of associations: every input has a list, or the word that it has none. */
export function everyInput(
  inputs: readonly { id: string }[],
  json: unknown,
): z.output<(typeof SHAPES)['associations']> {
  const answer = complete(SHAPES.associations, json, hasNone);
  const named = (answer.errors ?? []).map(({ context }) => context?.fromObjectId ?? []);
  const answered = new Set([...answer.results.map(({ from }) => from.id), ...named.flat()].map(String));
  const missing = inputs.filter((input) => !answered.has(input.id));
  // An error that names no input may stand for any one of them.
  if (missing.length > named.filter((ids) => ids.length === 0).length) {
    throw new RequestFailure({ kind: 'partial', detail: `nothing is said of ${missing.length} of ${inputs.length}` });
  }
  return answer;
}
