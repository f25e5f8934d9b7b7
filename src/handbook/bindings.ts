import type { Binding, Bindings } from './binding.ts';
import { blocksOf, type Block, type Mark } from './blocks.ts';
import type { HandbookText } from './read.ts';
import { isNormative, sentencesIn } from './sentences.ts';
import { flatten, isMust, type Node } from './tree.ts';

type Mistake = Bindings['mistakes'][number];

/** Every binding of every page, in the order of pages and text. */
export function bindingsOf(pages: readonly HandbookText[]): Bindings {
  const found = pages.map(ofPage);
  return {
    pages: pages.map(({ id, title }) => ({ id, title })),
    sentences: found.flatMap(({ sentences }) => sentences),
    mistakes: found.flatMap(({ mistakes }) => mistakes),
  };
}

function ofPage(page: HandbookText): Omit<Bindings, 'pages'> {
  const { file, id, root, anchors, problem } = page;
  if (root === null) return { sentences: [], mistakes: [{ file, ...problemOf(problem ?? 'The page was not read.') }] };
  const { blocks, misplaced } = blocksOf(root, anchors);
  const where = (block: Block, place: number) => ({ file, line: block.lineAt(place), page: id, anchor: block.anchor });
  const sentences = blocks.flatMap((block) =>
    [
      ...block.marks.map((mark) => ({
        from: mark.from,
        ...said(block.text.slice(mark.from, mark.to)),
        ...boundTo(mark),
      })),
      ...unboundIn(block).map(({ from, text }) => ({ from, ...said(text), kind: 'unbound' as const, rules: [] })),
    ]
      .sort((a, b) => a.from - b.from)
      .map(({ from, ...binding }): Binding => ({ ...where(block, from), ...binding })),
  );
  const mistakes: Mistake[] = [
    ...misplaced.map(({ line }) => ({ file, line, why: 'A <Must> stands in a heading, a quotation or code.' })),
    ...blocks.flatMap((block) => block.marks.flatMap((mark) => mistakeOf(mark, block) ?? [])).map(at(file)),
    ...unknownMarks(page, root),
  ];
  return { sentences, mistakes };
}

const at =
  (file: string) =>
  ({ line, why }: Omit<Mistake, 'file'>): Mistake => ({ file, line, why });

/** A problem of the whole page, with the line that it names. */
const problemOf = (why: string): Omit<Mistake, 'file'> => ({ line: Number(/(\d+):\d+/.exec(why)?.[1] ?? 1), why });

/** Marks of a page that does not bring the component in: it would not be rendered. */
function unknownMarks({ file, html }: HandbookText, root: Node): Mistake[] {
  // The roles of MyST need nothing to be brought in.
  if (html !== null) return [];
  const [first] = flatten(root).filter(isMust);
  const imported = flatten(root).some(({ type, value = '' }) => type === 'mdxjsEsm' && /\bMust\b/.test(value));
  if (first === undefined || (imported && file.endsWith('.mdx'))) return [];
  return [{ file, line: first.line, why: 'A <Must> stands on a page that does not import it, or is no .mdx file.' }];
}

const said = (text: string) => ({ sentence: text.replace(/\s+/g, ' ').trim() });

/** Sentences that say what must be in words outside every mark. */
function unboundIn({ text, marks }: Block) {
  // What is marked keeps its length and loses its words.
  const outside = marks.reduce(
    (rest, { from, to }) => rest.slice(0, from) + '`'.repeat(to - from) + rest.slice(to),
    text,
  );
  return sentencesIn(text).filter((sentence) =>
    isNormative(outside.slice(sentence.from, sentence.from + sentence.text.length)),
  );
}

const attribute = ({ attributes = [] }: Node, wanted: string) => attributes.find(({ name }) => name === wanted);

const rulesOf = (node: Node): string[] => {
  const value = attribute(node, 'rule')?.value;
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : [];
};

function boundTo({ node }: Mark): Pick<Binding, 'kind' | 'rules'> {
  const rules = rulesOf(node);
  return rules.length > 0 ? { kind: 'rule', rules } : { kind: 'human', rules };
}

function mistakeOf({ node, from, to }: Mark, { text }: Block): Omit<Mistake, 'file'> | null {
  const { line } = node;
  const names = (node.attributes ?? []).map(({ name }) => name).join();
  if (names !== 'rule' && names !== 'human')
    return { line, why: 'A <Must> has either rule="…" or human, and nothing else.' };
  if (names === 'rule' && rulesOf(node).length === 0)
    return { line, why: 'A <Must> names its rules as a text: rule="id id".' };
  if (names === 'human' && attribute(node, 'human')?.value != null)
    return { line, why: 'A <Must human> stands without a value.' };
  if (text.slice(from, to).trim() === '') return { line, why: 'A <Must> is empty.' };
  if (flatten(node).filter(isMust).length > 1) return { line, why: 'A <Must> stands inside another.' };
  if ((node.children ?? []).some(({ type }) => type === 'paragraph' || type === 'list'))
    return {
      line,
      why: 'A <Must> holds a sentence, and neither paragraphs nor lists: write it on the line of its text.',
    };
  return null;
}
