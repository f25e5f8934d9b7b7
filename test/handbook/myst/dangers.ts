import { ElementType, parseDocument } from 'htmlparser2';

type Tree = ReturnType<typeof parseDocument>['children'];

const FORBIDDEN = new Set<string>([ElementType.Script, ElementType.Style, ElementType.Comment]);

/** What the Content-Security-Policy or good sense forbids in a page. */
export function dangersIn(html: string): string[] {
  const found: string[] = [];
  const walk = (nodes: Tree) => {
    for (const node of nodes) {
      if (FORBIDDEN.has(node.type)) found.push(node.type);
      if (!('children' in node)) continue;
      if ('attribs' in node) {
        if (/^(script|style|iframe|object|embed|form|base|meta|link)$/.test(node.name)) found.push(node.name);
        for (const [name, value] of Object.entries(node.attribs)) {
          if (/^on|^style$|^srcdoc$|^formaction$/i.test(name)) found.push(`${node.name} ${name}`);
          if (
            /^(href|src)$/.test(name) &&
            /^[\u0000-\u0020]*(javascript|data|vbscript):/i.test(value.replace(/[\t\n\r]/g, ''))
          )
            found.push(`${node.name} ${name}=${value}`);
          if (name === 'src' && /^(https?:)?\/\//i.test(value)) found.push(`${node.name} ${value}`);
        }
      }
      walk(node.children);
    }
  };
  walk(parseDocument(html).children);
  return found;
}
