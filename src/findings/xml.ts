import { plain } from './plain.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text as XML 1.0 takes it, within an element or an attribute, whatever is in it. Lines are kept. */
export const xmlText = (words: string): string =>
  words
    .split('\n')
    .map((line) => plain(line).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character))
    .join('\n');

type Attributes = Record<string, string | number>;

/** An element with attributes in their order, and content that is XML already. */
export function element(name: string, attributes: Attributes, content: readonly string[] | null): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  const open = `<${name}${all.join('')}`;
  return content === null ? `${open}/>` : `${open}>${content.join('')}</${name}>`;
}
