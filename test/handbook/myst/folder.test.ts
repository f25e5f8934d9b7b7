import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { bindingsOf, readHandbook, type HandbookText } from '../../../src/handbook/index.ts';
import type { GlossaryEntry } from '../../../src/model/index.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/handbook');
const GOLDEN = resolve(import.meta.dirname, 'golden');
const MOU: GlossaryEntry = { id: 'mou', term: 'MoU', aliases: ['memorandum'], meaning: 'A paper.', see: [], line: 1 };
const ROOT = '/__base__';

const linked = readHandbook(join(FIXTURES, 'linked'), {
  ...{ root: ROOT, glossary: [MOU], rules: new Map([['community-id-format', 'Ids are one word']]) },
});
const broken = readHandbook(join(FIXTURES, 'broken'), { root: ROOT });

const pageOf = (pages: readonly HandbookText[], file: string) => {
  const page = pages.find((one) => one.file === file);
  if (!page) throw new Error(`There is no page ${file}.`);
  return page;
};

/** Links, images and ids of some HTML. */
function factsIn(html: string) {
  const links: { href: string; text: string }[] = [];
  const images: string[] = [];
  const ids = new Set<string>();
  let open: { href: string; text: string } | null = null;
  const parser = new Parser({
    onopentag: (name, { id, href, src }) => {
      if (id !== undefined) ids.add(id);
      if (name === 'a' && href !== undefined) links.push((open = { href, text: '' }));
      if (name === 'img' && src !== undefined) images.push(src);
    },
    ontext: (text) => {
      if (open) open.text += text;
    },
    onclosetag: (name) => {
      if (name === 'a') open = null;
    },
  });
  parser.end(html);
  return { links, images, ids };
}

/** Addresses in the pages' HTML that lead nowhere: found from the HTML alone. */
function lost(pages: readonly HandbookText[]): string[] {
  const facts = new Map(pages.map((page) => [page.id, { page, ...factsIn(page.html ?? '') }]));
  const isThere = (id: string, href: string): boolean => {
    if (/^(https?|mailto):/.test(href)) return true;
    const url = new URL(href, `site:${ROOT}/handbook/${id}`);
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith(`${ROOT}/glossary/`) || path.startsWith(`${ROOT}/checks/`)) return true;
    const asset = path.slice(ROOT.length + 1);
    if (asset.startsWith('handbook-files/')) return facts.get(id)?.page.assets.has(asset) ?? false;
    const target = facts.get(href.startsWith('#') ? id : path.replace(`${ROOT}/handbook/`, '').replace(/\/$/, ''));
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (!target) return false;
    return anchor === '' || (target.page.html === null ? target.page.anchors.includes(anchor) : target.ids.has(anchor));
  };
  return [...facts].flatMap(([id, { links, images }]) =>
    [...links.map(({ href }) => href), ...images].filter((href) => !isThere(id, href)).map((href) => `${id}: ${href}`),
  );
}

/** The links of one line of words in a page, such as those below a heading: `text → address`. */
const linksOf = (pages: readonly HandbookText[], file: string) =>
  factsIn(pageOf(pages, file).html ?? '')
    .links.filter(({ text }) => text !== '§' && !text.startsWith('Section titled'))
    .map(({ href, text }) => `${text} → ${href.replace(`${ROOT}/`, '')}`);

describe('a folder whose references all lead somewhere', () => {
  test('has no problem, and no link or picture that leads nowhere', () => {
    expect(linked.flatMap(({ file, problems }) => problems.map(({ why }) => `${file}: ${why}`))).toEqual([]);
    expect(lost(linked)).toEqual([]);
  });

  test('resolves labels with and without words, case aside, in every form', () => {
    expect(linksOf(linked, 'index.md').slice(0, 10)).toEqual([
      'The first section → handbook/#the-first-section',
      'own words → handbook/#the-first-section',
      'by name → handbook/#the-first-section',
      'How a plan looks → handbook/#figure-plan',
      'The first section → handbook/#the-first-section',
      'Where to begin → handbook/',
      'Übergabe an die Nächsten → handbook/guide/%C3%BCbergabe/',
      'Links to labels → handbook/#links-to-labels',
      'the second → handbook/#whats-the-second',
      'as GitHub has it → handbook/#whats-the-second',
    ]);
  });

  test('resolves pages by file, with and without ending, folder, anchor and definition', () => {
    expect(linksOf(linked, 'index.md').slice(10, 23)).toEqual([
      'First steps → handbook/guide/first-steps/',
      'a space → handbook/guide/first-steps/',
      'First steps → handbook/guide/first-steps/',
      'anchor → handbook/guide/first-steps/#open-it',
      'The guide → handbook/guide/',
      'folder → handbook/guide/',
      'folder too → handbook/guide/',
      'Übergabe an die Nächsten → handbook/guide/%C3%BCbergabe/',
      'readme → handbook/notes/',
      'mdx → handbook/notes/other/#a-heading',
      'itself → handbook/',
      'top → handbook/',
      'by definition → handbook/guide/first-steps/#open-it',
    ]);
  });

  test('resolves roles: references, numbers, pages, terms and files', () => {
    expect(linksOf(linked, 'index.md').slice(23, 36)).toEqual([
      'The first section → handbook/#the-first-section',
      'words → handbook/#the-first-section',
      'Figure 1 → handbook/#figure-plan',
      'Plan 1 → handbook/#figure-plan',
      '(1) → handbook/#sum',
      'The guide → handbook/guide/',
      'words → handbook/notes/other/',
      'hub → handbook/guide/#term-hub',
      'these hubs → handbook/guide/#term-hub',
      'MoU → glossary/#mou',
      'agreements → glossary/#mou',
      'the plan → handbook-files/guide/plan.pdf',
      'plan.pdf → handbook-files/guide/plan.pdf',
    ]);
  });

  test('fills lists of pages from the order, and toctrees from their entries', () => {
    const html = pageOf(linked, 'index.md').html ?? '';
    const lists = html
      .split('<div class="myst-toc">')
      .slice(1)
      .map((list) => factsIn(list.split('</div>')[0] ?? '').links.map(({ text }) => text));
    expect(lists).toEqual([
      ['First steps', 'Own words', 'One', 'Two', 'https://example.org/three'],
      [
        'Where to begin',
        'The guide',
        'First steps',
        'Übergabe an die Nächsten',
        'The MyST guide',
        'Notes',
        'Another page',
        'One',
        'Two',
      ],
    ]);
    expect(
      factsIn(pageOf(linked, 'guide/index.md').html?.split('</div>')[0] ?? '').links.map(({ text }) => text),
    ).toContain('Terms');
  });

  test('says which files, terms and addresses elsewhere it uses', () => {
    const page = pageOf(linked, 'index.md');
    expect(Object.fromEntries(page.assets)).toEqual({
      'handbook-files/guide/plan.pdf': 'guide/plan.pdf',
      'handbook-files/img/a-plan.png': 'img/a plan.png',
    });
    expect(page.terms).toEqual([
      { term: 'MoU', line: 23 },
      { term: 'mou', line: 23 },
    ]);
    expect(page.external).toEqual([
      { url: 'https://example.org/one', line: 55 },
      { url: 'https://example.org/two', line: 55 },
      { url: 'mailto:team@example.org', line: 55 },
      { url: 'https://example.org/three', line: 64 },
    ]);
    expect(pageOf(linked, 'notes/other.mdx').terms.map(({ term }) => term)).toEqual(['mou', 'hub']);
  });

  test('binds marked sentences, with links to their rules', () => {
    expect(
      bindingsOf(linked).sentences.map(({ kind, sentence, rules, line, anchor }) => [
        kind,
        sentence,
        rules,
        line,
        anchor,
      ]),
    ).toEqual([
      ['rule', 'Every hub must have a name', ['community-id-format'], 7, 'the-first-section'],
      ['human', 'Somebody must be polite', [], 7, 'the-first-section'],
    ]);
    expect(bindingsOf(linked).mistakes).toEqual([]);
    expect(pageOf(linked, 'index.md').html).toContain(`href="${ROOT}/checks/community-id-format/"`);
  });
});

describe('a folder that is broken in every way', () => {
  const found = (file: string) =>
    pageOf(broken, file).problems.map(({ line, kind, detail }) => `${line} ${kind} ${detail}`);

  test('names each mistake of references, labels, directives and files by its line', () => {
    expect(found('index.md').filter((problem) => !problem.includes('navigation'))).toEqual([
      '5 unresolved-reference #no-such-label',
      '5 unresolved-reference #the-labell',
      '6 unresolved-reference no-such-page.md',
      '6 unresolved-reference ../../README.md',
      '6 unresolved-reference img/',
      '7 unresolved-reference section/page.md#no-such-heading',
      '7 unresolved-reference analysis.ipynb',
      '8 unresolved-reference nowhere',
      '8 unresolved-reference nowhere-else',
      '8 unresolved-reference no-doc',
      '8 unresolved-reference unexplained',
      '8 missing-file missing.pdf',
      '9 unresolved-reference vbscript:msgbox',
      '9 unresolved-reference //example.org/x',
      '9 unresolved-reference javascript:alert(1)',
      '12 missing-file img/not-there.png',
      '17 duplicate-label the-label',
      '20 unknown-directive nosuchdirective',
      '24 unknown-role nosuchrole',
      '26 missing-file img/missing-figure.png',
      '35 unresolved-reference no-such-entry',
      '36 unresolved-reference nothing/*',
      '39 unresolved-reference no-card.md',
      '44 unclosed-fence :::{note}',
    ]);
  });

  test('names each mistake of fences, characters, encodings and front matter by its line', () => {
    expect(found('section/page.md')).toEqual([
      '3 front-matter owner',
      '4 front-matter reviewed',
      '7 duplicate-label the-label',
      '10 wrong-encoding â€™',
      '10 wrong-encoding Ã©',
      '14 wrong-encoding Â',
      '18 unclosed-fence ```python',
      '23 unclosed-fence ```js',
      '27 unclosed-fence ```bash',
    ]);
    expect(found('section/latin.md')).toEqual(['3 wrong-encoding U+FFFD']);
    expect(found('section/crlf.md')).toEqual(['4 wrong-encoding U+0000']);
    expect(found('section/utf16.md')).toEqual(['1 wrong-encoding utf-16le']);
    expect(found('section/yaml.md')).toEqual(['2 front-matter front matter']);
    expect(found('section/twice.md')).toEqual(['1 navigation section/twice.md']);
    expect(found('section/Twice.mdx')).toEqual([
      '5 unresolved-reference ../no-page/',
      '5 unresolved-reference ../twice/#no-heading',
      '5 unresolved-reference /elsewhere/',
    ]);
    expect(pageOf(broken, 'section/noparse.mdx').problem).toContain('cannot be read');
  });

  test('shows what was typed in the place of each, and links to nothing that is not there', () => {
    const html = pageOf(broken, 'index.md').html ?? '';
    for (const typed of [
      '[](#no-such-label)',
      '[text](no-such-page.md)',
      '[](analysis.ipynb)',
      '{ref}`nowhere`',
      '{numref}`words &lt;nowhere-else&gt;`',
      '{term}`unexplained`',
      '{download}`missing.pdf`',
      '[run](vbscript:msgbox)',
      '![not there](img/not-there.png)',
      '```{nosuchdirective} argument',
      '{nosuchrole}`text`',
      ':::{figure} img/missing-figure.png',
      'no-such-entry',
      ':::{note}',
      'This note is never closed.',
    ])
      expect(html).toContain(typed);
    expect(lost(broken)).toEqual([]);
    expect(pageOf(broken, 'section/utf16.md').title).toBe('Sixteen bits');
    expect(pageOf(broken, 'section/crlf.md').title).toBe('With a mark');
  });
});

test.each([
  ['linked', linked],
  ['broken', broken],
])('pages of the folder %s are as they were', (name, pages) => {
  for (const { file, html, problems } of pages) {
    const base = join(GOLDEN, name, file);
    golden(`${base}.json`, `${JSON.stringify(problems, null, 2)}\n`);
    // A line for each block, so that a difference is found.
    if (html !== null)
      golden(`${base}.html`, `${html.replace(/(<\/(?:p|h\d|div|li|figure|table|pre|aside)>)/g, '$1\n')}\n`);
  }
});

function golden(path: string, content: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
  }
  expect(content).toBe(readFileSync(path, 'utf8'));
}

test('any page of any references is read, and each of its links is there or leads elsewhere', () => {
  const base = mkdtempSync(join(tmpdir(), 'plumbline-folder-'));
  const target = fc.oneof(
    fc.constantFrom(
      '#a',
      '#b',
      'b.md',
      'a.md#a',
      '/b',
      '',
      '#',
      '.',
      '..',
      '../x',
      'https://example.org',
      'plan.pdf',
      '%',
      'a b',
    ),
    fc.string({ maxLength: 12 }),
  );
  const words = fc.constantFrom('', 'words', '*x*', '`c`', '![](plan.pdf)', '<b>');
  const reference = fc.oneof(
    fc.tuple(words, target).map(([shown, to]) => `[${shown}](${to})`),
    fc
      .tuple(fc.constantFrom('ref', 'numref', 'doc', 'term', 'eq', 'download', 'must'), target)
      .map(([role, to]) => `{${role}}\`${to}\``),
    target.map((to) => `![](${to})`),
    target.map((label) => `(${label})=\n# ${label}`),
    target.map((entry) => `\`\`\`{toctree}\n${entry}\n\`\`\``),
    fc.constantFrom(
      '(a)=\n## A',
      '(b)=\ntext',
      ':::{note}',
      ':::',
      '```{glossary}\nb\n: c\n```',
      '[x]: b.md',
      '[x]',
      '| a |\n|-|',
    ),
  );
  const page = fc.array(reference, { maxLength: 12 }).map((parts) => parts.join('\n\n'));
  fc.assert(
    fc.property(page, page, (a, b) => {
      writeFileSync(join(base, 'a.md'), a);
      writeFileSync(join(base, 'b.md'), b);
      writeFileSync(join(base, 'plan.pdf'), '');
      const pages = readHandbook(base, { root: ROOT });
      expect(lost(pages)).toEqual([]);
      for (const { file, problems } of pages) {
        const lines = (file === 'a.md' ? a : b).split('\n').length;
        expect(problems.filter(({ line }) => line < 1 || line > lines)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});
