import { z } from 'zod';
import { contextOfExample, portfolio, type Example } from '../../src/invariants/index.ts';
import {
  addDays,
  addMonths,
  isDay,
  isMonth,
  NOUN_KEYS,
  NOUNS,
  SYSTEMS,
  type Day,
  type Money,
  type NounKey,
  type SetAside,
} from '../../src/model/index.ts';

/** An example with one thing about its data changed. */
export interface Variation {
  change: string;
  example: Example;
}

type Fields = Readonly<Record<string, unknown>>;

/** Every example that differs from this one in one field that it states, one record or one source. */
export function variationsOf(example: Example): Variation[] {
  const records = portfolio(example.records) as unknown as Record<NounKey, (Fields & { id: string })[]>;
  const varied = NOUN_KEYS.flatMap((noun) =>
    records[noun].flatMap((record, place): Variation[] => {
      const replaced = (...items: Fields[]): Example => ({
        ...example,
        records: { ...records, [noun]: records[noun].toSpliced(place, 1, ...(items as (typeof record)[])) },
      });
      const fields = Object.entries(example.records[noun]?.[place] ?? {}).flatMap(([field, value]) =>
        others(noun, field, value, example.asOf).map((other) => ({
          change: `${field} ${inWords(other)}`,
          example: replaced({ ...record, [field]: other }),
        })),
      );
      const setAside = [...(example.setAside ?? []), asLost(noun, record)];
      return [
        ...fields,
        { change: 'missing', example: replaced() },
        { change: 'set aside', example: { ...replaced(), setAside } },
        { change: 'twice', example: replaced(record, { ...record, id: `${record.id}-copy` }) },
      ].map(({ change, example }) => ({ change: `${record.id}: ${change}`, example }));
    }),
  );
  return [...varied, ...withoutSources(example)];
}

const inWords = (value: unknown): string =>
  value === null || (Array.isArray(value) && value.length === 0) ? 'empty' : JSON.stringify(value).replaceAll('"', '');

/** Other values that the field may have: none, each option, days and months nearby, a little more or less, a broken link. */
function others(noun: NounKey, field: string, value: unknown, asOf: Day): unknown[] {
  if (field === 'id') return [];
  const schema = (NOUNS[noun].schema.shape as Record<string, z.ZodType>)[field];
  const near = [null, [], ...optionsOf(schema), ...nearby(field, value, asOf)];
  const fitting = near.filter((other) => schema?.safeParse(other).success && inWords(other) !== inWords(value));
  return [...new Map(fitting.map((other) => [inWords(other), other])).values()];
}

function optionsOf(schema: z.ZodType | undefined): unknown[] {
  if (!schema) return [];
  const { enum: options, anyOf = [] } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return options ?? anyOf.flatMap((one) => (typeof one === 'object' ? (one.enum ?? []) : []));
}

function nearby(field: string, value: unknown, asOf: Day): unknown[] {
  if (isDay(value)) return [addDays(value, -1), addDays(value, 1), asOf, addDays(asOf, 1)];
  if (isMonth(value)) return [addMonths(value, -1), addMonths(value, 1)];
  if (typeof value === 'number') return [0, value - 0.01, value + 0.01];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return field.endsWith('Ids') && value.length > 0 ? [['404'], [...value, '404']] : [];
  if (typeof value === 'string') return [value.toUpperCase(), 'x'];
  return field === 'amount' ? amounts(value as Money) : [];
}

const amounts = (amount: Money): Money[] => [
  ...[0, amount.minor - 1, amount.minor + 1].map((minor) => ({ ...amount, minor })),
  ...[null, 'EUR'].map((currency) => ({ ...amount, currency })),
];

const asLost = (noun: NounKey, record: Fields & { id: string }): SetAside => ({
  ...{ noun, id: record.id, name: null, field: 'name', expected: 'a text', found: 'a number' },
  links: Object.values(record).flatMap((value) =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [],
  ),
});

function withoutSources(example: Example): Variation[] {
  const { sources } = contextOfExample(example).snapshot.manifest;
  return SYSTEMS.flatMap((system) =>
    (['incomplete', 'not-connected'] as const).map((status) => {
      const without = sources.map((source) => (source.system === system ? { ...source, status } : source));
      return {
        change: `${system} ${status}`,
        example: { ...example, manifest: { ...example.manifest, sources: without } },
      };
    }),
  );
}
