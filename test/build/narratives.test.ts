import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { afterAll, describe, expect, it } from 'vitest';
import { narrativeHtml } from '../../src/build/narrative-html.ts';
import { readNarratives } from '../../src/build/narratives.ts';
import type { ReadFor } from '../../src/build/written.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function withFiles(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'plumbline-narratives-'));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, 'content/narratives', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return root;
}

const read = async (files: Record<string, string>, readFor: ReadFor = {}, id = 'latest') =>
  readNarratives(await withFiles(files), { id }, readFor);
const refusal = (files: Record<string, string>, readFor: ReadFor = {}) =>
  read(files, readFor).then(
    () => 'nothing was refused',
    (error: { why: string }) => error.why,
  );

describe('narratives', () => {
  it('are read for one period, by community', async () => {
    const files = {
      'lumen/latest.mdx': '---\ntitle: A *good* year\n---\n\nWords.\n',
      'lumen/2026-Q1.mdx': 'A quarter.',
      'alba/2026-Q1.mdx': 'Another.',
    };
    expect(await read(files)).toEqual(
      new Map([
        [
          'lumen',
          {
            html: '<h3 dir="auto">A *good* year</h3><p dir="auto">Words.</p>',
            file: 'content/narratives/lumen/latest.mdx',
          },
        ],
      ]),
    );
    expect([...(await read(files, {}, '2026-Q1')).keys()]).toEqual(['alba', 'lumen']);
    expect(await readNarratives('/nowhere', { id: 'latest' })).toEqual(new Map());
  });

  it.each([
    [
      'expected the community_id',
      { 'lumem/latest.mdx': 'Words' },
      /lumem\/latest\.mdx: expected the community_id .* found lumem; lumen was probably meant/,
    ],
    ['no period', { 'lumen/newest.mdx': 'Words' }, /lumen\/newest\.mdx: expected a period such as latest, 2026-Q3/],
    ['no such quarter', { 'lumen/2026-Q5.mdx': 'Words' }, /2026-Q5\.mdx: expected a period/],
    ['unknown term', { 'lumen/2026-summer.mdx': 'Words' }, /2026-summer\.mdx: expected a period/],
    ['no such day', { 'lumen/agreement-2026-02-30.mdx': 'Words' }, /expected a period/],
    [
      'empty',
      { 'lumen/latest.mdx': '---\ntitle: A\n---\n\n' },
      /latest\.mdx: expected the story in Markdown, found nothing/,
    ],
    ['file', { 'notes.txt': 'Words' }, /notes\.txt: expected a folder named by a community_id, found a file/],
    [
      'unknown field',
      { 'lumen/latest.mdx': '---\ntitle: A\nauthor: me\n---\nWords' },
      /latest\.mdx:3: field author: expected no such field, found "me"/,
    ],
    [
      'broken front matter',
      { 'lumen/latest.mdx': '---\ntitle: [A\n---\nWords' },
      /latest\.mdx:\d: expected front matter in YAML/,
    ],
    [
      'import',
      { 'lumen/latest.mdx': '---\ntitle: A\n---\n\nimport x from "y"\n' },
      /latest\.mdx:5: .* found an import or export/,
    ],
    ['component', { 'lumen/latest.mdx': 'A <Chart/>' }, /latest\.mdx:1: .* found <Chart>/],
    ['script', { 'lumen/latest.mdx': 'A\n\n<script>alert(1)</script>' }, /latest\.mdx:3: /],
    ['expression', { 'lumen/latest.mdx': 'A {1 + 1}' }, /found \{1 \+ 1\}/],
    ['broken MDX', { 'lumen/latest.mdx': 'A\n\nB < C <!-- x -->' }, /latest\.mdx:3: expected Markdown without HTML/],
    ['picture', { 'lumen/latest.mdx': '![a](https://x.example/a.png)' }, /found a picture/],
    [
      'http',
      { 'lumen/latest.mdx': '[a](http://x.example/)' },
      /expected a link to an https address, found http:\/\/x\.example/,
    ],
    ['javascript', { 'lumen/latest.mdx': '[a](javascript:alert(1))' }, /expected a link to an https address/],
    ['relative', { 'lumen/latest.mdx': '[a](../usage/)' }, /expected a link to an https address/],
    ['address of a person', { 'lumen/latest.mdx': 'Ask ada@lumen.example.' }, /found an e-mail address/],
  ])('refuse %s', async (_, files, why) => {
    expect(await refusal(files, { communities: ['lumen', 'alba'], terms: ['autumn'] })).toMatch(why);
  });

  it('name the first five mistakes and count the rest', async () => {
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [`lumen/no-${number}.mdx`, 'Words']));
    expect((await refusal(files)).split('\n')).toHaveLength(6);
    expect(await refusal(files)).toMatch(/And 2 more\.$/);
  });

  it('of the sample leave with it, and are no mistake where the data have other communities', async () => {
    const files = { 'lumen/latest.mdx': '---\ninvented: true\n---\nWords' };
    expect((await read(files, { communities: ['lumen'], invented: true })).size).toBe(1);
    expect((await read(files, { communities: ['lumen'], invented: false })).size).toBe(0);
    expect((await read(files, { communities: ['alba'], invented: true })).size).toBe(0);
    expect((await read(files, { communities: [], invented: false })).size).toBe(0);
  });
});

describe('a story as HTML', () => {
  const html = (text: string, title: string | null = null) => narrativeHtml(text, title).html;

  it('keeps words, lists, tables, code and links', () => {
    expect(html('**a** *b* `<c>` ~~d~~  \ne & "f"')).toBe(
      '<p dir="auto"><strong>a</strong> <em>b</em> <code>&lt;c&gt;</code> <del>d</del><br>e &amp; &quot;f&quot;</p>',
    );
    expect(html('3. a\n4. b\n\n- c\n  - d')).toBe(
      '<ol start="3"><li dir="auto">a</li><li dir="auto">b</li></ol><ul><li dir="auto">c<ul><li dir="auto">d</li></ul></li></ul>',
    );
    expect(html('[a](https://x.example/?a=1&b=2)')).toBe(
      '<p dir="auto"><a href="https://x.example/?a=1&amp;b=2" rel="noreferrer">a</a></p>',
    );
    expect(html('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<th scope="col">a</th>');
  });

  it.each([
    ['# A\n\n## B\n\n# C', null, ['h3', 'h4', 'h3']],
    ['## A\n\n#### B', null, ['h3', 'h4']],
    ['#### A', 'T', ['h3', 'h4']],
    ['# A\n\n## B\n\n### C\n\n#### D\n\n##### E', null, ['h3', 'h4', 'h5', 'h6', 'h6']],
    ['### A\n\n# B', null, ['h3', 'h3']],
  ])('has headings below those of the report, and skips none: %j', (text, title, levels) => {
    expect([...html(text, title).matchAll(/<(h\d)/g)].map(([, tag]) => tag)).toEqual(levels);
  });

  it('holds no element or attribute but its own, whatever is written', () => {
    const piece = fc.constantFrom(
      ...[
        '<script>',
        '</p>',
        'onclick="x"',
        '[a](https://x.example/"onmouseover=x)',
        '# H',
        '- i',
        '| a |\n| - |\n| b |',
      ],
      ...[
        '{a}',
        '&lt;b&gt;',
        '`<i>`',
        'a < b',
        '![p](x)',
        '<https://x.example>',
        '\n\n',
        ' words ',
        '[a](data:text/html,x)',
      ],
    );
    const allowed = new Set(
      'a blockquote br code del div em h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(' '),
    );
    const attributes = new Set(['dir', 'href', 'rel', 'start', 'tabindex', 'class', 'role', 'aria-label', 'scope']);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parser = new Parser({
          onopentag(tag, own) {
            expect(allowed).toContain(tag);
            for (const name of Object.keys(own)) expect(attributes).toContain(name);
            if (own.href !== undefined) expect(own.href).toMatch(/^https:/);
          },
        });
        parser.end(html(pieces.join('')));
      }),
    );
  });
});

describe('hostile narratives', () => {
  it.each([
    ['a title that holds itself', '---\ntitle: &a [*a]\n---\n\nWords.\n', 'holds itself'],
    ['a story without end', 'x'.repeat(30_000), 'expected at most 20000 characters, found 30000'],
    ['words that turn the rest around', 'a\u202eb', 'expected words without control characters'],
    ['a control character', 'a\u0000b', 'expected words without control characters'],
    ['a title with one', '---\ntitle: "a\\u0007"\n---\n\nWords.\n', 'expected words without control characters'],
    ['quotations without end', `${'> '.repeat(3000)}x`, 'expected'],
    ['a link that runs', '[x](&#106;avascript:alert(1))', 'expected a link to an https address'],
  ])('%s are refused', async (_, text, why) => {
    expect(await refusal({ 'lumen/latest.mdx': text })).toContain(why);
  });
});
