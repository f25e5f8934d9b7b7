import type * as Mermaid from 'beautiful-mermaid';
import { ElementType, parseDocument } from 'htmlparser2';
import { lineOf, textIn } from '../node.ts';
import { markup } from '../problems.ts';
import { element, escaped, type Attributes } from './html.ts';
import { flowchartText, showsAll } from './mermaid-text.ts';
import { handlers } from './rendering.ts';
import { onDemand } from './on-demand.ts';

/** Diagrams are drawn when the site is built; their colours are variables of myst.css. */
handlers.set('mermaid', (node, rendering) => {
  const source = node.value ?? '';
  const kind = kindOf(source);
  const code = element('pre', { dir: 'ltr' }, element('code', { class: 'language-mermaid' }, escaped(source)));
  const picture = DRAWN.test(kind) ? drawn(source, rendering.id('diagram')) : null;
  if (picture === null) {
    const why = `No picture is drawn of the diagram ${kind || '(empty)'}, so its source is shown.`;
    rendering.problems.push(
      markup(`mermaid ${kind}`.trim(), lineOf(node), why, 'Correct it, or draw it as a flowchart or sequence diagram.'),
    );
    return code;
  }
  const name = textIn(node, 'alt') || `Diagram: ${NAMES[kind] ?? kind}`;
  const { width, height, content } = picture;
  const svg = element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': name },
    content,
  );
  const frame = element(
    'div',
    { class: 'myst-diagram', tabindex: 0, role: 'region', 'aria-label': `${name}, which scrolls` },
    svg,
  );
  return frame + element('details', { class: 'myst-source' }, element('summary', {}, 'The diagram as text') + code);
});

const DRAWN = /^(graph|flowchart|sequenceDiagram|classDiagram|erDiagram|stateDiagram(-v2)?)$/;
const NAMES: Record<string, string> = {
  graph: 'flowchart',
  sequenceDiagram: 'sequence',
  classDiagram: 'classes',
  erDiagram: 'entities',
  stateDiagram: 'states',
  'stateDiagram-v2': 'states',
};

/** The first word that is neither a comment nor a setting. */
const kindOf = (source: string): string =>
  /^\s*([\w-]+)/m.exec(source.replace(/^\s*---[\s\S]*?^\s*---/m, '').replace(/^\s*%%.*$/gm, ''))?.[1] ?? '';

const TAGS = new Set('g path rect polyline polygon line ellipse circle text tspan defs marker title'.split(' '));
const ALLOWED =
  /^(class|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|dx|dy|points|width|height|transform|fill|stroke|stroke-width|stroke-dasharray|stroke-linejoin|stroke-linecap|opacity|font-size|font-weight|font-style|text-anchor|dominant-baseline|marker-start|marker-end|markerWidth|markerHeight|refX|refY|orient|viewBox|id)$/;

interface Drawn {
  width: number;
  height: number;
  content: string;
}

/** Layout takes longer than all else of a page, and folders repeat their diagrams. */
const layouts = new Map<string, string>();

function laidOut(source: string, { renderMermaidSVG }: typeof Mermaid): string {
  const svg = layouts.get(source) ?? renderMermaidSVG(source, { transparent: true, padding: 8 });
  layouts.set(source, svg);
  return svg;
}

/** The picture's own elements: without styles, fonts, other files and colours that would not show in both themes. */
function drawn(source: string, id: string): Drawn | null {
  const mermaid = onDemand('beautiful-mermaid') as typeof Mermaid;
  try {
    const text = source
      .replace(/^\s*---[\s\S]*?^\s*---\s*$/m, '')
      .replace(/^\s*%%.*$/gm, '')
      .trim();
    const isFlowchart = /^(graph|flowchart)\b/.test(text);
    const read = isFlowchart ? flowchartText(text) : text;
    const picture = laidOut(read, mermaid);
    if (!picture.includes('<text') || (isFlowchart && !showsAll(read, picture))) return null;
    const document = parseDocument(picture, { xmlMode: true });
    const svg = document.children.find((node) => node.type === ElementType.Tag && node.name === 'svg');
    if (svg?.type !== ElementType.Tag) return null;
    const { width, height } = svg.attribs;
    const size = [Number(width), Number(height)].map((side) => Math.ceil(side));
    if (!size.every((side) => Number.isFinite(side) && side > 0)) return null;
    return {
      width: size[0] ?? 0,
      height: size[1] ?? 0,
      content: svg.children.map((child) => kept(child, id)).join(''),
    };
  } catch {
    return null;
  }
}

type Child = ReturnType<typeof parseDocument>['children'][number];

function kept(node: Child, id: string): string {
  if (node.type === ElementType.Text) return escaped(node.data.replace(/\s+/g, ' '));
  if (node.type !== ElementType.Tag || !TAGS.has(node.name)) return '';
  const given: Attributes = Object.fromEntries(
    Object.entries(node.attribs)
      .filter(([name]) => ALLOWED.test(name))
      .map(([name, value]) => [name, valueOf(node.name, name, value, id)]),
  );
  return element(node.name, given, node.children.map((child) => kept(child, id)).join(''));
}

function valueOf(tag: string, name: string, value: string, id: string): string {
  if (name === 'id') return `${id}-${value}`;
  if (name.startsWith('marker-')) return value.replace(/^url\(#(.*)\)$/, `url(#${id}-$1)`);
  if ((name !== 'fill' && name !== 'stroke') || /^(var\(--[\w-]+\)|none|transparent|currentColor)$/.test(value))
    return value;
  // A colour of the author's own.
  return tag === 'text' || tag === 'tspan'
    ? 'var(--_text)'
    : name === 'fill'
      ? 'var(--_node-fill)'
      : 'var(--_node-stroke)';
}
