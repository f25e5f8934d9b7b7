import { identifierOf } from './node.ts';
import { COMMON, wordsIn, type RoleSpec } from './specs.ts';
import type { MystNode } from './types.ts';

const BODY = { type: String, required: true };

/** Pictures beside words, of fonts that these pages do not load: the words stay. */
const ICONS = [
  ...['octicon', 'fa', 'fas', 'far', 'fab', 'fa-solid', 'fa-regular', 'fa-brands'],
  ...['regular', 'outlined', 'round', 'sharp', 'twotone'].map((kind) => `material-${kind}`),
];

const COLOURS = [
  ...['primary', 'secondary', 'success', 'info', 'warning', 'danger', 'light', 'muted', 'dark', 'white', 'black'],
];
const named = (prefix: string) => COLOURS.flatMap((colour) => [`${prefix}-${colour}`, `${prefix}-${colour}-line`]);

const badge = (children: MystNode[]): MystNode => ({ type: 'span', class: 'badge', children });
const text = (value: string): MystNode => ({ type: 'text', value });

/** The words and the target of `words <target>`. */
const parted = (body: string) => {
  const [, words, target] = /^(.*?)\s*<([^<>]+)>$/s.exec(body.trim()) ?? [];
  return { words: words ?? '', target: target ?? body.trim() };
};

/** Roles of sphinx-design: icons and badges. */
export const designRoles: RoleSpec[] = [
  { name: 'octicon', alias: ICONS, body: BODY, options: COMMON, run: () => [] },
  { name: 'bdg', alias: named('bdg'), body: BODY, options: COMMON, run: ({ body }) => [badge([text(wordsIn(body))])] },
  {
    name: 'bdg-link',
    alias: named('bdg-link'),
    body: BODY,
    options: COMMON,
    run: ({ body }) => {
      const { words, target } = parted(wordsIn(body));
      return [badge([{ type: 'link', url: target, children: words === '' ? [] : [text(words)] }])];
    },
  },
  {
    name: 'bdg-ref',
    alias: named('bdg-ref'),
    body: BODY,
    options: COMMON,
    run: ({ body }) => {
      const { words, target } = parted(wordsIn(body));
      const children = words === '' ? [] : [text(words)];
      return [
        badge([{ type: 'crossReference', kind: 'any', label: target, identifier: identifierOf(target), children }]),
      ];
    },
  },
];
