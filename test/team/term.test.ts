import { describe, expect, test } from 'vitest';
import { byLetter, letterSlug, wordsOf } from '../../src/team/glossary.ts';

const entry = (term: string) => ({ id: term.toLowerCase(), term, aliases: [], meaning: 'M', see: [], line: 1 });
const letters = (...terms: string[]) =>
  byLetter(terms.map(entry)).map(({ letter, entries }) => `${letter} ${entries.map(({ term }) => term).join(', ')}`);

describe('the letters of the glossary', () => {
  test('are in the order of the alphabet, without regard to case and accents, figures first', () => {
    expect(letters('n8n', 'Zebra', '60-day notice', 'éclair', 'Emu', 'Net-new', '9 lives', '“quoted”')).toEqual([
      '0–9 “quoted”, 9 lives, 60-day notice',
      'E éclair, Emu',
      'N n8n, Net-new',
      'Z Zebra',
    ]);
    expect(letters()).toEqual([]);
  });

  test('have anchors that no term has', () => {
    expect(['A', '0–9'].map(letterSlug)).toEqual(['-a', '-figures']);
  });
});

test.each([
  ['P&amp;S', 'P&S'],
  ['<code>a_b</code> &lt;x&gt; &quot;y&quot; it&#39;s', 'a_b <x> "y" it\'s'],
  ['&amp;lt; &eacute;', '&lt; &eacute;'],
])('the words of %s are %s', (html, words) => {
  expect(wordsOf(html)).toBe(words);
});
