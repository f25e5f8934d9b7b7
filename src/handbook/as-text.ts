import { idsIn } from './mdx-links.ts';
import type { HandbookText } from './read.ts';

/**
 * A page that shows its file as it was typed, with why. What led to its headings leads to the text.
 * @param source the whole file
 * @param line of the file at which it fails
 * @param why without a full stop
 */
export const asText = (page: HandbookText, source: string, line: number, why: string): HandbookText => ({
  ...page,
  ...{ root: null, headings: [], anchors: [], problems: [], terms: [] },
  problem: `The page ${page.file} cannot be shown as it was meant (line ${line}:1): ${why}.`,
  html: `${targets(page)}<p>This page cannot be shown as it was meant: ${escaped(why)} (line ${line}). Here stands its text.</p><pre class="myst-raw"><code>${escaped(source)}</code></pre>`,
});

const targets = ({ anchors, root }: HandbookText): string =>
  [...new Set([...anchors, ...(root === null ? [] : idsIn(root))])]
    .map((id) => `<span id="${escaped(id).replace(/"/g, '&quot;')}" class="myst-anchor"></span>`)
    .join('');

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
