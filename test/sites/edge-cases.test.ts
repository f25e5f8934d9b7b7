import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageFacts } from '../../src/build/html.ts';
import { serve } from '../../src/cli/serve.ts';
import type { NounKey } from '../../src/model/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { openContext, startChromium, VIEWS } from '../browser/chromium.ts';
import { complaintsOf, excess } from '../browser/open.ts';
import { command, ROOT } from '../browser/sites.ts';
import { parseXml } from '../charts/xml.ts';
import { CASES, edgePortfolio, HOSTILE_NAME } from '../reports/edge/cases.ts';
import { faultsIn } from '../reports/edge/faults.ts';
import { ASOF, snapshotOf } from '../reports/portfolio.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-edge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dist = join(folder, 'dist/communities');
const REPORTS = ['milestones', 'impact', 'usage'];

let files: string[];
let pages: { page: string; html: string; document: ReturnType<typeof parseDocument> }[];

/** The twelve communities beside those of the sample, without which the snapshot would be too small to be believed. */
beforeAll(async () => {
  const { manifest, records } = await readSnapshot(join(ROOT, 'data/sample'));
  const own = snapshotOf(edgePortfolio()).records;
  const both = Object.fromEntries(
    (Object.keys(records) as NounKey[]).map((noun) => [noun, [...records[noun], ...own[noun]]]),
  ) as unknown as typeof records;
  await writeSnapshot(join(folder, 'data'), { ...manifest, records: both });
  const ids = CASES.map(({ id }) => id).join(',');
  const places = ['--data', join(folder, 'data'), '--out', join(folder, 'dist')];
  const options = ['--site', 'communities', '--as-of', ASOF, '--community', ids];
  const { status, stderr } = await command('build.ts', [...places, ...options]);
  expect({ status, stderr: stderr.replace(/^PLUMBLINE_LINK_SECRET.*\n/, '') }).toEqual({ status: 0, stderr: '' });
  files = CASES.flatMap(({ id }) =>
    readdirSync(join(dist, id), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  ).sort();
  pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(file, 'utf8');
      return { page: file.slice(dist.length + 1, -'index.html'.length), html, document: parseDocument(html) };
    });
});

type Node = ReturnType<typeof parseDocument>['children'][number];
const elements = (nodes: Node | Node[], named: (name: string) => boolean) =>
  DomUtils.getElementsByTagName(named, nodes);
const textOf = (node: Node | Node[]) =>
  DomUtils.innerText(node)
    .replace(/[ \n]+/g, ' ')
    .trim();

test('each community has its pages, and no text on them is broken', () => {
  for (const { id } of CASES)
    for (const place of ['', ...REPORTS.map((report) => `${report}/`), 'definitions/', 'impact/funder/'])
      expect(pages.map(({ page }) => page)).toContain(`${id}/${place}`);
  const broken = pages.flatMap(({ page, document }) =>
    elements(document.children, (name) => /^(h[1-6]|p|li|td|th|dt|dd|a|summary|text|title|desc)$/.test(name))
      .flatMap((element) => faultsIn(textOf(element)))
      .map((fault) => `${page}: ${fault}`),
  );
  expect([...new Set(broken)]).toEqual([]);
});

test('no heading, figure strip, list or note is empty', () => {
  const empty = pages.flatMap(({ page, document }) =>
    elements(document.children, (name) => /^(h[1-6]|dl|ul|ol|li|p|dt|dd|caption|summary|blockquote)$/.test(name))
      .filter((element) => textOf(element) === '')
      .map((element) => `${page}: <${element.name}>`),
  );
  expect(empty).toEqual([]);
});

test('a name that is a script, or runs from right to left, is text of its own direction', () => {
  const scripts = (community: string, page: string) =>
    pageFacts(readFileSync(join(dist, community, page, 'index.html'), 'utf8')).scripts;
  for (const { page, html } of pages) expect(pageFacts(html), page).toMatchObject({ handlers: [] });
  for (const page of ['', ...REPORTS, 'impact/funder'])
    expect(scripts('hostile', page).length, page).toBe(scripts('gap', page).length);
  const own = pages.filter(({ page }) => page.startsWith('hostile/'));
  expect(own.filter(({ document }) => textOf(document.children).includes(HOSTILE_NAME))).toHaveLength(own.length);
  const loose = own.flatMap(({ page, document }) =>
    elements(document.children, (name) => !/^(html|body|head|title|svg|script|style|meta)$/.test(name))
      .filter((element) =>
        element.children.some((child) => !('children' in child) && /\p{sc=Hebrew}/u.test(DomUtils.textContent(child))),
      )
      .filter((element) => !hasDirection(element))
      .map((element) => `${page}: <${element.name}> ${textOf(element).slice(0, 160)}`),
  );
  expect(loose).toEqual([]);
});

/** Whether an element or one around it takes its direction from its text; drawings have none. */
function hasDirection(node: Node['parent'] | Node): boolean {
  if (node === null || !('attribs' in node)) return false;
  if (node.name === 'bdi' || node.name === 'svg' || node.attribs.dir === 'auto') return true;
  return hasDirection(node.parent);
}

test('the files beside each report can be read, and hold nothing that was not to be said', () => {
  const kinds = new Set<string>();
  for (const file of files) {
    const kind = basename(file).replace(/^[^.]*\./, '');
    kinds.add(kind);
    const bytes = readFileSync(file);
    if (kind === 'zip') {
      for (const [name, content] of Object.entries(unzipSync(bytes))) readable(name, Buffer.from(content));
    } else readable(file, bytes);
  }
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(['csv', 'csv-metadata.json', 'html', 'json', 'png', 'svg', 'txt', 'zip', 'bib']),
  );
});

function readable(name: string, bytes: Buffer): void {
  const text = bytes.toString('utf8');
  expect(text.includes('SECRET'), name).toBe(false);
  if (name.endsWith('.json')) expect(JSON.parse(text), name).toBeTypeOf('object');
  if (name.endsWith('.svg')) expect(() => parseXml(text.replace(/^<\?xml[^>]*>/, '').trim()), name).not.toThrow();
  if (name.endsWith('.png')) expect(bytes.subarray(1, 4).toString(), name).toBe('PNG');
  if (name.endsWith('.csv')) {
    const [head = [], ...rows]: string[][] = parse(text, { bom: true });
    expect(head.length, name).toBeGreaterThan(1);
    expect(
      rows.flat().filter((cell) => /^[=+@]/.test(cell)),
      name,
    ).toEqual([]);
  }
}

test('no page is wider than a phone, or complains', async () => {
  const { browser, stop } = await startChromium();
  const { url, close } = await serve(dist, 0);
  const context = await openContext(browser, VIEWS[2]);
  const tab = await context.newPage();
  const complaints = complaintsOf(tab, url);
  const wide: string[] = [];
  for (const { page } of pages) {
    await tab.goto(url + page, { waitUntil: 'load' });
    await tab.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    const pixels = await excess(tab);
    if (pixels > 0) wide.push(`${page}: ${pixels} px`);
  }
  await close();
  await stop();
  expect({ wide, complaints }).toEqual({ wide: [], complaints: [] });
});
