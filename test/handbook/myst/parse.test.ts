import { describe, expect, it } from 'vitest';
import { parseMyst } from '../../../src/handbook/myst/parse.ts';
import { lineOf, visit } from '../../../src/handbook/myst/node.ts';
import type { MystNode } from '../../../src/handbook/myst/types.ts';

const parsed = (text: string, file = 'sales/first-call.md') => parseMyst({ id: 'x', file, text });

/** The lines on which nodes of a type stand. */
function linesOf(root: MystNode, type: string): number[] {
  const lines: number[] = [];
  visit(root, (node) => {
    if (node.type === type) lines.push(lineOf(node));
  });
  return lines;
}

describe('the title', () => {
  it.each([
    ['---\ntitle: Given\n---\n# Another\n\ntext', 'Given', 2],
    ['---\ntitle: Given\n---\n# given\n\ntext', 'Given', 1],
    ['% comment\n\n(label)=\n# *First* heading\n\ntext', 'First heading', 1],
    ['text\n\n## Further down\n', 'Further down', 2],
    ['text', 'First call', 1],
  ])('%j', (text, title, blocks) => {
    const page = parsed(text);
    expect(page.front.title).toBe(title);
    expect(page.root.children).toHaveLength(blocks);
  });

  it('is the folder’s name for its first page', () => {
    expect(parsed('text', 'lead-times/index.md').front.title).toBe('Lead times');
  });

  it('gives its labels to the page', () => {
    expect(parsed('(one)=\n(two)=\n# Title').labels).toEqual(['one', 'two']);
  });
});

describe('lines are those of the file', () => {
  const text = [
    '---',
    'title: x',
    '---',
    'One [a](a.md)',
    'and {kbd}`x`',
    'and [b](b.md).',
    '',
    '- item',
    '',
    '  :::{note} Title',
    '  :class: dropdown',
    '',
    '  Words',
    '  and [c](c.md)',
    '',
    '  1. deep',
    '',
    '     ```{warning}',
    '     [d](d.md)',
    '     ```',
    '  :::',
    '',
    '> :::{tip}',
    '> {nothing}`x`',
    '> :::',
    '',
    '```{glossary}',
    'Term',
    '  Meaning',
    '  [e](e.md)',
    '```',
  ].join('\n');

  it('inside directives, lists and quotations', () => {
    const { root, problems } = parsed(text);
    expect(linesOf(root, 'link')).toEqual([4, 6, 14, 19, 30]);
    expect(linesOf(root, 'keyboard')).toEqual([5]);
    expect(linesOf(root, 'admonition')).toEqual([10, 18, 23]);
    expect(problems.map(({ kind, line }) => ({ kind, line }))).toEqual([{ kind: 'unknown-role', line: 24 }]);
  });

  it('whatever ends them', () => {
    expect(linesOf(parsed(text.replaceAll('\n', '\r\n')).root, 'link')).toEqual([4, 6, 14, 19, 30]);
    expect(linesOf(parsed(`\uFEFF${text}`).root, 'link')).toEqual([4, 6, 14, 19, 30]);
  });
});

describe('labels', () => {
  it('name the block behind them, and have an id of their own', () => {
    const { root } = parsed('(A label)=\n\n(one)=\n(two)=\ntext\n\n(lead)=\n## Lead\n\n(other)=\n## Lead\n\n(end)=\n');
    const found: string[] = [];
    visit(root, ({ type, anchors = [], slug = '' }) => {
      for (const { label, id } of anchors) found.push(`${type} ${slug} ${label} #${id}`);
    });
    expect(found).toEqual([
      'paragraph  one #one',
      'paragraph  two #two',
      'heading lead lead #lead',
      'heading lead-1 other #other',
      'anchor  end #end',
    ]);
  });

  it('never have the id of another heading', () => {
    const { root } = parsed('(lead)=\ntext\n\n## Lead\n');
    expect(root.children?.[0]?.anchors?.[0]?.id).toBe('lead-1');
  });

  it('number what has a caption', () => {
    const figure = (name: string) => `:::{figure} a.png\n:name: ${name}\nCaption\n:::\n`;
    const { root } = parsed(`${figure('a')}\n:::{figure} b.png\nCaption\n:::\n\n${figure('b')}`);
    expect(root.children?.map(({ enumerator }) => enumerator)).toEqual(['1', undefined, '2']);
  });
});

describe('dollars', () => {
  it.each(['It costs $5 or $6.', '$300-$500', 'US$ 5 and A$ 6', 'a $ b $ c'])('%s is money', (text) => {
    expect(linesOf(parsed(text).root, 'inlineMath')).toEqual([]);
  });

  it.each(['$x$', 'so $a + b$, and', '($x$)'])('%s is a formula', (text) => {
    expect(linesOf(parsed(text).root, 'inlineMath')).toEqual([1]);
  });
});

describe('front matter', () => {
  it('may hold anything', () => {
    const page = parsed(
      '---\njupytext:\n  formats: md:myst\naudience: [BD, everybody]\nreviewed: soon\nmakes: {a: b}\n---\n# T',
    );
    expect(page.front).toMatchObject({ title: 'T', audience: [], reviewed: null, makes: [] });
    expect(page.problems.map(({ line, detail }) => `${line} ${detail}`)).toEqual([
      '4 audience',
      '5 reviewed',
      '6 makes',
    ]);
  });

  it.each([
    ['---\ntitle: x\n  bad: [\n---\ntext', 3],
    ['---\n- a\n- list\n---\ntext', 2],
  ])('that is none is a problem: %j', (text, line) => {
    expect(parsed(text).problems).toMatchObject([{ kind: 'front-matter', detail: 'front matter', line }]);
  });

  it('that ends nowhere is text', () => {
    expect(parsed('---\ntitle: x\n').problems).toEqual([]);
  });
});

it('resolves nothing: references stay as they are, with their source', () => {
  const { root } = parsed('[](#a), {ref}`words <b>`, {term}`MoU`, {doc}`c`, {download}`d.pdf`, ![e](e.png)');
  const found: unknown[] = [];
  visit(root, ({ type, url, label, kind, raw }) => {
    if (['link', 'crossReference', 'image'].includes(type)) found.push([type, url ?? label, kind, raw]);
  });
  expect(found).toEqual([
    ['link', '#a', undefined, '[](#a)'],
    ['crossReference', 'b', 'ref', '{ref}`words <b>`'],
    ['crossReference', 'MoU', 'term', '{term}`MoU`'],
    ['link', 'c', 'doc', '{doc}`c`'],
    ['link', 'd.pdf', undefined, '{download}`d.pdf`'],
    ['image', 'e.png', undefined, '![e](e.png)'],
  ]);
});
