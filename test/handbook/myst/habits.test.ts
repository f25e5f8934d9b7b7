import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHandbook } from '../../../src/handbook/index.ts';
import { rendered } from './pages.ts';

/** The page that the others refer to, as pages are written for Sphinx, Jupyter Book and GitHub. */
const TARGET = `# First day: what's up?

## 🎉 Party time!

## 1. What's next?

## The \`conf.py\` file

## Q & A

## Dup

## Dup

<a name="older"></a>

## Given {#own-id}

## {octicon}\`book\` Books
`;

function read(text: string, files: Record<string, string | Uint8Array> = {}) {
  const base = mkdtempSync(join(tmpdir(), 'plumbline-habits-'));
  for (const [file, content] of Object.entries({ 'day.md': TARGET, 'page.md': text, 'img/a.PNG': '', ...files })) {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), content);
  }
  const page = readHandbook(base).find(({ id }) => id === 'page');
  if (!page) throw new Error('There is no page.');
  return {
    html: page.html ?? '',
    problems: page.problems.map(({ line, kind, detail }) => `${line} ${kind} ${detail}`),
    fixes: page.problems.map(({ fix }) => fix),
  };
}

describe('a reference in the habits of other tools leads to its heading:', () => {
  test.each([
    ['day.md#first-day-whats-up', 'day/'],
    ['day.md#first-day-what-s-up', 'day/'],
    ['day.md#-party-time', 'day/#-party-time'],
    ['day.md#party-time', 'day/#-party-time'],
    ['day.md#1-whats-next', 'day/#1-whats-next'],
    ['day.md#1-what-s-next', 'day/#1-whats-next'],
    ['day.md#what-s-next', 'day/#1-whats-next'],
    ['day.md#the-conf-py-file', 'day/#the-confpy-file'],
    ['day.md#q-a', 'day/#q--a'],
    ['day.md#q--a', 'day/#q--a'],
    ['day.md#dup-1', 'day/#dup-1'],
    ['day.md#older', 'day/#older'],
    ['day.md#own-id', 'day/#given'],
    ['day.md#books', 'day/#books'],
    ['day.html', 'day/'],
    ['./day.html#dup', 'day/#dup'],
    ['/day.html', 'day/'],
  ])('%s', (url, address) => {
    const { html, problems } = read(`# Page\n\n[words](${url})`);
    expect(problems).toEqual([]);
    expect(html).toContain(`href="/handbook/${address}"`);
  });

  test('and what is there under the name itself comes first', () => {
    const files = { 'day.html': '<p>built</p>' };
    expect(read('[x](day.html)', files).html).toContain('href="/handbook-files/day.html.txt"');
    expect(read('[x](#a-1)\n\n# A/1\n\n# A\n\n# A').html).toContain('href="/handbook/page/#a-1"');
  });
});

describe('what was meant as markup and is none is found, and stays as it was typed:', () => {
  test.each([
    ['a reference without a definition', 'See [the words][nowhere].', '1 unresolved-reference [the words][nowhere]'],
    ['an address with spaces', 'See\n[x](my file.md).', '2 unresolved-reference my file.md'],
    ['a picture with spaces', '![x](../img/my file.png)', '1 missing-file ../img/my file.png'],
    [
      'an address elsewhere with spaces',
      '[x](https://example.org/a b)',
      '1 unresolved-reference https://example.org/a b',
    ],
    ['a substitution', 'Hello {{ name }}', '1 markup {{ name }}'],
    ['a label with spaces', 'x\n\n(My label)=\n## Heading', '3 markup (My label)='],
    ['a role apart from its text', 'See {ref} `x`', '1 markup {ref}'],
    ['a role of reStructuredText', 'x\nSee :ref:`x`', '2 markup :ref:'],
    ['a directive of reStructuredText', 'x\n\n.. note:: Words', '3 markup .. note::'],
    ['a comment that nothing closes', 'x\n\n<!-- begun\n\nWords', '3 markup <!--'],
    [
      'a picture from elsewhere in a figure',
      'x\n\n```{figure} https://example.org/x.png\nWords\n```',
      '3 markup https://example.org/x.png',
    ],
    ['colons that close nothing', 'x\n\n:::\n\ny\n\n:::{note}\nz\n:::', '3 markup :::'],
    ['a row with more cells', '| a | b |\n|---|---|\n| 1 | 2 |\n| `x|y` | 3 |', '4 markup | 3'],
    ['a file in other capitals', '![x](img/A.png)', '1 missing-file img/A.png'],
    ['a page in other capitals', '[x](Day.md)', '1 unresolved-reference Day.md'],
  ])('%s', (_, text, problem) => {
    const { problems } = read(text);
    expect(problems).toEqual([problem]);
  });

  test('and says what was probably meant', () => {
    expect(read('![x](img/A.png)').fixes).toEqual(['Correct its name: img/a.PNG was probably meant.']);
    expect(read('[x](Day.md)').fixes).toEqual(['Correct the target: day.md was probably meant.']);
  });

  test.each([
    'array[0][1], [a] [b], [TODO], [1] and `[x][y]` and `{{ x }}` and `[a](b c)`',
    '[x](<img/a.PNG>) ![x](img/a.PNG "With a title") [x](day.md (title))',
    'Run ${{ secrets.TOKEN }} (in May)= nothing',
    '```text\n[a][b] {{ c }} (My label)=\n:::\n```',
    '| a | b |\n|---|---|\n| `x\\|y` | 3 |\n| only |',
    '| a |\n|---|\n\n```{list-table}\n* - a | b | c\n  - d\n```',
    '{ref} without code, and {this} too',
    'At 10:30:`code` and <!-- a comment -->, <!-- and\nanother --> words',
  ])('but not in %j', (text) => {
    expect(read(text).problems).toEqual([]);
  });
});

test('a line of colons swallows nothing that follows', () => {
  const { html } = rendered(':::\n\n```{note}\nWords\n```\n\n:::{tip}\nMore\n:::\n');
  expect(html).toContain('<p>Words</p>');
  expect(html).toContain('<p>More</p>');
  expect(html).toContain('<code>:::</code>');
});

test.each([
  ['no YAML', '---\ntitle: Mixed: colon\n---\n# Heading\n'],
  ['no names and values', '---\n\n# After a rule\n\n---\n'],
])('front matter that is %s is shown', (_, text) => {
  const { html, problems } = rendered(text);
  expect(problems.map(({ kind }) => kind)).toEqual(['front-matter']);
  expect(html).toContain(text.split('\n')[text.startsWith('---\n\n') ? 2 : 1]);
});

test('a box to tick is one in a list with empty lines too', () => {
  const { html, problems } = rendered('- [ ] one\n\n- [x] two\n    - [ ] three\n- four');
  expect(problems).toEqual([]);
  expect(html.match(/<input type="checkbox"/g)).toHaveLength(3);
  expect(html.match(/checked/g)).toHaveLength(1);
});

describe('a flowchart shows every node and word, or its source:', () => {
  const drawn = (text: string) => {
    const { html, problems } = rendered(`\`\`\`{mermaid}\n${text}\n\`\`\``);
    const words = [...html.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inner = '']) =>
      inner.replace(/<[^>]*>/g, ''),
    );
    return problems.length > 0 ? problems.map(({ detail }) => detail) : words.sort();
  };
  test.each([
    ['graph TD\nA-->B', ['A', 'B']],
    ['graph TD; A-->B; B-->C;', ['A', 'B', 'C']],
    ['graph LR\nA[Start]-->B{Ok?}\nB-->|yes|C((End))', ['End', 'Ok?', 'Start', 'yes']],
    ['graph TD\nA--text-->B\nB-. more .->C', ['A', 'B', 'C', 'more', 'text']],
    ['graph TD\nmy-node-->other-node', ['my-node', 'other-node']],
    ['graph TD\nA["a-->b; c"]-->B', ['B', 'a--&gt;b; c']],
    ['graph TD\nA[One<br/>Two]-->B', ['B', 'OneTwo']],
  ])('%j', (text, words) => {
    expect(drawn(text)).toEqual(words);
  });

  test.each(['graph TD\nA--x B', 'graph TD\nA~~~B', 'graph TD\nA@{shape: rect}-->B', 'erDiagram\nA||--o{B : has'])(
    'source of %j',
    (text) => {
      expect(drawn(text)).toEqual([`mermaid ${text.split(/\s/)[0] ?? ''}`]);
    },
  );
});
