import { z } from 'zod';
import { isDay, isMonth } from './date.ts';

/** Who may see a field: the organisation's team only, or also the community that the record belongs to. */
export type Visibility = 'team' | 'community';

declare module 'zod' {
  interface GlobalMeta {
    visibility?: Visibility;
    unit?: string;
  }
}

export interface Noun<Community extends z.ZodRawShape, Team extends z.ZodRawShape> {
  /** Singular name, as used for `subject.type` in findings. */
  readonly name: string;
  /** File of a snapshot folder that holds the records. */
  readonly file: string;
  /** All fields. */
  readonly schema: z.ZodObject<Community & Team, z.core.$strict>;
  /** Only the fields that a community may see about itself. A record parsed with it has lost every team field. */
  readonly publicSchema: z.ZodObject<Community>;
}

type Shapes<Community, Team> = { name: string; file: string; description: string; community: Community; team: Team };

/** Declares a noun. A field stands in exactly one of two lists, so that no field can be added without saying who may see it. */
export function defineNoun<Community extends z.ZodRawShape, Team extends z.ZodRawShape>(
  noun: Shapes<Community, Team>,
): Noun<Community, Team> {
  const community = mark(noun.community, 'community');
  const team = mark(noun.team, 'team');
  return {
    name: noun.name,
    file: noun.file,
    schema: z.strictObject({ ...community, ...team }).meta({ title: noun.name, description: noun.description }),
    publicSchema: z.object(community).meta({ title: `${noun.name}, public fields` }),
  };
}

function mark<Shape extends z.ZodRawShape>(shape: Shape, visibility: Visibility): Shape {
  const marked = Object.entries(shape).map(([field, schema]) => {
    const type = schema as z.ZodType;
    return [field, type.meta({ ...type.meta(), visibility })];
  });
  return Object.fromEntries(marked) as Shape;
}

export type RecordOf<N> = N extends Noun<infer C, infer T> ? z.infer<z.ZodObject<C & T, z.core.$strict>> : never;
export type PublicOf<N> = N extends Noun<infer C, z.ZodRawShape> ? z.infer<z.ZodObject<C>> : never;

/* Field types that the nouns share. A missing value is null (or an empty list), never an empty text. */

export const id = z.string().min(1);
export const ids = z.array(id);
export const text = z.string().min(1).nullable();
export const day = z
  .string()
  .refine(isDay, 'expected a calendar date as YYYY-MM-DD')
  .meta({ format: 'date' })
  .nullable();
export const month = z.string().refine(isMonth, 'expected a month as YYYY-MM').meta({ pattern: '^\\d{4}-\\d{2}$' });
export const number = z.number().nullable();
/** Full-time equivalents: 1 is one person, full time. */
export const fte = z.number().min(0).nullable().meta({ unit: 'FTE' });
