import { cardDirective } from 'myst-ext-card';
import { common, COMMON, nodesIn, wordsIn, type Data, type DirectiveSpec } from '../specs.ts';
import type { MystNode } from '../types.ts';

const standardCard = cardDirective as unknown as DirectiveSpec;

/** What a change of a version, or a task, is called. */
const NOTES: Record<string, string> = {
  versionadded: 'Added in',
  versionchanged: 'Changed in',
  versionremoved: 'Removed in',
  deprecated: 'Deprecated since',
};

/** Boxes that the MyST project’s packages lack, or in which they know fewer options. */
export const boxes: DirectiveSpec[] = [
  {
    name: 'versionadded',
    alias: ['versionchanged', 'versionremoved', 'deprecated'],
    arg: { type: String },
    options: COMMON,
    body: { type: 'myst' },
    run: (data) => [note(data, `${NOTES[data.name] ?? ''} ${wordsIn(data.arg)}`.trim(), data.name === 'deprecated')],
  },
  {
    name: 'todo',
    arg: { type: 'myst' },
    options: COMMON,
    body: { type: 'myst' },
    run: (data) => [
      {
        ...note(data, 'To do', false),
        children: [title('To do'), ...paragraph(nodesIn(data.arg)), ...nodesIn(data.body)],
      },
    ],
  },
  {
    name: 'toggle',
    arg: { type: 'myst' },
    options: { ...COMMON, show: { type: Boolean } },
    body: { type: 'myst', required: true },
    run: (data) => [
      {
        type: 'details',
        ...common(data),
        open: data.options.show === true,
        children: [
          { type: 'summary', children: data.arg ? nodesIn(data.arg) : [{ type: 'text', value: 'Show' }] },
          ...nodesIn(data.body),
        ],
      },
    ],
  },
  {
    ...standardCard,
    body: { type: 'myst' },
    options: {
      ...standardCard.options,
      ...COMMON,
      'img-top': { type: String },
      'img-bottom': { type: String },
      'img-background': { type: String },
      'img-alt': { type: String },
    },
    run: (data, file, context) =>
      standardCard.run({ ...data, body: nodesIn(data.body) }, file, context).map((card) => ({
        ...card,
        ...common(data),
        children: [
          ...picture(data, 'img-top'),
          ...picture(data, 'img-background'),
          ...(card.children ?? []),
          ...picture(data, 'img-bottom'),
        ],
      })),
  },
  {
    name: 'tabbed',
    arg: { type: String, required: true },
    options: { ...COMMON, selected: { type: Boolean }, 'new-group': { type: Boolean } },
    body: { type: 'myst' },
    run: (data) => [
      {
        type: 'tabItem',
        title: wordsIn(data.arg),
        ...common(data),
        selected: data.options.selected === true,
        beginsGroup: data.options['new-group'] === true,
        children: nodesIn(data.body),
      },
    ],
  },
  {
    name: 'button-link',
    alias: ['button-ref'],
    arg: { type: String, required: true },
    options: COMMON,
    body: { type: 'myst' },
    run: (data) => {
      const words = nodesIn(data.body).flatMap((node) => node.children ?? [node]);
      return [
        { type: 'paragraph', children: [{ type: 'link', url: wordsIn(data.arg), class: 'button', children: words }] },
      ];
    },
  },
  {
    name: 'rubric',
    alias: ['centered'],
    arg: { type: 'myst', required: true },
    options: COMMON,
    run: (data) => [
      { type: 'paragraph', ...common(data), children: [{ type: 'strong', children: nodesIn(data.arg) }] },
    ],
  },
  {
    name: 'container',
    arg: { type: String },
    options: COMMON,
    body: { type: 'myst', required: true },
    run: (data) => [{ type: 'div', ...common(data), class: wordsIn(data.arg), children: nodesIn(data.body) }],
  },
  // Entries of an index that these pages do not have.
  { name: 'index', arg: { type: String }, options: COMMON, body: { type: String }, run: () => [] },
];

const title = (words: string): MystNode => ({ type: 'admonitionTitle', children: [{ type: 'text', value: words }] });

const paragraph = (children: MystNode[]): MystNode[] => (children.length > 0 ? [{ type: 'paragraph', children }] : []);

const note = (data: Data, words: string, isWarning: boolean): MystNode => ({
  type: 'admonition',
  kind: isWarning ? 'warning' : 'note',
  ...common(data),
  children: [title(words), ...nodesIn(data.body)],
});

const picture = ({ options }: Data, name: string): MystNode[] =>
  options[name] === undefined ? [] : [{ type: 'image', url: wordsIn(options[name]), alt: wordsIn(options['img-alt']) }];
