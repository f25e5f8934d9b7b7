import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { bindingsOf, HANDBOOK, readHandbook, refuseUnbound } from '../../src/handbook/index.ts';
import { RULES } from '../../src/invariants/index.ts';
import { artefactById, isDay, PARTIES } from '../../src/model/index.ts';
import { ANCHORS } from './anchors.ts';
import { bySlug, FEATURES, pageAt, pages, propsOf, textOf, type Page } from './pages.ts';
import { PARTS } from '../../src/reports/index.ts';

/** Pages of the team site that are no handbook pages. */
const SITE_PAGES = [
  ...PARTS.map(({ path }) => path),
  ...['pipeline/kpis/', 'checks/bindings/', 'glossary/', 'who-does-what/', 'artefacts/', 'handbook-health/'],
  'print/',
];

const each = pages.map((page) => [page.file, page] as const);
const ofType = ({ nodes }: Page, type: string) => nodes.filter((node) => node.type === type);
const isInternal = (url: string) => !/^[a-z]+:/i.test(url);

describe.each(each)('%s', (_, page) => {
  test('compiles, and reads from second-level headings down', async () => {
    await expect(Promise.resolve(mdxToJs(page.body, { features: FEATURES }))).resolves.toBeDefined();
    expect(ofType(page, 'heading').filter(({ depth }) => depth === 1)).toEqual([]);
    expect(new Set(page.anchors).size).toBe(page.anchors.length);
  });

  test('has complete front matter', () => {
    const { title, description, owner, status, reviewed, reviewEvery, ...rest } = page.front;
    const {
      audience = [],
      who = [],
      makes = [],
      uses = [],
      movedFrom = [],
      ...unknown
    } = rest as Partial<Record<string, unknown[]>>;
    expect(unknown).toEqual({});
    expect([...audience, ...who].filter((party) => !PARTIES.some((known) => known === party))).toEqual([]);
    expect([...makes, ...uses].filter((id) => artefactById(String(id)) === null)).toEqual([]);
    expect(movedFrom.filter((address) => bySlug.has(String(address)))).toEqual([]);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(description).toMatch(/^[A-Z][^.!?]*\.$/);
    expect(['BD', 'DE', 'P&S']).toContain(owner);
    expect(['current', 'draft', 'out-of-date']).toContain(status);
    expect(isDay(reviewed) && reviewed >= '2026-01-01' && reviewed < '2026-06-15').toBe(true);
    expect(reviewEvery).toSatisfy((months) => Number.isInteger(months) && Number(months) > 0);
  });

  test('links to pages and headings that exist', () => {
    const urls = ofType(page, 'link').map(({ url = '' }) => url);
    expect(urls.map((url) => complaint(page, url)).filter(Boolean)).toEqual([]);
  });

  test('lists checks only of its own sections, below their text', () => {
    let section = '';
    let at = 0;
    for (const node of page.nodes) {
      if (node.type === 'heading') section = page.anchors[at++] ?? '';
      if (node.name !== 'Checks') continue;
      const { page: slug, section: anchor } = propsOf(node);
      expect(`${slug}#${anchor}`).toBe(`${page.slug}#${section}`);
      expect(ANCHORS).toContain(`${slug}#${anchor}`);
    }
    const imported = page.body.includes("import Checks from '@plumbline/team/components/Checks.astro';");
    expect(imported).toBe(page.nodes.some(({ name }) => name === 'Checks'));
  });

  test('imports what marks a sentence if it marks one', () => {
    const imported = page.body.includes("import Must from '@plumbline/team/components/Must.astro';");
    expect(imported).toBe(page.nodes.some(({ name }) => name === 'Must'));
  });

  test('uses only the asides that the site knows, and no directive by accident', () => {
    const names = page.nodes
      .filter(({ type }) => type.endsWith('Directive'))
      .map(({ type, name }) => `${type} ${name}`);
    expect(names.filter((name) => !/^containerDirective (note|tip|caution|danger)$/.test(name))).toEqual([]);
  });

  test('names the language of its code, and no address but those of the organisation', () => {
    expect(ofType(page, 'code').filter(({ lang }) => !lang)).toEqual([]);
    const addresses = page.text.match(/[\w.+-]+@[\w-]+\.\w+/g) ?? [];
    expect(addresses.filter((address) => !address.endsWith('@2i2c.org'))).toEqual([]);
  });

  test('has check boxes with a label each', () => {
    const boxes = page.nodes.filter(({ name }) => name === 'input');
    const labels = page.nodes.filter(({ name, children = [] }) => name === 'label' && children[0]?.name === 'input');
    expect(labels.length).toBe(boxes.length);
    expect(labels.filter((label) => textOf(label).trim().length < 10)).toEqual([]);
    expect(page.body).not.toMatch(/^\s*[-*] \[[ x]\]/m);
  });
});

/** What is wrong with a link of a page, or null. Pages are folders, so a link resolves against its page's own address. */
function complaint(page: Page, url: string): string | null {
  if (!isInternal(url)) return url.startsWith('https://') ? null : `${url}: not https`;
  if (url.startsWith('/')) return `${url}: absolute`;
  const target = new URL(url, `https://site.example/handbook/${page.slug ? `${page.slug}/` : ''}`);
  const path = target.pathname.slice(1);
  if (SITE_PAGES.includes(path)) return null;
  const found = path.startsWith('handbook/') && path.endsWith('/') ? bySlug.get(path.slice(9, -1)) : undefined;
  if (!found) return `${url}: no such page`;
  return target.hash && !found.targets.includes(target.hash.slice(1)) ? `${url}: no such heading` : null;
}

test('a wrong link is noticed', () => {
  const page = pageAt('sales/closed-won');
  const wrong = [
    '/handbook/',
    '../lead',
    '../../sales/led/',
    '../lead/#exit',
    'http://2i2c.org',
    '../../../handbook.md',
  ];
  expect(wrong.map((url) => complaint(page, url)).filter(Boolean)).toHaveLength(wrong.length);
  expect(complaint(page, '../lead/#exit-criteria')).toBeNull();
});

test.each(ANCHORS)('%s is a heading with its checks below it', (address) => {
  const [slug = '', anchor = ''] = address.split('#');
  const page = pageAt(slug);
  expect(page.anchors).toContain(anchor);
  const listed = page.nodes.filter(({ name }) => name === 'Checks').map((node) => propsOf(node).section);
  expect(listed.filter((section) => section === anchor)).toHaveLength(1);
});

describe('the sentences of the handbook', () => {
  const texts = readHandbook(HANDBOOK).filter(({ project }) => project === '');
  const bindings = bindingsOf(texts);

  test('hold every rule', () => {
    expect(() => refuseUnbound(texts, bindings, RULES, HANDBOOK)).not.toThrow();
  });

  test('that say what must be are bound to a rule or left to people', () => {
    expect(bindings.sentences.filter(({ kind }) => kind === 'unbound')).toEqual([]);
  });

  test('are bound to a rule on the page that the rule leads to', () => {
    const pagesOf = (id: string) => bindings.sentences.flatMap(({ page, rules }) => (rules.includes(id) ? page : []));
    const away = RULES.filter(({ id, handbook }) => !pagesOf(id).includes(handbook.split('#')[0] ?? ''));
    expect(away.map(({ id }) => id)).toEqual([]);
  });

  test('have the same anchors for the check as for these tests', () => {
    expect(texts.map(({ id, anchors }) => [id, anchors])).toEqual(pages.map(({ slug, anchors }) => [slug, anchors]));
  });
});

test('every page stands once in the order of the handbook', () => {
  interface Entry {
    file?: string;
    children?: Entry[];
  }
  const toc = load(readFileSync(join(HANDBOOK, 'myst.yml'), 'utf8')) as { project: { toc: Entry[] } };
  const files = (entry: Entry): string[] => [
    ...(entry.file ? [entry.file] : []),
    ...(entry.children ?? []).flatMap(files),
  ];
  expect(toc.project.toc.flatMap(files).sort()).toEqual(pages.map(({ file }) => file).sort());
});
