import { dirname } from 'node:path';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { bindingsOf, HANDBOOK, readHandbook, refuseUnbound } from '../../src/handbook/index.ts';
import { RULES } from '../../src/invariants/index.ts';
import { isDay } from '../../src/model/index.ts';
import { ANCHORS, FACTS } from './facts.ts';
import { bySlug, FEATURES, pageAt, pages, textOf, type Node, type Page } from './pages.ts';

/** Pages of the team site that are no handbook pages. */
const SITE_PAGES = ['checks/', 'checks/bindings/', 'communities/'];

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
    const { title, description, owner, status, reviewed, reviewEvery, sidebar, ...rest } = page.front;
    expect(rest).toEqual({});
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(description).toMatch(/^[A-Z][^.!?]*\.$/);
    expect(['BD', 'DE', 'P&S']).toContain(owner);
    expect(['current', 'draft', 'out-of-date']).toContain(status);
    expect(isDay(reviewed) && reviewed >= '2026-01-01' && reviewed < '2026-06-15').toBe(true);
    expect(reviewEvery).toSatisfy((months) => Number.isInteger(months) && Number(months) > 0);
    expect(sidebar).toEqual({ order: expect.any(Number) as number });
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
      const { page: slug, section: anchor } = props(node);
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

const props = ({ attributes = [] }: Node) =>
  Object.fromEntries(attributes.map(({ name, value }) => [name, value])) as { page?: string; section?: string };

/** What is wrong with a link of a page, or null. Pages are folders, so a link resolves against its page's own address. */
function complaint(page: Page, url: string): string | null {
  if (!isInternal(url)) return url.startsWith('https://') ? null : `${url}: not https`;
  if (url.startsWith('/')) return `${url}: absolute`;
  const target = new URL(url, `https://site.example/handbook/${page.slug ? `${page.slug}/` : ''}`);
  const path = target.pathname.slice(1);
  if (SITE_PAGES.includes(path)) return null;
  const found = path.startsWith('handbook/') && path.endsWith('/') ? bySlug.get(path.slice(9, -1)) : undefined;
  if (!found) return `${url}: no such page`;
  return target.hash && !found.anchors.includes(target.hash.slice(1)) ? `${url}: no such heading` : null;
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
  const listed = page.nodes.filter(({ name }) => name === 'Checks').map((node) => props(node).section);
  expect(listed.filter((section) => section === anchor)).toHaveLength(1);
});

describe('the sentences of the handbook', () => {
  const texts = readHandbook(HANDBOOK);
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

test.each(FACTS)('%s states %s', (slug, fact) => {
  expect(pageAt(slug).text).toMatch(fact);
});

test('pages of a folder have each their own place in the sidebar', () => {
  const places = pages.map(({ file, front }) => `${dirname(file)} ${JSON.stringify(front.sidebar)}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

test.each(['lead', 'qualified', 'proposal', 'negotiation', 'contract-admin', 'closed-won', 'closed-lost'])(
  'the stage %s has every part of a procedure',
  (stage) => {
    const parts = ['when', 'who', 'steps', 'exit-criteria', 'done-when', 'if-it-goes-wrong', 'what-is-checked'];
    expect(pageAt(`sales/${stage}`).anchors).toEqual(expect.arrayContaining(parts));
  },
);

test.each(['hail-the-lead', 'running-notes', 'meet-the-lead', 'decide', 'triage-and-quote'])(
  'the lead procedure %s can be followed, and has text to copy',
  (procedure) => {
    const page = pageAt(`leads/${procedure}`);
    expect(page.anchors).toEqual(expect.arrayContaining(['when', 'who', 'done-when', 'if-it-goes-wrong']));
    expect(ofType(page, 'code').length).toBeGreaterThan(0);
    expect(page.nodes.filter(({ type }) => type === 'list').length).toBeGreaterThan(0);
  },
);
