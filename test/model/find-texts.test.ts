import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFinder } from '../../src/model/find-texts.ts';

test('finds exactly the texts that occur at the start of a word', () => {
  const find = textFinder(['the budget is tight this year', '"quoted remark", she said', 'short']);
  expect(find('They wrote: the budget is tight this year!')).toEqual(['the budget is tight this year']);
  expect(find('<p>"quoted remark", she said</p>')).toEqual(['"quoted remark", she said']);
  expect(find('the budget is tight next year, short')).toEqual([]);
});

test('agrees with a plain search, whatever stands around a text', () => {
  const text = fc.stringMatching(/^[a-zà-ü]{3,8}( [a-zà-ü]{3,8}){2,5}$/);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), fc.array(text, { maxLength: 5 }), (present, absent) => {
      const content = present.join(' — ');
      const expected = [...new Set([...present, ...absent])].filter(
        (t) => t.length >= 12 && ` ${content}`.includes(` ${t}`),
      );
      expect(textFinder([...present, ...absent])(content).sort()).toEqual(expected.sort());
    }),
  );
});
