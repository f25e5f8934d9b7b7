import { readdirSync, readFileSync } from 'node:fs';
import { parseMyst } from '../../../src/handbook/myst/parse.ts';
import { renderPage } from '../../../src/handbook/myst/render.ts';
import type { RenderedPage } from '../../../src/handbook/myst/types.ts';

export const CONSTRUCTS = 'test/fixtures/handbook/constructs';

export const constructs = (): string[] =>
  readdirSync(CONSTRUCTS)
    .filter((file) => file.endsWith('.md'))
    .sort();

/** A page by itself: its references are taken as they are. */
export function rendered(text: string, file = 'page.md'): RenderedPage {
  const page = parseMyst({ id: file.replace(/\.md$/, ''), file, text });
  return renderPage({ ...page, terms: [], assets: new Map(), external: [] });
}

export const construct = (file: string): RenderedPage => rendered(readFileSync(`${CONSTRUCTS}/${file}`, 'utf8'), file);

/** HTML with a line for each block, so that differences read well. */
export const lines = (html: string): string =>
  html
    .replace(/<svg width="16"[\s\S]*?<\/svg>/g, '<svg/>')
    .replace(
      /(<\/(?:p|li|ul|ol|dl|dt|dd|div|details|summary|aside|figure|figcaption|table|thead|tbody|tr|caption|pre|section|h[1-6]|svg|g|defs)>)(?!\n)/g,
      '$1\n',
    )
    .replace(/(<(?:ul|ol|dl|div|details|aside|figure|table|thead|tbody|tr|section|blockquote)\b[^>]*>)(?!\n)/g, '$1\n');
