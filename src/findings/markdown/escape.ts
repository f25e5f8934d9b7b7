import { plain } from '../plain.ts';

/** So that what stands before and after is no mention, number or address to GitHub, which reads the text after the entities. */
const GAP = '&#8203;';

/**
 * A text that Markdown and HTML show as it is, in a table too: no markup, no link, no mention of a person, no reference to an
 * issue.
 */
export const escaped = (words: string): string =>
  plain(words)
    .replace(/[|`*_<>&[\]#@~\\!$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/&#(?:35|64);/g, (mark) => `${mark}${GAP}`)
    .replace(/:\/\//g, `:${GAP}//`)
    .replace(/\bwww(?=\.)/gi, (prefix) => `${prefix}${GAP}`)
    .replace(/\bGH-(?=\d)/gi, (prefix) => `${prefix}${GAP}`);

/** A link of a table's cell. Within angle brackets an address ends at nothing but the closing one. */
export const link = (label: string, url: string): string =>
  `[${escaped(label)}](<${plain(url).replace(/[<>|\\\s]/g, encodeURIComponent)}>)`;
