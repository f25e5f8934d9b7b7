import { common, COMMON, wordsIn, type DirectiveSpec } from '../specs.ts';
import type { MystNode } from '../types.ts';

/** A list of terms: as a definition list (`: meaning`), or as Sphinx has it, with each meaning indented below its terms. */
export const glossary: DirectiveSpec = {
  name: 'glossary',
  body: { type: String, required: true },
  options: COMMON,
  run: (data, _file, { parseMyst }) => {
    const body = wordsIn(data.body);
    const children = /^\s*:\s/m.test(body)
      ? (parseMyst(body).children ?? [])
      : [{ type: 'definitionList', children: indented(body.split('\n'), parseMyst) }];
    return [{ type: 'glossary', ...common(data), children }];
  },
};

function indented(lines: readonly string[], parse: (source: string, offset?: number) => MystNode): MystNode[] {
  const nodes: MystNode[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (!/^\s/.test(line)) {
      const [term] = parse(line, at).children ?? [];
      nodes.push({
        type: 'definitionTerm',
        ...(term?.position ? { position: term.position } : {}),
        children: term?.children ?? [{ type: 'text', value: line }],
      });
      continue;
    }
    const rest = lines.slice(at);
    const length = rest.findIndex((other) => /^\S/.test(other));
    const block = length === -1 ? rest : rest.slice(0, length);
    const indent = Math.min(...block.filter((other) => other.trim() !== '').map((other) => other.search(/\S/)));
    const { children = [] } = parse(block.map((other) => other.slice(indent)).join('\n'), at);
    nodes.push({ type: 'definitionDescription', children });
    at += block.length - 1;
  }
  return nodes;
}
