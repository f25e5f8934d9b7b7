import { z } from 'zod';
import type { GlossaryEntry } from '../../model/index.ts';

const text = z.string().trim().min(1);

/** One item of `glossary.yaml`. */
export const glossaryItem = z.strictObject({
  term: text,
  /** Where it stands on the glossary page; made of the term where it is not given. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .optional(),
  aliases: z.array(text).default([]),
  meaning: text,
  /** Related terms, by any of their names. */
  see: z.array(text).default([]),
});
export type GlossaryItem = z.output<typeof glossaryItem>;

/** The entries as the team site is given them; null where the handbook has no glossary. */
export const glossarySchema = z
  .array(
    z.strictObject({
      ...{ id: z.string(), term: z.string(), aliases: z.array(z.string()), meaning: z.string() },
      ...{ see: z.array(z.string()), line: z.int() },
    }) satisfies z.ZodType<GlossaryEntry>,
  )
  .nullable();
