import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readLogos } from '../../src/build/logos.ts';
import { readConfig, type ConfigInput } from '../../src/model/index.ts';
import { logoFile } from '../../src/reports/index.ts';
import plumbline from '../../plumbline.config.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SVG = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${inner}</svg>`;

/** Logos of a repository with these files. */
function logosOf(files: Record<string, string | Uint8Array>, config: ConfigInput) {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-logos-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return readLogos(root, readConfig(config));
}

const refused = async (content: string | Uint8Array | null, logo = 'art/mark.svg') => {
  const files: Record<string, string | Uint8Array> = content === null ? {} : { [logo]: content };
  const error = await logosOf(files, { organisation: { logo } }).then(
    () => new Error('It was taken.'),
    (error: unknown) => error as Error,
  );
  return error.message;
};

test('a community’s logo is the file that is named, else the one with its id; the drawing goes before the picture', async () => {
  const png = await sharp({ create: { width: 30, height: 10, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const { organisation, communities } = await logosOf(
    {
      'content/logos/lumen.svg': SVG('<path d="M0 0h1"/>'),
      'content/logos/lumen.png': png,
      'content/logos/reef.png': png,
      'content/logos/notes.txt': 'No logo.',
      'art/other.svg': SVG('<circle r="1"/>'),
    },
    { communities: { tern: { logo: 'art/other.svg' } } },
  );
  expect(organisation).toBeNull();
  const files = [...communities].map(([id, logo]) => {
    const { file = '', width, height, bytes } = logoFile(logo, 'logo') ?? {};
    return [id, file, width, height, bytes?.length];
  });
  expect(files.sort()).toEqual([
    ['lumen', 'logo.svg', 40, 20, SVG('<path d="M0 0h1"/>').length],
    ['reef', 'logo.png', 30, 10, png.length],
    ['tern', 'logo.svg', 40, 20, SVG('<circle r="1"/>').length],
  ]);
});

test('the sample’s logos are good, and the organisation’s is no community’s', async () => {
  const { organisation, communities } = await readLogos(ROOT, readConfig(plumbline));
  expect(organisation?.mediaType).toBe('image/svg+xml');
  expect([...communities.keys()].sort()).toEqual(['pedralvia', 'tidewater']);
});

describe('is refused', () => {
  test.each([
    ['a script', SVG('<script>alert(1)</script>'), /<script>/],
    ['a script of another name space', SVG('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), /<s:script>/],
    ['a handler', SVG('<path onload="alert(1)"/>'), /onload/],
    ['an address that is set later', SVG('<set attributeName="href" to="javascript:alert(1)"/>'), /holds <set>/],
    ['a style in escapes', SVG('<style>path{fill:u\\72l(//evil.example/x)}</style>'), /style loads/],
    ['a page in it', SVG('<foreignObject/>'), /<foreignObject>/],
    ['a picture from elsewhere', SVG('<image href="https://elsewhere.example/a.png"/>'), /loads https/],
    ['one by the older name', SVG('<use xlink:href="other.svg#a"/>'), /loads other\.svg/],
    ['a script as address', SVG('<a href="javascript:alert(1)"/>'), /loads javascript/],
    ['a style that imports', SVG('<style>@import "a.css";</style>'), /style loads/],
    ['a style in a character block', SVG('<style><![CDATA[@import "a.css";]]></style>'), /style loads/],
    ['a fill from elsewhere', SVG('<path fill="url(https://elsewhere.example/a.svg#b)"/>'), /loads url/],
    ['a style sheet', `<?xml-stylesheet href="a.css"?>${SVG('')}`, /xml-stylesheet/],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${SVG('')}`, /document type/],
    ['a page', '<html><body>Not found</body></html>', /no <svg>/],
    ['a drawing without a size', '<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>', /size/],
  ])('an SVG with %s', async (_, content, why) => {
    expect(await refused(content)).toMatch(why);
  });

  test('what is missing, too large, elsewhere or of another type', async () => {
    expect(await refused(null)).toMatch(/cannot be read/);
    expect(await refused(SVG(`<path d="${'M0 0'.repeat(30_000)}"/>`))).toMatch(/more than 100000/);
    expect(await refused('GIF89a', 'art/mark.png')).toMatch(/no PNG/);
    expect(await refused('GIF89a', 'art/mark.gif')).toMatch(/neither in \.svg nor in \.png/);
    expect(await refused(null, '../mark.svg')).toMatch(/outside/);
    expect(await refused(null, '/etc/mark.svg')).toMatch(/outside/);
    expect(await refused(null)).toMatch(/Save it as a plain SVG or PNG file of at most 100 kB/);
  });

  test('but parts of the drawing itself may be named', async () => {
    const inner = '<defs><linearGradient id="g"/></defs><path fill="url(#g)"/><use href="#g"/>';
    await expect(refused(SVG(inner))).resolves.toBe('It was taken.');
    await expect(refused(SVG(`<style>path{fill:url('#g')}</style>`))).resolves.toBe('It was taken.');
  });
});
