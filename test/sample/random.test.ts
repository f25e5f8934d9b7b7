import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from '../../src/sample/random.ts';

const draw = (...name: string[]) => {
  const random = stream(...name);
  return Array.from({ length: 8 }, () => random.next());
};

test('a stream depends on its name only', () => {
  expect(draw('a', 'b')).toEqual(draw('a', 'b'));
  expect(draw('a', 'b')).not.toEqual(draw('b', 'a'));
  // Where one part of a name ends is part of the name.
  expect(draw('ab', 'c')).not.toEqual(draw('a', 'bc'));
});

test('numbers spread evenly over ten classes', () => {
  const random = stream('spread');
  const classes = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i++) classes[random.int(0, 9)]! += 1;
  for (const count of classes) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('whole numbers stay within their bounds, both of which occur', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -20, max: 20 }), fc.nat(4), (name, low, width) => {
      const random = stream(name);
      const drawn = new Set(Array.from({ length: 300 }, () => random.int(low, low + width)));
      expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: width + 1 }, (_, i) => low + i));
    }),
  );
});

test('a choice of some is different items of the list, as many as asked for and there are', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.nat()), fc.nat(6), (name, items, count) => {
      const chosen = stream(name).some(items, count);
      expect(new Set(chosen).size).toBe(Math.min(count, items.length));
      expect(chosen.every((item) => items.includes(item))).toBe(true);
    }),
  );
  expect(() => stream('empty').pick([])).toThrow('at least one item');
});
