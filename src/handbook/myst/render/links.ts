import type { GlossaryEntry } from '../../../model/index.ts';
import { termHtml } from '../../glossary/html.ts';
import { text, textIn, textOf } from '../node.ts';
import type { MystNode } from '../types.ts';
import { classes, element, empty, escaped, ownClasses } from './html.ts';
import { children, handlers } from './rendering.ts';

/** Addresses to which a page may lead; browsers skip white space and control characters in a scheme. */
function isOpen(url: string): boolean {
  const [scheme] = /^[a-z][a-z0-9+.-]*:/i.exec(url.replace(/[\s\p{Cc}]+/gu, '')) ?? [];
  return scheme === undefined || /^(https?|mailto|tel):$/i.test(scheme);
}

/** A reference that nobody resolved, or that leads to where no page may, is shown as it was typed. */
const unresolved = (node: MystNode): string =>
  element(
    'code',
    { class: 'myst-raw', dir: 'auto' },
    escaped(textIn(node, 'raw') || textOf(node) || textIn(node, 'url')),
  );

handlers.set('term', (node, rendering) => {
  const words = children(node, { ...rendering, isInLink: true });
  return rendering.isInLink
    ? words
    : termHtml(node.entry as GlossaryEntry, words, textIn(node, 'root'), Number(node.time));
});
handlers.set('crossReference', unresolved);
handlers.set('link', (node, rendering) => {
  const url = textIn(node, 'url');
  if (rendering.isInLink) return children(node, rendering);
  if (url === '' || !isOpen(url)) return unresolved(node);
  const shown = node.children?.length ? node : { ...node, children: [text(url)] };
  const given = {
    href: url,
    title: textIn(node, 'title') || null,
    class: node.class === 'button' ? 'myst-button' : classes(ownClasses(node.class)),
    download: node.static === true,
  };
  return element('a', given, children(shown, { ...rendering, isInLink: true }));
});

/** Whether an image comes from this site. */
const isOwn = (url: string) => url !== '' && !/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url.replace(/[\s\p{Cc}]+/gu, ''));

handlers.set('image', (node) => {
  const url = textIn(node, 'url');
  if (!isOwn(url)) return unresolved(node);
  const { width, height } = { width: sizeOf(node.width), height: sizeOf(node.height) };
  return empty('img', {
    src: url,
    alt: textIn(node, 'alt'),
    title: textIn(node, 'title') || null,
    class: classes(width.share, ownClasses(node.class)),
    width: width.pixels,
    height: height.pixels,
    loading: 'lazy',
    decoding: 'async',
  });
});

/** A width in pixels, or the nearest tenth of the column. */
function sizeOf(given: unknown): { pixels?: number; share?: string } {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(px|%|em|rem)?\s*$/.exec(String(given)) ?? [];
  const value = Math.round(Number(number));
  if (number === undefined || value < 1) return {};
  if (unit === '%') return { share: `myst-w-${Math.min(10, Math.max(1, Math.round(value / 10))) * 10}` };
  return { pixels: Math.min(4000, unit === 'em' || unit === 'rem' ? value * 16 : value) };
}
