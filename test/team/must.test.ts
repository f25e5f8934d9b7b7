import { evaluate } from 'satteri';
import { expect, test } from 'vitest';
import { mustParagraphs } from '../../src/team/must.ts';

const tag = (name: unknown, props: unknown): string => {
  const { children = [] } = props as { children?: unknown };
  const inner = [children].flat().join('');
  return typeof name === 'string' ? `<${name}>${inner}</${name}>` : inner;
};

/** The HTML of a page's text, with marks as the element `must`. */
async function html(source: string): Promise<string> {
  const options = { jsx: tag, jsxs: tag, Fragment: null, hastPlugins: [mustParagraphs] };
  const page = (await evaluate(source, options)).default as (props: object) => string;
  return page({ components: { Must: 'must', Term: 'term' } }).replaceAll('\n', '');
}

test.each([
  ['one', '<Must human>A.</Must>', '<p><must>A.</must></p>'],
  ['two on a line', '<Must human>A.</Must> <Must rule="b">B.</Must>', '<p><must>A.</must> <must>B.</must></p>'],
  ['two on two lines', '<Must human>A.</Must>\n<Must human>B.</Must>', '<p><must>A.</must> <must>B.</must></p>'],
  [
    'two in two paragraphs',
    '<Must human>A.</Must>\n\n<Must human>B.</Must>',
    '<p><must>A.</must></p><p><must>B.</must></p>',
  ],
  [
    'two, the second with more than words',
    '<Must human>A.</Must> <Must human>B [c](d/) `e`.</Must>',
    '<p><must>A.</must> <must>B <a>c</a> <code>e</code>.</must></p>',
  ],
  [
    'two behind other words',
    'So: <Must human>A.</Must> <Must human>B.</Must>',
    '<p>So: <must>A.</must> <must>B.</must></p>',
  ],
  ['a term by itself', '<Term>A</Term>', '<p><term>A</term></p>'],
  ['a sentence and a term', '<Must human>A.</Must> <Term>B</Term>', '<p><must>A.</must> <term>B</term></p>'],
  ['a term in a sentence', '<Must human><Term>A</Term></Must>', '<p><must><term>A</term></must></p>'],
  ['one in an item of a list', '- <Must human>A.</Must>', '<ul><li><must>A.</must></li></ul>'],
])('marked sentences keep their paragraph: %s', async (_, source, expected) => {
  expect(await html(source)).toBe(expected);
});
