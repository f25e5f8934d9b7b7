import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { isDay } from '../model/date.ts';
import { PARTIES } from '../model/handbook.ts';
import { handbookSource } from './handbook-source.ts';
import { handbookLoader } from './loader.ts';

const parties = z.array(z.enum(PARTIES)).default([]);

export const collections = {
  docs: defineCollection({
    loader: handbookLoader(handbookSource(process.env)),
    schema: docsSchema({
      extend: z.object({
        /** Team that keeps the page true. Pages made from the data have none. */
        owner: z.enum(['BD', 'DE', 'P&S']).optional(),
        status: z.enum(['current', 'draft', 'out-of-date']).default('current'),
        reviewed: z
          .union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))])
          .refine(isDay, 'expected a calendar date as YYYY-MM-DD')
          .optional(),
        /** Months until the page is due for review. */
        reviewEvery: z.int().positive().default(6),
        /** For whom it is written; empty for the whole team. */
        audience: parties,
        /** Who acts in the procedure. */
        who: parties,
        /** Ids of the artefacts that the procedure makes, and of those that it uses. */
        makes: z.array(z.string()).default([]),
        uses: z.array(z.string()).default([]),
        /** Addresses below `handbook/` at which the page stood before. */
        movedFrom: z.array(z.string()).default([]),
      }),
    }),
  }),
};
