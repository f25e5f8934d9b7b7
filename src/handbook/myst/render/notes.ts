import { textIn } from '../node.ts';
import type { MystNode } from '../types.ts';
import { element, escaped } from './html.ts';
import { children, handlers, render, type Rendering } from './rendering.ts';

handlers.set('footnoteReference', (node, rendering) => {
  const identifier = textIn(node, 'identifier');
  const known = rendering.notes.get(identifier);
  const note = known ?? {
    number: rendering.notes.size + 1,
    ids: [],
    definition: rendering.definitions.get(identifier),
  };
  if (!known) rendering.notes.set(identifier, note);
  const id = rendering.id(
    note.ids.length === 0 ? `footnote-ref-${note.number}` : `footnote-ref-${note.number}-${note.ids.length + 1}`,
  );
  note.ids.push(id);
  const number = escaped(String(note.number));
  const mark = rendering.isInLink
    ? number
    : element(
        'a',
        { href: `#${noteId(note.number)}`, id, class: 'myst-note-ref', 'aria-label': `Footnote ${note.number}` },
        number,
      );
  return element('sup', {}, mark);
});

handlers.set('footnoteDefinition', () => '');

/** Ids of notes hold a colon, which no heading’s id does. */
const noteId = (number: number) => `footnote:${number}`;

/** The notes below the text, each with a way back. */
export function footnotes(rendering: Rendering): string {
  const items: string[] = [];
  // A note may refer to another one, which is then added behind it.
  for (const { number, ids, definition } of rendering.notes.values()) {
    const back = ids
      .map((id, at) =>
        element(
          'a',
          {
            href: `#${id}`,
            class: 'myst-note-back',
            'aria-label': `Back to reference ${number}${at === 0 ? '' : `, ${at + 1}`}`,
          },
          '↩',
        ),
      )
      .join(' ');
    items.push(element('li', { id: noteId(number) }, bodyOf(definition, rendering, back)));
  }
  const unused = [...rendering.definitions].filter(([identifier]) => !rendering.notes.has(identifier));
  for (const [, definition] of unused) items.push(element('li', {}, bodyOf(definition, rendering, '')));
  return items.length === 0
    ? ''
    : element('section', { class: 'footnotes', 'aria-label': 'Footnotes' }, element('ol', {}, items.join('')));
}

function bodyOf(definition: MystNode | undefined, rendering: Rendering, back: string): string {
  const nodes = definition?.children ?? [];
  const last = nodes.at(-1);
  if (last?.type !== 'paragraph') return nodes.map((node) => render(node, rendering)).join('') + back;
  const before = nodes
    .slice(0, -1)
    .map((node) => render(node, rendering))
    .join('');
  return before + element('p', {}, `${children(last, rendering)} ${back}`.trim());
}
