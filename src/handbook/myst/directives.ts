/** Every directive that a page may use: the MyST project's own and its extensions', with what those lack. */
import { gridDirectives } from 'myst-ext-grid';
import { tabDirectives } from 'myst-ext-tabs';
import { boxes } from './directives/boxes.ts';
import { design } from './directives/design.ts';
import { glossary } from './directives/glossary.ts';
import { lists } from './directives/lists.ts';
import { pictures } from './directives/pictures.ts';
import { tables } from './directives/tables.ts';
import { byName, STANDARD_DIRECTIVES, wordsIn, type DirectiveSpec } from './specs.ts';

/** What runs, reads other files or brings in markup of its own, and why it is not shown. */
export const FORBIDDEN = new Map(
  Object.entries({
    include: 'A page is read by itself and includes no other file, so the text is shown as it was typed.',
    literalinclude: 'A page is read by itself and includes no other file, so the text is shown as it was typed.',
    embed: 'A page shows no part of another one, so the text is shown as it was typed.',
    iframe: 'Pages load nothing from elsewhere, so the text is shown as it was typed.',
    raw: 'Markup of another language is not carried over, so the text is shown as it was typed.',
    'raw:latex': 'Markup of another language is not carried over, so the text is shown as it was typed.',
    'raw:tex': 'Markup of another language is not carried over, so the text is shown as it was typed.',
    'raw:typst': 'Markup of another language is not carried over, so the text is shown as it was typed.',
    'raw:typ': 'Markup of another language is not carried over, so the text is shown as it was typed.',
    'eval-rst': 'Markup of another language is not carried over, so the text is shown as it was typed.',
    anywidget: 'Pages run no programs of their own, so the text is shown as it was typed.',
  }),
);

/** A directive is found whichever of its letters are capitals, as Sphinx has it. */
export const directiveNamed = (name: string): DirectiveSpec | undefined =>
  DIRECTIVES.get(name) ?? DIRECTIVES.get(name.toLowerCase());

/** Standard directives that make sense only in a publication or a notebook. */
const LEFT_OUT = ['bibliography', 'any:bundle', 'genindex', 'mdast', 'mystdemo', 'index'];

export const DIRECTIVES = byName<DirectiveSpec>([
  ...STANDARD_DIRECTIVES.filter(({ name }) => !LEFT_OUT.includes(name) && !FORBIDDEN.has(name)).map(asCode),
  ...(gridDirectives as unknown as DirectiveSpec[]),
  ...(tabDirectives as unknown as DirectiveSpec[]),
  ...[...boxes, ...design, glossary, ...lists, ...pictures, ...tables],
]);

/** A cell of a notebook is shown, and not run. */
function asCode(spec: DirectiveSpec): DirectiveSpec {
  if (spec.name !== 'code-cell') return spec;
  return { ...spec, run: ({ arg, body }) => [{ type: 'code', lang: arg, value: wordsIn(body) }] };
}

/** Options that say how something looks or how it is sorted; they are left out without a word. */
export const IGNORED_OPTION =
  /^(class(-.*)?|colou?r|icon.*|animate|margin|padding|gutter|shadow|columns|text-align|align|widths?|height|outline|reverse|child-.*|link-type|link-alt|sync.*|shape|click-parent|tooltip|zoom|theme|config|local|backlinks|titlesonly|includehidden|numbered|enumerated|enumerator|nosearch|dedent|force|sorted|open|icon|expand|ref-type|chevron|collapsible|container|column|card|body|header|footer|classes|type|nowrap|loading|fig.*|img-.*|tags|keepspace|start)$/;
