import './render/blocks.ts';
import './render/boxes.ts';
import './render/elements.ts';
import './render/figures.ts';
import './render/inline.ts';
import './render/links.ts';
import './render/mermaid.ts';
import { visit } from './node.ts';
import { footnotes } from './render/notes.ts';
import { children, type Rendering } from './render/rendering.ts';
import type { RenderedPage, ResolvedPage } from './types.ts';

/** The HTML of a page whose references lead somewhere. */
export function renderPage(page: ResolvedPage): RenderedPage {
  const ids = new Set(['_top']);
  const definitions: Rendering['definitions'] = new Map();
  visit(page.root, (node) => {
    if (node.slug !== undefined) ids.add(node.slug);
    for (const { id } of node.anchors ?? []) ids.add(id);
    if (node.type === 'footnoteDefinition') definitions.set(String(node.identifier), node);
  });
  const id = (wanted: string) => {
    let own = wanted;
    for (let count = 1; ids.has(own); count++) own = `${wanted}-${count}`;
    ids.add(own);
    return own;
  };
  const rendering: Rendering = {
    ...{ root: page.root, problems: [], headings: [], notes: new Map(), definitions, id, isInLink: false },
  };
  const html = children(page.root, rendering) + footnotes(rendering);
  const problems = [...page.problems, ...rendering.problems].sort((a, b) => a.line - b.line);
  return { ...page, problems, html, headings: rendering.headings };
}
