export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

const TOKEN = /<([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|<\/([\w-]+)>|([^<]+)/gy;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;
const BARE: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decode = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => BARE[entity] ?? entity);

/** Parses the XML that this project writes: elements, attributes in double quotes, text. Throws where it is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  for (const match of xml.matchAll(TOKEN)) {
    if (match.index !== at) throw new Error(`Not well-formed at ${xml.slice(at, at + 60)}`);
    at = match.index + match[0].length;
    const [, name, attributes = '', empty, end, text] = match;
    const parent = open.at(-1) ?? root;
    if (ENTITY.test(text ?? attributes)) throw new Error(`Bare ampersand in ${match[0]}`);
    if (text !== undefined) parent.children.push(decode(text));
    else if (end !== undefined) {
      if (open.pop()?.name !== end) throw new Error(`</${end}> closes nothing`);
    } else {
      const pairs = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, decode(value)] as const,
      );
      if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`Attribute twice in ${match[0]}`);
      const element = { name: name ?? '', attributes: Object.fromEntries(pairs), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (at !== xml.length || open.length !== 1 || others.length || typeof only !== 'object')
    throw new Error('Not one whole element');
  return only;
}

export const all = (element: XmlElement): XmlElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
];

export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
