import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest';
import { printInto, type Paper } from '../../src/build/pdf/index.ts';
import { command } from './sites.ts';

const { dir } = inject('sample');
const REPORTS = ['milestones', 'impact', 'usage'];
/** A community in English, one in Spanish, and one with little to tell. */
const PAGES = ['tidewater', 'pedralvia', 'karrowan'].flatMap((key) => REPORTS.map((report) => `${key}/${report}/`));
const SIZES: Record<Paper, [number, number]> = { a4: [596, 843], letter: [612, 792] };

let out: string;
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'plumbline-pdf-'));
  await print('a4', PAGES, 'a4');
  await print('letter', ['tidewater/impact/'], 'letter');
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const fileOf = (prefix: string, page: string) => join(out, `${prefix}-${page.replaceAll('/', '-')}.pdf`);
const print = (paper: Paper, pages: string[], prefix: string, address: string | null = null) =>
  printInto({ dir: join(dir, 'communities'), paper, address }, pages, (page) => fileOf(prefix, page));

async function read(file: string) {
  const document = await getDocumentProxy(new Uint8Array(readFileSync(file)));
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const page = await document.getPage(i + 1);
      const { items } = await page.getTextContent();
      return {
        size: page.view.slice(2).map(Math.round),
        text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''),
        links: ((await page.getAnnotations()) as { subtype: string; url?: string }[]).flatMap(({ url }) => url ?? []),
        roles: rolesOf(await page.getStructTree()),
      };
    }),
  );
  return { document, pages, all: squeezed(pages.map(({ text }) => text).join(' ')) };
}

const rolesOf = (node: unknown): string[] => {
  const { role, children = [] } = (node ?? {}) as { role?: string; children?: unknown[] };
  return [...(role ? [role] : []), ...children.flatMap(rolesOf)];
};
const squeezed = (text: string) => text.replace(/[\s\u00a0\u202f\u00ad]+/g, '').replace(/ﬁ/g, 'fi');
const htmlOf = (page: string) => readFileSync(join(dir, 'communities', page, 'index.html'), 'utf8');
const textOf = (html: string) =>
  squeezed(
    html
      .replace(/<[^>]*>/g, '')
      .replace(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
      ),
  );

describe('a printed report', () => {
  it.each([...PAGES.map((page) => [page, 'a4'] as const), ['tidewater/impact/', 'letter'] as const])(
    '%s on %s can be read, searched and quoted',
    async (page, paper) => {
      const { document, pages, all } = await read(fileOf(paper, page));
      const html = htmlOf(page);
      const info = (await document.getMetadata()).info as Record<string, string>;
      expect(info['Language']).toBe(/<html lang="(\w+)"/.exec(html)?.[1]);
      expect(squeezed(info['Title'] ?? '')).toBe(textOf(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''));
      expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
      expect(info['CreationDate']).toBe("D:20260615000000+00'00'");

      for (const [at, { size, text }] of pages.entries()) {
        expect(size).toEqual(SIZES[paper]);
        expect(text.replace(/\s/g, '').length, `page ${at + 1} is not blank`).toBeGreaterThan(120);
        expect(text).toMatch(new RegExp(`${at + 1}\\s+(of|de)\\s+${pages.length}`));
      }
      // The sentence stands on the first page, and the headings come in the order of the page.
      const headline = textOf(/<p class="headline"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '?');
      expect(squeezed(pages[0]?.text ?? '')).toContain(headline);
      const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, inner = '']) => textOf(inner));
      const outline = JSON.stringify(await document.getOutline());
      let from = all.indexOf(headline);
      for (const heading of headings) {
        const at = all.indexOf(heading, from);
        expect(at, heading).toBeGreaterThanOrEqual(from);
        expect(squeezed(outline), heading).toContain(squeezed(JSON.stringify(heading).slice(1, -1)));
        from = at;
      }
      const roles = new Set(pages.flatMap(({ roles }) => roles));
      for (const role of ['H1', 'H2', 'P', ...(html.includes('<td') ? ['Table', 'TR', 'TH', 'TD'] : [])])
        expect(roles, role).toContain(role);
      // Nothing that answers to a click only, and no link into a folder that the paper is not part of.
      expect(all).not.toContain('SVGPNG');
      for (const link of pages.flatMap(({ links }) => links))
        expect(link).toMatch(/^(https:\/\/(?!pages\.invalid)|mailto:)/);
      expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(0);
    },
  );
});

test('the same page gives the same bytes', async () => {
  const [page = ''] = PAGES;
  await print('a4', [page], 'again');
  expect(readFileSync(fileOf('again', page)).equals(readFileSync(fileOf('a4', page)))).toBe(true);
});

test('links between pages lead to where the site is hosted', async () => {
  await print('a4', ['tidewater/usage/'], 'hosted', 'https://reports.example.org/of');
  const { pages } = await read(fileOf('hosted', 'tidewater/usage/'));
  expect(pages.flatMap(({ links }) => links).filter((link) => link.includes('definitions/'))).toContainEqual(
    expect.stringMatching(/^https:\/\/reports\.example\.org\/of\/tidewater\/definitions\/(#|$)/),
  );
});

test('a page that is not there is refused', async () => {
  await expect(print('a4', ['nobody/usage/'], 'none')).rejects.toThrow(/nobody\/usage\/ was not printed/);
});

test('the command prints one report, and names who is unknown', async () => {
  const to = join(out, 'command');
  const args = ['--data', 'data/sample', '--out', to, '--report', 'milestones'];
  const { status, stdout } = await command('pdf.ts', [...args, '--community', 'tidewater', '--paper', 'letter']);
  expect([status, stdout]).toEqual([0, `${join(to, 'tidewater-milestones-latest.pdf')}\n`]);
  const { pages } = await read(join(to, 'tidewater-milestones-latest.pdf'));
  expect(pages[0]?.size).toEqual(SIZES.letter);
  const refused = await command('pdf.ts', [...args, '--community', 'nobody']);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('There is no site to build for nobody.');
});
