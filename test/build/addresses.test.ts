import { expect, test } from 'vitest';
import { pageFacts } from '../../src/build/html.ts';

const addresses = (html: string) => pageFacts(html).links.map(({ value }) => value);

test.each([
  ['<a href="a/">', ['a/']],
  ['<img src="a.png" srcset="b.png 1x, c.png 2x,  d.png">', ['a.png', 'b.png', 'c.png', 'd.png']],
  ['<link imagesrcset="e.png 400w">', ['e.png']],
  ['<object data="f.svg"></object>', ['f.svg']],
  ['<svg><use xlink:href="#g"/></svg>', ['#g']],
  ['<button formaction="h/">', ['h/']],
  ['<meta http-equiv="Refresh" content="0; URL=../i/">', ['../i/']],
  ['<meta name="x" content="0; url=j/"><p data="k">', []],
])('every address of %s is inspected', (html, found) => {
  expect(addresses(html)).toEqual(found);
});
