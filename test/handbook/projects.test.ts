import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MARK, placeFor } from '../../scripts/import/place.ts';
import { planOf } from '../../scripts/import/plan.ts';
import { readWords } from '../../scripts/check/words.ts';
import { bindingsOf, navigationOf, readHandbook, refuseUnbound, type NavItem } from '../../src/handbook/index.ts';

/** A folder with these files. */
function folder(files: Record<string, string>): string {
  const base = join(mkdtempSync(join(tmpdir(), 'plumbline-projects-')), 'handbook');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), text);
  }
  return base;
}

const outline = (items: readonly NavItem[], depth = 0): string[] =>
  items.flatMap(({ label, page, children }) => [
    `${'  '.repeat(depth)}${label}: ${page ?? '-'}`,
    ...outline(children, depth + 1),
  ]);

const order = (files: Record<string, string>) => {
  const base = folder(files);
  return outline(navigationOf(base, readHandbook(base)));
};

const OWN = { 'index.md': '# Home', 'own.md': '# Own', 'late.md': '# Late' };
const GUEST = {
  'guest/index.md': '# Guest',
  'guest/b.md': '# Bee\n\n[](/a.md) {doc}`/deep/c` [](/own.md) ![](/img/x.png)',
  'guest/a.md': '# Ay',
  'guest/deep/c.md': '# Sea',
  'guest/img/x.png': 'png',
};
const GUEST_TOC = { 'guest/_toc.yml': 'root: index\nchapters: [{file: b}, {file: deep/c}, {file: a}]' };
const TOC = { 'myst.yml': 'project: { toc: [{ file: index }, { file: own }] }' };

describe('a project within a handbook', () => {
  test('is a section in an order of its own, behind what the handbook lists', () => {
    expect(order({ ...OWN, ...GUEST, ...GUEST_TOC, ...TOC })).toEqual([
      'Home: ',
      'Own: own',
      'Guest: guest',
      '  Bee: guest/b',
      '  Sea: guest/deep/c',
      '  Ay: guest/a',
      'Further pages: -',
      '  Late: late',
    ]);
  });

  test('is called as its own table of contents says, and ordered by titles where that gives no order', () => {
    const yml = { 'guest/myst.yml': 'project: { title: The guest, exclude: [deep] }' };
    expect(order({ ...OWN, ...GUEST, ...TOC, ...yml }).slice(2, 5)).toEqual([
      'The guest: guest',
      '  Ay: guest/a',
      '  Bee: guest/b',
    ]);
  });

  test('stands where the handbook’s table of contents names its first page, or among the folders', () => {
    const toc = {
      'myst.yml': 'project: { toc: [{ file: guest/index }, { file: index }, { file: own }, { file: guest/a }] }',
    };
    expect(order({ ...OWN, ...GUEST, ...GUEST_TOC, ...toc }).slice(0, 6)).toEqual([
      'Guest: guest',
      '  Bee: guest/b',
      '  Sea: guest/deep/c',
      'Home: ',
      'Own: own',
      'Ay: guest/a',
    ]);
    expect(order({ ...OWN, ...GUEST, ...GUEST_TOC })).toEqual([
      'Home: ',
      'Guest: guest',
      '  Bee: guest/b',
      '  Sea: guest/deep/c',
      '  Ay: guest/a',
      'Late: late',
      'Own: own',
    ]);
  });

  test('has addresses that count from its folder, then from the handbook’s', () => {
    const pages = readHandbook(folder({ ...OWN, ...GUEST, ...GUEST_TOC }));
    const page = pages.find(({ id }) => id === 'guest/b');
    expect(page?.problems).toEqual([]);
    expect([...(page?.html ?? '').matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, to]) => to)).toEqual([
      '/handbook/guest/a/',
      '/handbook/guest/deep/c/',
      '/handbook/own/',
      '/handbook-files/guest/img/x.png',
    ]);
    expect(pages.map(({ project }) => project)).toEqual(['guest', 'guest', 'guest', 'guest', '', '', '']);
  });

  test('has labels and terms of its own, and finds those of others that it has not', () => {
    const label = '(here)=\n## Here\n\n[](#here) [](#there) {term}`Hub`\n\n```{glossary}\nHub\n: One.\n```\n';
    const base = folder({
      'index.md': `# Home\n\n${label}\n(there)=\n## There`,
      'guest/index.md': `# Guest\n\n${label}`,
      'guest/toc.yml': '[index.md]',
    });
    const pages = readHandbook(base);
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
    const hrefs = (id: string) =>
      [...(pages.find((page) => page.id === id)?.html ?? '').matchAll(/href="(\/[^"]*)"/g)].map(([, to]) => to);
    expect(hrefs('guest')).toEqual(['/handbook/guest/#here', '/handbook/#there', '/handbook/guest/#term-hub']);
    expect(hrefs('')).toEqual(['/handbook/#here', '/handbook/#there', '/handbook/#term-hub']);
  });

  test('lists its own pages where it lists all', () => {
    const list = '```{tableofcontents}\n```\n';
    const base = folder({ ...OWN, ...GUEST, ...GUEST_TOC, ...TOC, 'guest/a.md': `# Ay\n\n${list}` });
    const html = readHandbook(base).find(({ id }) => id === 'guest/a')?.html ?? '';
    expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, to]) => to)).toEqual([
      '/handbook/guest/',
      '/handbook/guest/b/',
      '/handbook/guest/deep/c/',
      '/handbook/guest/a/',
    ]);
  });

  test('has the mistakes of its table of contents on its own first page', () => {
    const base = folder({ ...OWN, ...GUEST, 'guest/toc.yml': '[nowhere.md]' });
    const wrong = readHandbook(base).filter(({ problems }) => problems.length > 0);
    expect(wrong.map(({ id, problems }) => [id, problems.map(({ detail }) => detail)])).toEqual([
      ['guest', ['toc.yml: nowhere.md']],
    ]);
  });
});

describe('a handbook of our own is not refused for a project in it', () => {
  const RULE = { id: 'r', handbook: 'own#x' };
  const own = '---\ntitle: Own\n---\n## X\n\n<Must rule="r">It must be.</Must>\n';
  const base = folder({
    'own.mdx': own.replace('## X', "import Must from 'x';\n\n## X"),
    'guest/myst.yml': 'project: {}',
    'guest/index.md': '# Guest\n\n{must}`It must be so <no-such-rule>`\n\n## {human}`A heading must not.`',
    'guest/broken.mdx': '<Must rule="none">Open',
    'guest/moved.mdx': '---\ntitle: Moved\nmovedFrom: [own]\n---\n\n[x](../nowhere/) words',
    'guest/marked.mdx':
      'import Must from \'@plumbline/team/components/Must.astro\';\n\n<Must rule="none">It must.</Must>\n',
    'guest/imports.mdx': "import X from './x.astro';\n\n## Its heading\n\n<X />",
  });

  test('for marks, rules, pages that cannot be read or old addresses', () => {
    const { pages, sources } = readWords({ handbook: base, isOwn: true });
    expect(() => refuseUnbound(pages, bindingsOf(pages), [RULE], base)).not.toThrow();
    const problems = new Map(
      pages.map((page) => [page.id, page.problems.map(({ kind, detail }) => `${kind} ${detail}`)]),
    );
    expect(problems.get('guest')).toEqual([
      'unresolved-reference no-such-rule',
      'markup A {must} stands in a heading, a quotation or code.',
    ]);
    expect(problems.get('guest/moved')).toEqual(['unresolved-reference ../nowhere/', 'navigation movedFrom own']);
    expect(pages.find(({ id }) => id === 'guest/broken')?.html).toContain('&lt;Must rule');
    expect(pages.find(({ id }) => id === 'guest/imports')?.html).toMatch(/id="its-heading"[^]*import X/);
    const given = new Map(sources);
    expect(given.get('own.mdx')).toBe(readFileSync(join(base, 'own.mdx'), 'utf8'));
    expect([...given.values()].filter((text) => text.includes('`[x](../nowhere/)`'))).toHaveLength(1);
    expect(given.size).toBe(3);
  });

  test('but for the same on a page of its own', () => {
    const wrong = folder({ 'own.mdx': own, 'other.mdx': 'import Must from \'x\';\n\n<Must rule="no">It must.</Must>' });
    const { pages } = readWords({ handbook: wrong, isOwn: true });
    expect(() => refuseUnbound(pages, bindingsOf(pages), [RULE], wrong)).toThrow('does not hold its rules');
  });
});

describe('an import goes', () => {
  test('to a folder of the handbook named after its own, and never into a part of the handbook', () => {
    const handbook = folder({ 'index.md': '', 'sales/lead.md': '', 'team-notes/myst.yml': '' });
    expect(placeFor('/x/Team Notes', handbook)).toBe(join(handbook, 'team-notes'));
    expect(placeFor('/x/sales', handbook)).toBe(join(handbook, 'sales-imported'));
    expect(placeFor('/x/_docs', handbook)).toBe(join(handbook, 'docs'));
    expect(placeFor('/', handbook)).toBe(join(handbook, 'imported'));
  });

  test('with the tables of contents at every depth, and with a mark where there is none', () => {
    const from = folder({ 'index.md': '# A', 'in/toc.yml': '[b.md]', 'in/b.md': '# B' });
    const plan = planOf(from, '/tmp/no/such', readHandbook(from), true);
    expect(plan.copied).toEqual(['in/b.md', 'in/toc.yml', 'index.md']);
    expect([...plan.made]).toEqual([['myst.yml', MARK]]);
    const marked = folder({ 'index.md': '# A', 'toc.yml': '[index.md]' });
    expect(planOf(marked, '/tmp/no/such', readHandbook(marked), true).made.size).toBe(0);
    expect(planOf(from, '/tmp/no/such', readHandbook(from), false).made.size).toBe(0);
  });
});
