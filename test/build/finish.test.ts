import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { policyOf } from '../../src/build/csp.ts';
import { BASE, finishSite, relativeHtml, relativeScript } from '../../src/build/finish.ts';
import { pageFacts } from '../../src/build/html.ts';
import { inspectSite, readBuilt } from '../../src/build/inspect.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const put = async (file: string, content: string) => {
  await mkdir(dirname(join(dir, file)), { recursive: true });
  await writeFile(join(dir, file), content);
};
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('addresses become relative', () => {
  test.each([
    ['index.html', './'],
    ['a/index.html', '../'],
    ['a/b/index.html', '../../'],
  ])('in %s the root is %s', (file, root) => {
    expect(relativeHtml(`<a href="${BASE}/x/">`, file)).toBe(`<a href="${root}x/">`);
    expect(relativeHtml(`<a href="${BASE}">`, file)).toBe(`<a href="${root}">`);
  });

  test('in a script the root is found at run time', () => {
    expect(relativeScript(`f("${BASE}/pagefind/",'${BASE}')`, '_astro/a.js')).toBe(
      `f((new URL("../",import.meta.url).pathname+"pagefind/"),(new URL("../",import.meta.url).pathname))`,
    );
  });
});

describe('the Content-Security-Policy', () => {
  test('names what is inline by hash, and never allows what is not named', () => {
    const html = `<script>let a = "1 & 2";</script><style>p{}</style><p style="color:&quot;x&quot;">`;
    const policy = policyOf(pageFacts(html), false);
    expect(policy).toContain(`script-src 'self' ${sha('let a = "1 & 2";')};`);
    expect(policy).toContain(`style-src 'self' ${sha('p{}')};`);
    expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${sha('color:"x"')};`);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('wasm');
  });

  test('stands first in the head of every page', async () => {
    await put('a/index.html', `<!doctype html><html><head lang="en"><title>x</title></head></html>`);
    await finishSite(dir, { wasm: true });
    const html = await readFile(join(dir, 'a/index.html'), 'utf8');
    expect(html).toMatch(
      /<head lang="en"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    );
  });
});

describe('the inspection', () => {
  const inspect = async (pages: string[]) => {
    const finished = await finishSite(dir, { wasm: false });
    inspectSite(await readBuilt(dir, finished), { site: 'team', pages });
  };

  test('accepts a site whose pages and links are all there', async () => {
    await put(
      'index.html',
      '<a href="./a/#one">a</a><a href="a/">b</a><a href="https://example.org">out</a><a href="../communities/k/">c</a>',
    );
    await put(
      'a/index.html',
      '<h2 id="one">1</h2><a href="../">up</a><a href="#one">same page</a><img src="../x.svg">',
    );
    await put('x.svg', '<svg/>');
    await expect(inspect(['index.html', 'a/index.html'])).resolves.toBeUndefined();
  });

  test.each([
    ['a page that is missing', '', ['index.html', 'b/index.html'], 'b/index.html was expected and is not there'],
    ['a page too many', '', [], 'index.html was not expected'],
    ['a broken link', '<a href="b/">b</a>', ['index.html'], 'index.html links to b/, which is not there'],
    ['a broken anchor', '<a href="#x">b</a>', ['index.html'], 'but there is no such section'],
    [
      'something loaded from elsewhere',
      '<img src="https://example.org/x.png">',
      ['index.html'],
      'index.html loads https://example.org/x.png',
    ],
    ['an inline event handler', '<p onclick="x()">', ['index.html'], 'inline event handler (onclick)'],
    ['an address that was not made relative', `<p>${BASE} and more</p>`, ['index.html'], 'absolute address'],
    ['a link that runs a script', '<a href="javascript:x()">b</a>', ['index.html'], 'which is no address of a page'],
    ['a link out of the folder', '<a href="../secret/">b</a>', ['index.html'], 'links out of its site'],
    ['an address without a scheme', '<a href="//example.org">b</a>', ['index.html'], 'without a scheme'],
  ])('refuses %s', async (_, html, pages, words) => {
    await put('index.html', html);
    await expect(inspect(pages)).rejects.toThrow(words);
  });
});
