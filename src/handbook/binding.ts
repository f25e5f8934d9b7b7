import { z } from 'zod';

/** A sentence of the handbook that is bound to rules, is left to people, or says what must be and is neither. */
export const bindingSchema = z.strictObject({
  file: z.string(),
  line: z.int(),
  /** Address of its page below `handbook/`; empty for the first page. */
  page: z.string(),
  /** Anchor of its section; null above the first one. */
  anchor: z.string().nullable(),
  sentence: z.string(),
  kind: z.enum(['rule', 'human', 'unbound']),
  /** Ids of rules; empty but for the kind `rule`. */
  rules: z.array(z.string()),
});
export type Binding = z.output<typeof bindingSchema>;

export const bindingsSchema = z.strictObject({
  pages: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  sentences: z.array(bindingSchema),
  /** What is wrong with a mark. */
  mistakes: z.array(z.strictObject({ file: z.string(), line: z.int(), why: z.string() })),
});
export type Bindings = z.output<typeof bindingsSchema>;
/** How many there are of each kind, and of rules that have a sentence. */
export function countsOf({ sentences }: Bindings) {
  const of = (kind: Binding['kind']) => sentences.filter((binding) => binding.kind === kind).length;
  return {
    rules: new Set(sentences.flatMap(({ rules }) => rules)).size,
    ...{ bound: of('rule'), human: of('human'), unbound: of('unbound') },
  };
}
