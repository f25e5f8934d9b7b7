import { common, COMMON, nodesIn, wordsIn, type Data, type DirectiveSpec } from '../specs.ts';
import type { MystNode, TocItem } from '../types.ts';

const DEPTH = { depth: { type: Number, alias: ['maxdepth'] } };

const KINDS = ['project', 'children', 'page', 'section'];

/** Lists of pages or headings; what they hold is known when all pages are. */
export const lists: DirectiveSpec[] = [
  {
    name: 'toc',
    alias: ['tableofcontents', 'table-of-contents', 'contents'],
    arg: { type: 'myst' },
    options: { ...COMMON, ...DEPTH, context: { type: String, alias: ['kind'] } },
    run: (data) => {
      const wanted = wordsIn(data.options.context);
      const standard = data.name === 'contents' ? 'page' : 'project';
      const kind = KINDS.includes(wanted) ? wanted : standard;
      return [
        { type: 'toc', kind, name: data.name, ...depthIn(data), ...common(data), children: titleOf(nodesIn(data.arg)) },
      ];
    },
  },
  {
    name: 'toctree',
    body: { type: String },
    options: {
      ...COMMON,
      ...DEPTH,
      caption: { type: String },
      hidden: { type: Boolean },
      glob: { type: Boolean },
      reversed: { type: Boolean },
    },
    run: (data) => [
      {
        type: 'toc',
        kind: 'toctree',
        name: data.name,
        ...depthIn(data),
        ...common(data),
        hidden: data.options.hidden === true,
        items: itemsOf(data),
        children: titleOf(
          data.options.caption === undefined ? [] : [{ type: 'text', value: wordsIn(data.options.caption) }],
        ),
      },
    ],
  },
];

const depthIn = ({ options }: Data) =>
  typeof options.depth === 'number' && options.depth > 0 ? { depth: options.depth } : {};

const titleOf = (words: MystNode[]): MystNode[] => (words.length > 0 ? [{ type: 'tocTitle', children: words }] : []);

function itemsOf({ body, node }: Data): TocItem[] {
  const first = node.children?.find(({ type }) => type === 'mystDirectiveBody')?.position?.start.line ?? 1;
  const items = wordsIn(body)
    .split('\n')
    .flatMap((words, at) => {
      const [, title, target] = /^(.*?)\s*<([^<>]+)>$/.exec(words.trim()) ?? [];
      const item = { title: title ? title : null, target: target ?? words.trim(), line: first + at };
      return item.target === '' ? [] : [item];
    });
  return data(node, 'reversed') ? items.reverse() : items;
}

const data = (node: MystNode, option: string) =>
  (node.children ?? []).some(({ type, name }) => type === 'mystOption' && name === option);
