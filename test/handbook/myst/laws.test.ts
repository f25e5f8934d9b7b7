import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dangersIn } from './dangers.ts';
import { rendered } from './pages.ts';

/** Pieces of which pages are made, whole and broken. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '---',
      '---\ntitle: x',
      '# Title',
      '### Deep',
      '(label)=',
      '% note',
      '+++',
      ':::',
      '::::',
      '```',
      '````',
      '~~~',
      '$$',
      '$',
      '\\',
    ],
    ...[
      ':::{note}',
      ':::{note} Title',
      '```{warning}',
      '::::{tab-set}',
      ':::{tab-item} A',
      ':::{card} C',
      '::::{grid} 2',
      ':::{nothing}',
    ],
    ...[
      '```{list-table}',
      '```{csv-table} x',
      '```{glossary}',
      '```{mermaid}',
      '```{code-block} py',
      '```{toctree}',
      ':::{figure} a.png',
    ],
    ...[
      ':class: dropdown',
      ':name: label',
      ':header-rows: 1',
      ':width: 50%',
      ':open:',
      ':caption: *c*',
      '* - a\n  - b',
      'a, "b',
      ': meaning',
    ],
    ...[
      '- [ ] x',
      '1. y',
      '  - z',
      '> [!NOTE]',
      '> q',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      '[^1]',
      '[^1]: note',
      '![x](a.png)',
      '[a](b.md)',
    ],
    ...[
      '{kbd}`x`',
      '{must}`all <r>`',
      '{wat}`x`',
      '{ref}`a <b>`',
      '{term}``',
      '{kbd}` `',
      '{}`x`',
      '{a b}`x`',
      '```{}',
      '```{note .x #1}',
    ],
    ...[
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<script>',
      '<!--',
      '<a href="javascript:x">',
      '<img src=//x onerror=y>',
      '&lt;',
      '&#0;',
      '\t',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const page = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ', '\n  ', '\n    ', '\r\n')), { maxLength: 24 })
  .map((pieces) => pieces.flat().join(''));

it('reads any text, says where it is wrong, and never lets it become markup', () => {
  fc.assert(
    fc.property(page, (text) => {
      const { html, problems, front } = rendered(text);
      expect(dangersIn(html)).toEqual([]);
      const last = text.split(/\r\n?|\n/).length;
      for (const { line, why, fix } of problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(last);
        expect(why).toMatch(/^\S.*\.$/s);
        expect(fix).toMatch(/^[A-Z].*\.$/s);
      }
      expect(front.title).not.toBe('');
      expect(rendered(text).html).toBe(html);
    }),
    { numRuns: 400 },
  );
});

it('shows the words of a page whatever stands around them', () => {
  const around = fc.constantFrom(
    ':::{note}\n@\n:::',
    '```{nothing}\n@\n```',
    '> @',
    '- @',
    ':::{card} T\n@\n:::',
    '::: @',
    '{wat}`@`',
    ':::{note}\n@',
  );
  fc.assert(
    fc.property(fc.array(around, { minLength: 1, maxLength: 6 }), (blocks) => {
      const text = blocks.map((block, at) => block.replace('@', `word${at}word`)).join('\n\n');
      const { html } = rendered(text);
      blocks.forEach((_, at) => expect(html).toContain(`word${at}word`));
    }),
    { numRuns: 200 },
  );
});
