/** Flowcharts in the spelling that the renderer reads: it leaves out, without a word, what is written in another. */

/** Labels in brackets, quotation marks or bars, which may hold anything. */
const LABEL = /"[^"\n]*"|\[[^\]\n]*\]+|\((?:[^()\n]|\([^()\n]*\))*\)|\{[^{}\n]*\}+|\{\{[^}\n]*\}\}|\|[^|\n]*\|/g;
const ARROW = /[ \t]*(<?(?:-{2,}>?|={2,}>?|-\.+->?|-\.|\.+->?))(?![xo](?:[ \t]|$))[ \t]*/gm;
const NO_NODES = /^\s*(graph|flowchart|subgraph|end|direction|style|linkStyle|classDef|class|click)\b.*$/;

/** With a line for each statement, and spaces around arrows. */
export function flowchartText(source: string): string {
  const labels: string[] = [];
  const hidden = source.replace(LABEL, (label) => `\u0001${labels.push(label) - 1}\u0002`);
  const spaced = hidden
    .replace(/^\s*(graph|flowchart)\s*$/m, '$1 TD')
    .replace(/[ \t]*;[ \t]*/g, '\n')
    .split('\n')
    .filter((line) => !/^\s*click\b/.test(line))
    .map((line) => (NO_NODES.test(line) ? line : line.replace(ARROW, ' $1 ')))
    .join('\n');
  return spaced
    .replace(/\u0001(\d+)\u0002/g, (_, at: string) => labels[Number(at)] ?? '')
    .replace(/([->=]) +\|/g, '$1|')
    .trim();
}

/** Whether a picture has every node of a flowchart and every word of its labels. */
export function showsAll(text: string, svg: string): boolean {
  const shown = [...svg.matchAll(/<text\b[\s\S]*?<\/text>/g)].map(([tag]) => wordsIn(plain(tag)).join('')).join(' ');
  const labels = [...text.matchAll(LABEL)].flatMap(([label]) => wordsIn(plain(label)));
  const nodes = new Set<string>();
  for (const line of text
    .replace(LABEL, '')
    .split('\n')
    .filter((line) => !NO_NODES.test(line)))
    for (const [id] of line
      .replace(/-- .*? --|== .*? ==|-\. .*? \.-/g, '--')
      .replace(ARROW, ' & ')
      .matchAll(ID))
      nodes.add(id);
  const drawn = svg.match(/class="node"/g)?.length ?? 0;
  return drawn >= nodes.size && labels.every((word) => shown.includes(word));
}

const ID = /(?<![\w:-])[\p{L}\p{N}_][\w-]*/gu;
const plain = (html: string) => html.replace(/<[^<>]*>/g, ' ').replace(/&[#\w]+;/g, ' ');
const wordsIn = (label: string): string[] => label.match(/[\p{L}\p{N}]+/gu) ?? [];
