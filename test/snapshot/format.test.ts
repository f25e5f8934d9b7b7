import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortKeys } from '../../src/snapshot/index.ts';

/** Every object in a value, at any depth. */
const objectsIn = (value: unknown): object[] =>
  value === null || typeof value !== 'object'
    ? []
    : [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)];

/** Keys that look like array indexes stand first in every object of JavaScript, so no order can be asked of them. */
const json = fc
  .jsonValue()
  .filter((value) => objectsIn(value).every((object) => !Object.keys(object).some((key) => /^\d+$/.test(key))));

test('keys stand in order at every level, and nothing else changes', () => {
  fc.assert(
    fc.property(json, (value) => {
      const sorted = sortKeys(value);
      expect(sorted).toEqual(value);
      for (const object of objectsIn(sorted)) expect(Object.keys(object)).toEqual(Object.keys(object).toSorted());
    }),
  );
});

test('objects with as many keys, but other ones, do not get in the way of each other', () => {
  const mixed = [
    { b: 1, a: 2 },
    { c: 3, b: 4 },
    { b: 5, a: 6 },
    { a: 7, b: { d: 8, c: 9 } },
  ];
  expect(JSON.stringify(sortKeys(mixed))).toBe('[{"a":2,"b":1},{"b":4,"c":3},{"a":6,"b":5},{"a":7,"b":{"c":9,"d":8}}]');
});
