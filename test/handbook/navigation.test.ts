import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HANDBOOK, navigationOf, pageId, readHandbook, type NavItem } from '../../src/handbook/index.ts';
import { orderOf } from '../../src/handbook/navigation.ts';
import { NO_TOC, readToc, type TocEntry } from '../../src/handbook/myst/toc.ts';
import { readProjects } from '../../src/handbook/projects.ts';

/** A folder with these files. */
function folder(files: Record<string, string>): string {
  const base = mkdtempSync(join(tmpdir(), 'plumbline-navigation-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), text);
  }
  return base;
}

const PAGES = { 'intro.md': '# Intro', 'a/one.md': '# One', 'a/two.md': '# Two', 'b/three.md': '# Three' };

/** One line for each entry, indented by its depth. */
const outline = (items: readonly NavItem[], depth = 0): string[] =>
  items.flatMap(({ label, page, url, children }) => [
    `${'  '.repeat(depth)}${label}: ${page ?? url ?? '-'}`,
    ...outline(children, depth + 1),
  ]);

const of = (files: Record<string, string>) => {
  const base = folder(files);
  const pages = readHandbook(base);
  return {
    lines: outline(navigationOf(base, pages)),
    mistakes: orderOf(
      readProjects(
        base,
        pages.map(({ file }) => file),
      ),
      pages,
    ).mistakes,
    pages,
  };
};

describe('the order that a folder brings along', () => {
  test('is that of myst.yml', () => {
    const yml = `project:
  toc:
    - file: intro
      children: [{ file: a/one.md, title: First }]
    - title: More
      children: [{ pattern: 'b/*.md' }, { title: Elsewhere, url: 'https://example.org' }]`;
    expect(of({ ...PAGES, 'myst.yml': yml }).lines).toEqual([
      'Intro: intro',
      '  First: a/one',
      'More: -',
      '  Three: b/three',
      '  Elsewhere: https://example.org',
      'Further pages: -',
      '  Two: a/two',
    ]);
  });

  test('is that of a Jupyter Book', () => {
    const yml = `format: jb-book
root: intro
parts:
  - caption: Part one
    chapters: [{ file: a/one, sections: [{ file: a/two }] }]
  - caption: Part two
    chapters: [{ glob: 'b/*' }]`;
    expect(of({ ...PAGES, '_toc.yml': yml }).lines).toEqual([
      'Intro: intro',
      'Part one: -',
      '  One: a/one',
      '    Two: a/two',
      'Part two: -',
      '  Three: b/three',
    ]);
  });

  test('is that of an article, of a list of files, or of the first Jupyter Book', () => {
    const expected = ['Intro: intro', 'One: a/one', 'Two: a/two', 'Three: b/three'];
    const article = 'format: jb-article\nroot: intro\nsections: [{file: a/one}, {file: a/two}, {file: b/three}]';
    expect(of({ ...PAGES, '_toc.yml': article }).lines).toEqual(expected);
    expect(of({ ...PAGES, 'toc.yml': '[intro.md, a/one.md, a/two, b/three]' }).lines).toEqual(expected);
    expect(
      of({
        ...PAGES,
        '_toc.yml': '- file: intro\n- divider: true\n- part: P\n  chapters: [{file: a/one}]',
      }).lines.slice(0, 3),
    ).toEqual(['Intro: intro', 'P: -', '  One: a/one']);
  });

  test('is by folder and title without one, by order where pages give one', () => {
    const files = {
      ...PAGES,
      'index.md': '# Home',
      'b/index.md': '# The second',
      'z.md': '---\nsidebar: { order: 1 }\n---\n# Zed',
      'c_and-d/x.md': '# Ex',
    };
    expect(of(files).lines).toEqual([
      'Home: ',
      'Zed: z',
      'A: -',
      '  One: a/one',
      '  Two: a/two',
      'C and d: -',
      '  Ex: c_and-d/x',
      'Intro: intro',
      'The second: b',
      '  Three: b/three',
    ]);
  });

  test('names what is wrong with it on the first page, and lists every page all the same', () => {
    const yml =
      'project:\n  toc: [{file: intro}, {file: nowhere.md}, {file: intro.md}, {pattern: "x/*"}, {url: "javascript:1"}, {foo: 1}]';
    const { lines, mistakes, pages } = of({ ...PAGES, 'myst.yml': yml });
    expect(mistakes.map(({ detail }) => detail)).toEqual([
      'myst.yml: {"foo":1}',
      'myst.yml: nowhere.md',
      'myst.yml: intro.md',
      'myst.yml: x/*',
      'myst.yml: javascript:1',
    ]);
    expect(lines).toEqual(['Intro: intro', 'Further pages: -', '  One: a/one', '  Two: a/two', '  Three: b/three']);
    const [first, ...rest] = pages;
    expect(first?.problems.map(({ kind }) => kind)).toEqual(Array(5).fill('navigation'));
    expect(rest.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('falls back where the file is no YAML, naming its line', () => {
    const { lines, mistakes } = of({ ...PAGES, 'myst.yml': 'project:\n  toc: [\n' });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.why).toMatch(/^myst\.yml, line 3: it is no YAML/);
    expect(lines).toHaveLength(6);
  });

  test('ends where entries hold themselves', () => {
    const yml = 'project:\n  toc:\n    - &a\n      file: intro\n      children: [*a]\n';
    expect(of({ ...PAGES, 'myst.yml': yml }).lines).toContain('  One: a/one');
  });
});

describe('pages of a folder', () => {
  test('are all but drafts, what is excluded, what is hidden and what tools make; README stands in for an index', () => {
    const files = {
      'README.md': '# Start',
      'a/README.md': '# Not this',
      'a/index.md': '# This',
      '_draft.md': '# No',
      'old/x.md': '# No',
      'old2/y.md': '# No',
      '.git/z.md': '# No',
      'node_modules/p/README.md': '# No',
      '_build/site.md': '# No',
      'notes.txt': 'no page',
      'myst.yml': "project: { exclude: ['old/**', old2] }",
    };
    expect(readHandbook(folder(files)).map(({ id, title }) => [id, title])).toEqual([
      ['', 'Start'],
      ['a', 'This'],
    ]);
  });

  test('have addresses of small letters and hyphens, each its own', () => {
    expect(['A b/Über Uns.md', 'v1.2.md', 'x/index.md', 'index.md', 'e\u0301.md'].map(pageId)).toEqual([
      'handbook/a-b/über-uns',
      'handbook/v12',
      'handbook/x',
      'handbook',
      'handbook/é',
    ]);
    const pages = readHandbook(folder({ 'a.md': '# A', 'A.mdx': '---\ntitle: B\n---\n', 'a/index.md': '# C' }));
    expect(pages.map(({ id, file }) => [id, file])).toEqual([
      ['a', 'A.mdx'],
      ['a-2', 'a.md'],
      ['a-3', 'a/index.md'],
    ]);
    expect(pages.map(({ problems }) => problems.map(({ kind, detail }) => `${kind} ${detail}`))).toEqual([
      [],
      ['navigation a.md'],
      ['navigation a/index.md'],
    ]);
  });

  test('are refused only where there is none', () => {
    expect(() => readHandbook(folder({ 'notes.txt': '' }))).toThrow('holds no page');
    expect(() => readHandbook('/no/such/folder')).toThrow('no folder that can be read');
  });
});

test('the handbook has an order of its own that names every page once', () => {
  const pages = readHandbook(HANDBOOK);
  const listed = (items: readonly NavItem[]): string[] =>
    items.flatMap(({ page, children }) => [...(page === null ? [] : [page]), ...listed(children)]);
  const navigation = navigationOf(HANDBOOK, pages);
  expect(listed(navigation).sort()).toEqual(pages.map(({ id }) => id).sort());
  expect(navigation.map(({ label }) => label)).not.toContain('Further pages');
  expect(orderOf(new Map([['', readToc(HANDBOOK)]]), pages).mistakes).toEqual([]);
});

test('any table of contents lists every page exactly once', () => {
  const names = Object.keys(PAGES);
  const base = folder(PAGES);
  const pages = readHandbook(base);
  const entryOf = (children: fc.Arbitrary<TocEntry[]>): fc.Arbitrary<TocEntry> =>
    fc.record({
      title: fc.option(fc.string(), { nil: null }),
      file: fc.option(fc.constantFrom(...names, 'none.md', '..', '/'), { nil: null }),
      pattern: fc.option(fc.constantFrom('a/*', '**', '[', 'x'), { nil: null }),
      url: fc.option(fc.constantFrom('https://example.org', 'data:x'), { nil: null }),
      children,
    });
  const entry = entryOf(fc.array(entryOf(fc.array(entryOf(fc.constant([])), { maxLength: 3 })), { maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      const { items } = orderOf(new Map([['', { ...NO_TOC, file: 'myst.yml', entries }]]), pages);
      const listed = (all: readonly NavItem[]): string[] =>
        all.flatMap(({ page, children }) => [...(page === null ? [] : [page]), ...listed(children)]);
      expect(listed(items).sort()).toEqual(pages.map(({ id }) => id).sort());
    }),
  );
});
