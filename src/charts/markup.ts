/** SVG as text: escaping and elements, no DOM. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for element content or an attribute. Characters that XML 1.0 does not allow become U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

type Attributes = Record<string, string | number | null>;

/** An element with escaped attributes; children are markup. Attributes that are null are left out, numbers are rounded to 0.1. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeXml(typeof value === 'number' ? coordinate(value) : value)}"`],
  );
  const content = children.join('');
  return content ? `<${name}${written.join('')}>${content}</${name}>` : `<${name}${written.join('')}/>`;
}

/** A tenth of a unit is finer than a screen shows, and keeps long paths short. */
export const coordinate = (value: number): string => String(Math.round(value * 10) / 10 + 0);

/** Letters, digits, hyphens and underscores only, for ids and the references to them. */
export const safeId = (text: string): string => text.replace(/[^\w-]/g, '_');

/** Attributes of a text that lines may pass behind; the class that it has besides comes first. */
export const haloed = (name: string) => ({
  class: `${name} chart-halo`,
  'paint-order': 'stroke',
  stroke: '#fff',
  'stroke-width': 4,
  'stroke-linejoin': 'round',
});
