import type { Hit } from './full-text.ts';
import type { Ranked } from './rank.ts';

/** A result as the list shows it: what it is, its name, and words from it. */
export function item({ entry, section }: Ranked, hit: Hit | null, root: URL): HTMLLIElement {
  const kind = document.createElement('span');
  kind.className = 'search-kind';
  kind.textContent = entry.kind;
  const words = document.createElement('p');
  words.append(...(hit === null ? [document.createTextNode(entry.about)] : marked(hit.excerpt)));
  const place =
    section === null
      ? link(new URL(entry.url, root), entry.title)
      : link(new URL(`${entry.url}#${section[1]}`, root), `${entry.title}: ${section[0]}`);
  const result = document.createElement('li');
  result.append(place, kind, words);
  return result;
}

function link(url: URL, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = url.href;
  anchor.textContent = text;
  return anchor;
}

/** Text of an excerpt with its `<mark>` elements and no other markup. */
function marked(html: string): (Text | HTMLElement)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    const text = document.createTextNode(node.textContent ?? '');
    if (node.nodeName !== 'MARK') return text;
    const mark = document.createElement('mark');
    mark.append(text);
    return mark;
  });
}
