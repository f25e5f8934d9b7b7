import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { redirectsOf, type HandbookRecord } from '../handbook/index.ts';
import { BASE } from './finish.ts';

/** The pages that lead on from old addresses of the handbook, by file below the site. They are in no search and no navigation. */
export function redirectPages({ pages }: HandbookRecord): Map<string, string> {
  const titles = new Map(pages.map(({ id, title }) => [id, title]));
  return new Map(
    redirectsOf(pages).redirects.map(({ from, to }) => {
      const target = `${BASE}/${to === '' ? 'handbook' : `handbook/${to.split('/').map(encodeURIComponent).join('/')}`}/`;
      return [`handbook/${from}/index.html`, page(target, titles.get(to) ?? to)];
    }),
  );
}

/** Adds them to a site that Astro has rendered, before its addresses are made relative. */
export async function writeRedirects(dir: string, record: HandbookRecord): Promise<void> {
  for (const [file, html] of redirectPages(record)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), html);
  }
}

const page = (target: string, title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${escape(target)}">
<link rel="canonical" href="${escape(target)}">
<title>Moved: ${escape(title)}</title>
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now <a href="${escape(target)}">${escape(title)}</a>.</p>
</main>
</body>
</html>
`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
