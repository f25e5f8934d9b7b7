/** Every role that a page may use: the MyST project's own and its extensions', with what those lack. */
import { buttonRole } from 'myst-ext-button';
import { designRoles } from './design-roles.ts';
import { identifierOf } from './node.ts';
import { byName, COMMON, nodesIn, STANDARD_ROLES, wordsIn, type RoleSpec } from './specs.ts';
import type { MystNode } from './types.ts';

const BODY = { type: String, required: true };

/** The words and the target of `words <target>`. */
function targetIn(body: string): { words: string | null; target: string } {
  const [, words, target] = /^(.*?)\s*<([^<>]+)>$/s.exec(body.trim()) ?? [];
  return { words: words ? words : null, target: (target ?? body).trim() };
}

const saying = (words: string | null): MystNode[] => (words === null ? [] : [{ type: 'text', value: words }]);

/** A role whose words are shown in a class of their own. */
const styled = (name: string, type: string, className?: string): RoleSpec => ({
  name,
  body: BODY,
  options: COMMON,
  run: ({ body }) => [
    { type, ...(className === undefined ? {} : { class: className }), children: saying(wordsIn(body)) },
  ],
});

const code = (name: string): RoleSpec => ({
  name,
  body: BODY,
  options: COMMON,
  run: ({ body }) => [{ type: 'inlineCode', value: wordsIn(body) }],
});

const own: RoleSpec[] = [
  {
    name: 'ref',
    alias: ['numref', 'eq', 'any', 'prf:ref'],
    body: BODY,
    run: ({ name, body }) => {
      const { words, target } = targetIn(wordsIn(body));
      return [
        {
          type: 'crossReference',
          kind: name,
          label: target,
          identifier: identifierOf(target),
          children: saying(words),
        },
      ];
    },
  },
  {
    name: 'term',
    body: BODY,
    run: ({ body }) => {
      const { words, target } = targetIn(wordsIn(body));
      const identifier = `term-${identifierOf(target)}`;
      return [{ type: 'crossReference', kind: 'term', label: target, identifier, children: saying(words ?? target) }];
    },
  },
  {
    name: 'doc',
    body: BODY,
    run: ({ body }) => {
      const { words, target } = targetIn(wordsIn(body));
      return [{ type: 'link', kind: 'doc', url: target, children: saying(words) }];
    },
  },
  styled('guilabel', 'span', 'guilabel'),
  styled('menuselection', 'span', 'guilabel'),
  styled('strong', 'strong'),
  styled('emphasis', 'emphasis'),
  styled('dfn', 'emphasis'),
  ...['code', 'file', 'command', 'program', 'samp', 'literal', 'envvar', 'option', 'regexp', 'mimetype', 'manpage'].map(
    code,
  ),
  {
    // Entries of an index that these pages do not have: the words stay.
    name: 'index',
    body: BODY,
    run: ({ body }) => saying(targetIn(wordsIn(body)).words ?? wordsIn(body)),
  },
  {
    name: 'must',
    alias: ['human'],
    body: { type: 'myst', required: true },
    run: ({ name, body, node }) => [
      { type: 'must', ...sentenceIn(nodesIn(body), String(node.value), name === 'must') },
    ],
  },
];

/** A sentence that is bound: behind it, in angle brackets, the rules’ ids, which Markdown may take for HTML. */
function sentenceIn(body: MystNode[], source: string, hasRules: boolean): { rules: string[]; children: MystNode[] } {
  const [bracket, ids = ''] = (hasRules && /\s*<([^<>]+)>\s*$/.exec(source)) || [];
  if (bracket === undefined) return { rules: [], children: body };
  const last = body.at(-1);
  const rest = last?.type === 'html' ? body.slice(0, -1) : body;
  const children = rest.map((node, at) =>
    at === rest.length - 1 && node.type === 'text'
      ? { ...node, value: (node.value ?? '').replace(/\s*(<[^<>]*>)?\s*$/, '') }
      : node,
  );
  return { rules: ids.split(/[\s,]+/).filter(Boolean), children };
}

/** Standard roles that need a bibliography, a notebook or another language. */
const LEFT_OUT = /^(cite|eval|raw|bibliography)/;

export const ROLES = byName<RoleSpec>([
  ...STANDARD_ROLES.filter(({ name }) => !LEFT_OUT.test(name)),
  buttonRole as unknown as RoleSpec,
  ...designRoles,
  ...own,
]);
