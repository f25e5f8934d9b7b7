/** Marks in running text that were meant as markup, and that Markdown takes for words. */
import type { HandbookProblem } from '../../model/index.ts';
import { lineOf, textOf } from './node.ts';
import { markup } from './problems.ts';
import type { MystNode } from './types.ts';

/** A mark, what is wrong with it, and what to do. */
interface Mark {
  pattern: RegExp;
  problem: (found: RegExpMatchArray, line: number) => HandbookProblem;
}

const MARKS: Mark[] = [
  {
    // Not where brackets follow a word, as in a[i][j].
    pattern: /(?<![\w\]])!?\[([^[\]\0]+)\]\[([^[\]\0]+)\]/g,
    problem: ([mark, , name = ''], line) => ({
      ...{ kind: 'unresolved-reference', detail: mark, line },
      why: `Nothing on the page says where [${name}] leads, so ${mark} is shown as it was typed.`,
      fix: `Add a line [${name}]: and its address, or write the address in round brackets.`,
    }),
  },
  {
    pattern: /(!?)\[[^[\]\0]*\]\(([^()<>"'\0\s]+(?: [^()<>"'\0\s]+)+)\)/g,
    problem: ([mark, sign, typed = ''], line) => {
      // Two dots before a slash have become one sign already.
      const address = typed.replaceAll('…/', '../');
      return {
        ...{ kind: sign === '!' ? 'missing-file' : 'unresolved-reference', detail: address, line },
        why: `An address ends at a space, so ${mark.replaceAll('…/', '../')} is shown as it was typed.`,
        fix: `Write <${address}> in the round brackets.`,
      };
    },
  },
  {
    pattern: /^\(([^()\0\n]*\s[^()\0\n]*)\)=[ \t]*$/gm,
    problem: ([mark, name = ''], line) =>
      markup(
        mark,
        line,
        `A label holds no spaces, so ${mark} is shown as it was typed.`,
        `Write (${name.trim().replace(/\s+/g, '-')})=, and correct the references to it.`,
      ),
  },
  {
    // Two dots have become one sign already.
    pattern: /^(?:\.\.|…) ([\w-]+)::/gm,
    problem: ([, name = ''], line) =>
      markup(
        `.. ${name}::`,
        line,
        `The directive .. ${name}:: is reStructuredText, so it is shown as it was typed.`,
        `Write :::{${name}} above its text, and ::: below.`,
      ),
  },
  {
    pattern: /(?<!\$)\{\{\s*[\w.-]+\s*\}\}/g,
    problem: ([mark], line) =>
      markup(
        mark,
        line,
        `Pages have no substitutions, so ${mark} is shown as it was typed.`,
        'Write the words themselves.',
      ),
  },
];

/** @param line of the block in which they stand */
export function typedMarks(nodes: readonly MystNode[], line: number): HandbookProblem[] {
  if (!nodes.some(({ type, value = '' }) => type === 'text' && /[[{]|\)=|:(?::|$)/.test(value))) return [];
  let words = '';
  const starts: { from: number; line: number }[] = [];
  for (const node of nodes) {
    starts.push({ from: words.length, line: lineOf(node, line) });
    // An address within a mark is a link of its own already.
    const isAddress = node.type === 'link' && textOf(node) === node.url;
    words += node.type === 'text' ? (node.value ?? '') : isAddress ? textOf(node) : '\0';
  }
  return [
    ...rolesApart(nodes, line),
    ...MARKS.flatMap(({ pattern, problem }) =>
      [...words.matchAll(pattern)].map((found) => {
        const own = starts.findLast(({ from }) => from <= found.index) ?? { from: 0, line };
        return problem(found, own.line + words.slice(own.from, found.index).split('\n').length - 1);
      }),
    ),
  ];
}

/** Roles that do not stand right before their text, or that reStructuredText has. */
const rolesApart = (nodes: readonly MystNode[], line: number): HandbookProblem[] =>
  nodes.flatMap((node, at) => {
    if (node.type !== 'text' || nodes[at + 1]?.type !== 'inlineCode') return [];
    const [, apart] = /(\{[a-z][\w:-]*\})\s+$/i.exec(node.value ?? '') ?? [];
    const [, other] = /(?<!\w):([a-z][\w-]*):$/i.exec(node.value ?? '') ?? [];
    const own = lineOf(node, line) + (node.value ?? '').trimEnd().split('\n').length - 1;
    if (apart !== undefined)
      return [
        markup(
          apart,
          own,
          `A space parts ${apart} from its text, so both are shown as they were typed.`,
          'Remove the space.',
        ),
      ];
    if (other === undefined) return [];
    const why = `The role :${other}: is reStructuredText, so it is shown as it was typed.`;
    return [markup(`:${other}:`, own, why, `Write {${other}} instead.`)];
  });
