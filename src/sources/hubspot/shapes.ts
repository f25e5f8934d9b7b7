import { z } from 'zod';

const id = z.custom<string | number>(
  (value) => (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isSafeInteger(value)),
  { error: 'expected an id' },
);
const word = z.string().nullish();
const paging = z.object({ next: z.object({ after: id }).nullish() }).nullish();

/** An "error" of a batch: a part that is missing, or that there is nothing for an input. */
const error = z.object({
  category: z.unknown().optional(),
  subCategory: z.unknown().optional(),
  message: word,
  context: z.object({ fromObjectId: z.array(id).nullish() }).nullish(),
});
export type BatchError = z.output<typeof error>;

const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ results: z.array(item), paging, numErrors: z.number().nullish(), errors: z.array(error).nullish() });

/**
 * A property's value is a text or null; a value of another kind is refused by the field that it belongs to. The values are
 * not looked at here, which would take longer than to parse them.
 */
const properties = z.custom<Record<string, string | null>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'expected an object' },
);

const object = z.object({ id, properties, updatedAt: word });
export type RawObject = z.output<typeof object>;

const stage = z.object({
  id,
  label: z.string(),
  displayOrder: z.number(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const associated = z.object({ toObjectId: id, associationTypes: z.array(z.object({ label: word })) });

const property = z.object({
  name: z.string().min(1),
  label: word,
  type: z.string(),
  archived: z.boolean().nullish(),
  externalOptions: z.boolean().nullish(),
  options: z.array(z.object({ value: z.string() })).nullish(),
});

/** The parts of HubSpot's answers that are read, by endpoint. Parts that are not named here may be anything. */
export const SHAPES = {
  object,
  objects: list(object),
  counted: list(z.unknown()).extend({ total: z.int().min(0) }),
  owners: list(z.object({ id, firstName: word, lastName: word, email: word })),
  pipelines: list(z.object({ id, label: z.string(), stages: z.array(stage) })),
  properties: list(property),
  associations: list(z.object({ from: z.object({ id }), to: z.array(associated), paging })),
};
