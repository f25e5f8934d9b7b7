import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArray, parseJson } from '../../src/snapshot/json.ts';

const outcome = (parse: () => unknown): unknown => {
  try {
    return { value: parse() };
  } catch (error) {
    return { message: (error as Error).message };
  }
};

const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;

test('an array parsed in parts is the array', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 20 }), fc.integer({ min: 1, max: 60 }), (items, size) => {
      const content = Buffer.from(lines(items));
      expect(parseArray(content, size)).toEqual(parseJson(content));
    }),
  );
});

test('what is no array line by line, or no JSON, is taken as JSON.parse takes it', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ',\n',
    ',',
    '\n',
    '1',
    '"a,\\n]"',
    '"é"',
    ':',
    '"k":',
    ' ',
    'x',
    '[1],\n[2]',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.integer({ min: 1, max: 8 }), (pieces, size) => {
      const content = Buffer.from(pieces.join(''));
      expect(outcome(() => parseArray(content, size))).toEqual(outcome(() => parseJson(content)));
      const framed = Buffer.from(`[${pieces.join('')}]`);
      expect(outcome(() => parseArray(framed, size))).toEqual(outcome(() => parseJson(framed)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['indented', JSON.stringify([{ a: 1, b: [1, 2] }, { a: 2 }], null, 2)],
  ['on one line', '[1,2,3]'],
  ['empty', '[]\n'],
])('an array %s', (_, text) => {
  expect(parseArray(Buffer.from(text), 2)).toEqual(JSON.parse(text));
});

test('bytes that are not UTF-8 are refused in any part', () => {
  const content = Buffer.concat([Buffer.from('[\n"a",\n"'), Buffer.from([0xc3]), Buffer.from('"\n]\n')]);
  expect(() => parseArray(content, 3)).toThrow(/utf-8/);
});

test('a mark of byte order is no JSON', () => {
  expect(() => parseJson(Buffer.from('\uFEFF[]'))).toThrow(/JSON/);
});
