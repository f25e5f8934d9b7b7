import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { extractLoader } from './loader.ts';

export const collections = {
  extracts: defineCollection({
    loader: extractLoader(() => process.env.PLUMBLINE_EXTRACTS),
    schema: z.object({ digest: z.string() }),
  }),
};
