import { common, COMMON, nodesIn, STANDARD_DIRECTIVES, wordsIn, type DirectiveSpec } from '../specs.ts';
import type { MystNode } from '../types.ts';

/** Images that can lead somewhere. */
const linked = STANDARD_DIRECTIVES.filter(({ name }) => name === 'figure' || name === 'image').map(
  (spec): DirectiveSpec => ({
    ...spec,
    options: { ...spec.options, target: { type: String }, scale: { type: String } },
    run: (data, file, context) =>
      spec.run(data, file, context).map((node) => leading(node, wordsIn(data.options.target))),
  }),
);

function leading(node: MystNode, url: string): MystNode {
  if (url === '') return node;
  if (node.type === 'image') return { type: 'paragraph', children: [{ type: 'link', url, children: [node] }] };
  return {
    ...node,
    children: (node.children ?? []).map((child) => (child.type === 'image' ? leading(child, url) : child)),
  };
}

export const pictures: DirectiveSpec[] = [
  ...linked,
  {
    name: 'figure-md',
    arg: { type: String },
    options: COMMON,
    body: { type: 'myst', required: true },
    run: (data) => {
      const label = wordsIn(data.arg);
      return [
        {
          type: 'container',
          kind: 'figure',
          ...(label === '' ? {} : { label }),
          ...common(data),
          children: nodesIn(data.body),
        },
      ];
    },
  },
  {
    name: 'mermaid',
    arg: { type: String },
    options: { ...COMMON, caption: { type: 'myst' }, alt: { type: String } },
    body: { type: String, required: true },
    run: (data) => {
      const alt = wordsIn(data.options.alt);
      const picture = { type: 'mermaid', value: wordsIn(data.body), ...(alt === '' ? {} : { alt }) };
      const caption = nodesIn(data.options.caption);
      if (caption.length === 0) return [{ ...picture, ...common(data) }];
      const words = { type: 'caption', children: [{ type: 'paragraph', children: caption }] };
      return [{ type: 'container', kind: 'figure', ...common(data), children: [picture, words] }];
    },
  },
];
