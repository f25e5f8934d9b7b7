import type { Page } from 'playwright-core';

interface Node {
  nodeId: string;
  parentId?: string;
  childIds?: string[];
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  description?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

/** States that a screen reader speaks with the name. */
const STATES = ['expanded', 'checked', 'live'];
/** Roles that it passes over without a word. */
const SILENT = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LayoutTableCell']);

/**
 * What a screen reader is given of a page, top to bottom: role, name, state and description, one node a line. A node whose only
 * content is its name's text stands alone. Hashes, which differ with every publication, are left out.
 */
export async function spokenTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node, depth: number, spoken: string) => {
    const role = node.role?.value ?? '';
    const name = (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
    const isText = role === 'StaticText';
    const isSaid = !node.ignored && !SILENT.has(role) && !(isText && (name === '' || spoken.includes(name)));
    if (isSaid) lines.push('  '.repeat(depth) + lineOf(node, role, name));
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, isSaid ? depth + 1 : depth, isSaid && !isText ? name : spoken);
    }
  };
  const [root] = nodes;
  if (root) walk(root, 0, '');
  return `${lines.join('\n').replace(/\b[0-9a-f]{16,64}\b/g, '…')}\n`;
}

function lineOf({ properties, description }: Node, role: string, name: string): string {
  const states = (properties ?? []).flatMap(({ name: state, value: { value } }) =>
    (STATES.includes(state) || (state === 'level' && role === 'heading')) &&
    value !== undefined &&
    value !== false &&
    value !== '' &&
    value !== 'off'
      ? [`${state}=${JSON.stringify(value)}`]
      : [],
  );
  if (role === 'StaticText') return name;
  const said = description?.value?.replace(/\s+/g, ' ').trim();
  return [role, ...(name ? [`“${name}”`] : []), ...states, ...(said ? [`(${said})`] : [])].join(' ');
}
