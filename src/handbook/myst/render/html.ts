/** HTML as text. What comes from a page goes through `escaped` or an attribute, and never becomes markup. */

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => NAMES[sign] ?? sign);

export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Attributes in their order; those that are null, undefined or false are left out. */
export const attributes = (given: Attributes): string =>
  Object.entries(given)
    .map(([name, value]) =>
      value === null || value === undefined || value === false
        ? ''
        : value === true
          ? ` ${name}`
          : ` ${name}="${escaped(String(value))}"`,
    )
    .join('');

/** @param content is HTML already */
export const element = (tag: string, given: Attributes, content: string): string =>
  `<${tag}${attributes(given)}>${content}</${tag}>`;

export const empty = (tag: string, given: Attributes = {}): string => `<${tag}${attributes(given)}>`;

/** Classes of a page's own, which cannot name those of the site. */
export const ownClasses = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .split(/\s+/)
        .filter((name) => /^[a-z][\w-]*$/i.test(name))
        .map((name) => `is-${name.toLowerCase()}`)
        .join(' ')
    : '';

export const classes = (...names: (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined;
