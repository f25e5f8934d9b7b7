import type { HastPluginDefinition, MdxJsxFlowElementHast } from 'satteri';

/** Where a sentence stands as it is, without a paragraph around it. */
const HOLDS_TEXT = new Set(['li', 'p', 'td', 'th', 'label', 'span']);

/** A node of the page, as far as it is looked at here. */
interface Placed {
  type: string;
  name?: string | null;
  value?: string;
  position?: { start: { line: number }; end: { line: number } } | undefined;
}

/** Components that stand in running text. */
const INLINE = new Set(['Must', 'Term']);

const isInline = (node: Placed): node is MdxJsxFlowElementHast =>
  node.type === 'mdxJsxFlowElement' && INLINE.has(node.name ?? '');
const isSpace = ({ type, value = '' }: Placed): boolean => type === 'text' && value.trim() === '';

/** Whether two marks that follow one another stood in one paragraph: no empty line is between them. */
const areTogether = (a: Placed, b: Placed): boolean =>
  a.position !== undefined && b.position !== undefined && b.position.start.line - a.position.end.line <= 1;

/** Gives marked sentences and terms that fill a paragraph that paragraph back: MDX takes each of them for a block. */
export const mustParagraphs: HastPluginDefinition = {
  name: 'plumbline-must-paragraphs',
  options: { position: true },
  mdxJsxFlowElement: {
    filter: [...INLINE],
    visit(node, ctx) {
      const parent = ctx.parent(node);
      if ('tagName' in parent && HOLDS_TEXT.has(parent.tagName)) return;
      const at = ctx.indexOf(node) ?? 0;
      const before = parent.children.slice(0, at).findLast((one) => !isSpace(one));
      if (before && isInline(before) && areTogether(before, node)) return;
      const sentences: MdxJsxFlowElementHast[] = [node];
      for (const next of parent.children.slice(at + 1)) {
        const last = sentences.at(-1) ?? node;
        if (isInline(next) && areTogether(last, next)) sentences.push(next);
        else if (!isSpace(next)) break;
      }
      // What is removed cannot stand elsewhere, so the others are put in as copies.
      for (const sentence of sentences.slice(1)) ctx.removeNode(sentence);
      const children = sentences.flatMap((sentence, place) =>
        place === 0 ? [sentence] : [{ type: 'text' as const, value: ' ' }, { ...sentence }],
      );
      ctx.replaceNode(node, { type: 'element', tagName: 'p', properties: {}, children });
    },
  },
};
