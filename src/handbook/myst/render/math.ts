import type Katex from 'katex';
import { lineOf, textIn } from '../node.ts';
import { markup } from '../problems.ts';
import type { MystNode } from '../types.ts';
import { element, escaped } from './html.ts';
import { handlers, type Rendering } from './rendering.ts';
import { onDemand } from './on-demand.ts';

/** A formula as MathML, which browsers show without further files. One that cannot be read is shown as it was typed. */
export function mathOf(node: MystNode, isBlock: boolean, { problems }: Rendering): string {
  const tex = node.value ?? '';
  const { default: katex } = onDemand('katex') as { default: typeof Katex };
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isBlock,
      strict: 'ignore',
      maxExpand: 200,
    });
    // The Content-Security-Policy allows no styles of elements.
    return html.replace(/<[^<>]+>/g, (tag) => tag.replace(/ style="[^"]*"/g, ''));
  } catch (error) {
    const why = `A formula cannot be read (${reasonOf(error)}), so it is shown as it was typed.`;
    problems.push(markup(tex, lineOf(node), why, 'Correct the formula.'));
    const code = element('code', { class: 'myst-raw', dir: 'ltr' }, escaped(tex));
    return isBlock ? element('pre', { class: 'myst-raw', dir: 'ltr' }, code) : code;
  }
}

/** KaTeX underlines the place of a mistake with combining signs, and repeats the formula. */
const reasonOf = (error: unknown): string =>
  (error as Error).message
    .replace(/^KaTeX parse error:\s*/, '')
    .replace(/ at (position|end).*$/s, '')
    .replace(/\.$/, '');

handlers.set('math', (node, rendering) => {
  const number = textIn(node, 'enumerator');
  const formula = mathOf(node, true, rendering);
  return element(
    'div',
    { class: 'myst-math', tabindex: 0, role: 'group', 'aria-label': number === '' ? 'Formula' : `Formula ${number}` },
    formula + (number === '' ? '' : element('span', { class: 'myst-number' }, `(${escaped(number)})`)),
  );
});
