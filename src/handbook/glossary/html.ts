import type { GlossaryEntry } from '../../model/index.ts';

/**
 * A term in running text: a link to its entry, and its meaning in a tooltip that styles/glossary.css shows. It is phrasing
 * content, so it may stand in a paragraph, a cell or an item; inside another link it may not.
 * @param words what the page shows, as HTML
 * @param root address of the site's root, with or without a slash at its end
 * @param time the how-manieth use of the term on its page, so that the tooltip's id stands once
 */
export function termHtml(
  { id, meaning }: Pick<GlossaryEntry, 'id' | 'meaning'>,
  words: string,
  root: string,
  time = 1,
): string {
  const tip = `term-tip-${id}${time === 1 ? '' : `--${time}`}`;
  const link = `<a href="${escaped(termHref(id, root))}" aria-describedby="${tip}">${words}</a>`;
  return `<span class="term">${link}<span class="term-tip" role="tooltip" id="${tip}" data-pagefind-ignore>${meaningHtml(meaning)}</span></span>`;
}

/** A word that is marked as a term and that the glossary lacks. */
export const undefinedTermHtml = (words: string): string =>
  `<span class="term-undefined" title="Not in the glossary yet">${words}</span>`;

export const termHref = (id: string, root: string): string => `${root.replace(/\/$/, '')}/glossary/#${id}`;

/** A meaning as HTML: code stands in it in backticks. */
export const meaningHtml = (meaning: string): string =>
  escaped(meaning).replace(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`);

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Counts the uses of each term on a page, from 1. */
export function timesOf(): (id: string) => number {
  const times = new Map<string, number>();
  return (id) => {
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return time;
  };
}
