import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameScore, rank, type Entry } from '../../src/team/search/rank.ts';
import { isSlip, wordsOf } from '../../src/team/search/words.ts';

const entry = (part: Partial<Entry>): Entry => ({
  ...{ kind: 'Handbook', title: 'A page', url: 'handbook/a/', names: [], sections: [], about: '' },
  ...part,
});

describe('words', () => {
  test.each([
    ['community_id', ['community', 'id']],
    ['The 60-day notice', ['60', 'day', 'notice']],
    ['60 days', ['60', 'day']],
    ['P&S and CS&S', ['ps', 'css']],
    ['Café policies', ['cafe', 'policy']],
    ['who does what', ['who', 'doe', 'what']],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test.each([
    ['renewel', 'renewal', true],
    ['ofboarding', 'offboarding', true],
    ['recieve', 'receive', true],
    ['notices', 'notice', true],
    ['notice', 'notice', false],
    ['mou', 'mov', false],
    ['renewal', 'removal', false],
  ])('%s for %s is a slip: %s', (typed, meant, slip) => {
    expect(isSlip(typed, meant)).toBe(slip);
  });

  test('a slip is one both ways, and one edit away', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,12}$/), fc.nat(), (word, place) => {
        const at = place % word.length;
        const less = word.slice(0, at) + word.slice(at + 1);
        expect(isSlip(less, word)).toBe(true);
        expect(isSlip(word, less)).toBe(true);
        expect(isSlip(`${word}xy`, word)).toBe(false);
      }),
    );
  });
});

describe('the rank', () => {
  const page = entry({ title: 'Renewal', url: 'handbook/renewals/renewal/' });
  const term = entry({ kind: 'Glossary', title: 'Renewal', url: 'glossary/#renewal' });
  const rule = entry({ kind: 'Rule', title: 'Renewals are started in time', url: 'checks/renewal-started/' });
  const other = entry({ title: 'Lead', url: 'handbook/sales/lead/' });
  const urls = (query: string, found: string[] = []) =>
    rank([rule, other, term, page], query, found).map(({ entry: { url } }) => url);

  test('puts the page of a name before the term, and both before a rule that begins with it', () => {
    expect(urls('renewal')).toEqual([page.url, term.url, rule.url]);
  });

  test('does not let text outweigh a name', () => {
    expect(urls('renewal', [other.url])).toEqual([page.url, term.url, rule.url, other.url]);
  });

  test('orders pages without a name by their text', () => {
    expect(urls('zebra', [other.url, page.url])).toEqual([other.url, page.url]);
  });

  test('leads to a section where its title is nearer than that of the page', () => {
    const whole = entry({ title: 'Cloud cost', sections: [['Budget alerts', 'budget-alerts']] });
    expect(rank([whole], 'budget alert', [])[0]?.section).toEqual(['Budget alerts', 'budget-alerts']);
    expect(rank([whole], 'cloud cost', [])[0]?.section).toBeNull();
  });

  test('finds nothing for nothing', () => {
    expect(urls('')).toEqual([]);
    expect(urls('?!')).toEqual([]);
    expect(urls('qqzzxxj')).toEqual([]);
  });

  const words = fc.array(fc.stringMatching(/^[b-z]{3,8}$/), { minLength: 1, maxLength: 5 });
  test('the same words score highest, and no more than 100', () => {
    fc.assert(
      fc.property(words, words, (typed, name) => {
        expect(nameScore(typed, typed)).toBe(100);
        expect(nameScore(typed, name)).toBeLessThanOrEqual(100);
        expect(nameScore(typed, name)).toBeGreaterThanOrEqual(0);
        expect(nameScore(typed, [...typed, 'aaaa'])).toBeLessThan(100);
      }),
    );
  });
});
