import { common, COMMON, nodesIn, wordsIn, type DirectiveSpec } from '../specs.ts';
import type { MystNode } from '../types.ts';

/** Lines between the panels of a set, between a panel's head and body, and between its body and foot. */
const NEXT = /^-{3,}\s*$/;
const HEAD = /^\^{3,}\s*$/;
const FOOT = /^\+{3,}\s*$/;

/** What Sphinx’s panels, and sphinx-design after them, offer besides cards and grids. */
export const design: DirectiveSpec[] = [
  {
    name: 'panels',
    options: COMMON,
    body: { type: String, required: true },
    run: (data, _file, { parseMyst }) => [
      {
        type: 'grid',
        columns: [1, 2, 2, 2],
        ...common(data),
        children: split(wordsIn(data.body).split('\n'), NEXT, 0).map(({ lines, from }) =>
          panel(lines, from, parseMyst),
        ),
      },
    ],
  },
  {
    name: 'card-carousel',
    arg: { type: String },
    options: COMMON,
    body: { type: 'myst', required: true },
    run: (data) => [
      { type: 'grid', columns: [Number(wordsIn(data.arg)) || 3], ...common(data), children: nodesIn(data.body) },
    ],
  },
  {
    name: 'link-button',
    arg: { type: String, required: true },
    options: { ...COMMON, text: { type: String } },
    run: (data) => {
      const words = wordsIn(data.options.text);
      const children = words === '' ? [] : [{ type: 'text', value: words }];
      return [{ type: 'paragraph', children: [{ type: 'link', url: wordsIn(data.arg), class: 'button', children }] }];
    },
  },
  {
    name: 'div',
    arg: { type: String },
    options: COMMON,
    body: { type: 'myst' },
    run: (data) => [{ type: 'div', class: wordsIn(data.arg), ...common(data), children: nodesIn(data.body) }],
  },
  {
    name: 'hlist',
    options: COMMON,
    body: { type: 'myst', required: true },
    run: (data) => [{ type: 'div', ...common(data), children: nodesIn(data.body) }],
  },
];

interface Part {
  lines: string[];
  /** Lines before it in the directive's body. */
  from: number;
}

/** The parts between lines that match, which belong to none; lines within code are text. */
function split(lines: readonly string[], mark: RegExp, from: number): Part[] {
  const parts: Part[] = [{ lines: [], from }];
  let fence = '';
  lines.forEach((line, at) => {
    const [, ticks = ''] = /^\s*(`{3,}|~{3,}|:{3,})/.exec(line) ?? [];
    const isMark = fence === '' && mark.test(line);
    if (ticks !== '' && fence === '') fence = ticks;
    else if (ticks !== '' && line.trim() === ticks && ticks.startsWith(fence)) fence = '';
    if (isMark) parts.push({ lines: [], from: from + at + 1 });
    else parts.at(-1)?.lines.push(line);
  });
  return parts;
}

/** Options of a panel's own stand on its first lines, and say how it looks. */
function panel(lines: readonly string[], from: number, parse: (source: string, offset?: number) => MystNode): MystNode {
  const own = lines.map((line) => (/^:[\w-]+:(\s|$)/.test(line) ? '' : line));
  const [first, rest] = split(own, HEAD, from);
  const head = rest === undefined ? null : first;
  const [body, foot] = split((rest ?? first)?.lines ?? [], FOOT, (rest ?? first)?.from ?? from);
  const shown = (part: Part | null | undefined, type: string): MystNode[] => {
    const children = part && part.lines.some((line) => line.trim() !== '') ? read(part) : [];
    return children.length > 0 ? [{ type, children }] : [];
  };
  const read = (part: Part) => parse(part.lines.join('\n'), part.from).children ?? [];
  return { type: 'card', children: [...shown(head, 'header'), ...(body ? read(body) : []), ...shown(foot, 'footer')] };
}
