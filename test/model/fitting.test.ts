import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fitting, NOUN_KEYS, NOUNS, type NounKey } from '../../src/model/index.ts';
import { samplePortfolio } from '../../src/sample/index.ts';

const { records } = samplePortfolio({ communities: 4, seed: 'fitting' });
const accepts = (key: NounKey, input: unknown) => NOUNS[key].schema.safeParse(input).success;

/** Values that a field may hold by mistake. */
const stray = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    0,
    -0,
    -1,
    1.5,
    6,
    NaN,
    Infinity,
    2 ** 53,
    true,
    [],
    {},
    [''],
    [null],
  ),
  fc.constantFrom<unknown>('2026-02-30', '2026-02-28', '2026-13', '2026-12', 'USD', 'usd', 'USDX', 'Active', 'Green'),
  fc.constantFrom<unknown>({ minor: 1, currency: 'EUR' }, { minor: 1.5, currency: null }, { minor: 1 }, 'xUSD'),
  fc.array(fc.option(fc.double()), { maxLength: 33 }),
  fc.anything(),
);

describe('the quick test of a record', () => {
  test('is there for every noun, so that no table is parsed record by record', () => {
    expect(NOUN_KEYS.filter((key) => fitting(NOUNS[key].schema) === null)).toEqual([]);
  });

  test('accepts every record of the sample, and the schema gives it back as it is', () => {
    for (const key of NOUN_KEYS) {
      for (const record of records[key]) {
        expect(fitting(NOUNS[key].schema)?.(record)).toBe(true);
        expect(NOUNS[key].schema.parse(record)).toEqual(record);
      }
    }
  });

  test.each(NOUN_KEYS)('says what the schema says of %s with strange values', (key) => {
    const fits = fitting(NOUNS[key].schema);
    const fields = [...Object.keys(NOUNS[key].schema.shape), '__proto__', 'constructor', 'more'];
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...fields), stray, fc.boolean(), (place, field, value, isLeftOut) => {
        const record = structuredClone(records[key][place % records[key].length]);
        if (!record) return;
        if (isLeftOut) Reflect.deleteProperty(record, field);
        else Object.defineProperty(record, field, { value, enumerable: true, configurable: true, writable: true });
        expect(fits?.(record)).toBe(accepts(key, record));
      }),
      { numRuns: 300 },
    );
  });

  test('says what the schema says of anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NOUN_KEYS), fc.anything(), (key, input) => {
        expect(fitting(NOUNS[key].schema)?.(input)).toBe(accepts(key, input));
      }),
    );
  });

  test.each([
    ['a default', z.strictObject({ a: z.string().default('b') })],
    ['a field that may be left out', z.strictObject({ a: z.string().optional() })],
    ['a change', z.string().transform((text) => text.length)],
    ['a coercion', z.coerce.number()],
    ['a text that is trimmed', z.string().trim()],
    ['a format with a check of its own', z.url()],
    ['an object that drops what it does not know', z.object({ a: z.string() })],
  ])('is not made for %s', (_, schema) => {
    expect(fitting(schema)).toBeNull();
  });
});
