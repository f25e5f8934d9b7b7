import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutAddresses } from '../../src/build/dead-links.ts';
import { pageFacts } from '../../src/build/html.ts';

test('takes the address and leaves the words and every other attribute', () => {
  const html = '<p><a class="x" href="a&amp;b" title=y>words</a> <img src=lost alt="z"><a href="kept/">k</a></p>';
  expect(withoutAddresses(html, new Set(['a&b', 'lost']))).toBe(
    '<p><a class="x"  title=y>words</a> <img  alt="z"><a href="kept/">k</a></p>',
  );
});

test('no address that leads nowhere is left, and every other stays, however it is quoted', () => {
  const address = fc.constantFrom('a/', '../b/#x', 'c&d', '"', "it's");
  const quoted = (value: string, quote: string) =>
    `${quote}${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')}${quote}`;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(address, fc.constantFrom('"', "'"), fc.constantFrom('href', 'src'))),
      fc.uniqueArray(address),
      (links, dead) => {
        const html = links.map(([to, quote, name]) => `<a id="x" ${name}=${quoted(to, quote)} b>t</a>`).join('\n');
        const left = pageFacts(withoutAddresses(html, new Set(dead))).links.map(({ value }) => value);
        expect(left).toEqual(links.map(([to]) => to).filter((to) => !dead.includes(to)));
      },
    ),
  );
});
