/** The parts of Pagefind's interface that are used; https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}
interface Hit {
  url: string;
  excerpt: string;
  content: string;
  meta: { title?: string };
  sub_results: { title: string; url: string }[];
}

/** Results whose text is loaded, and those of them that are shown. */
const LOOKED_AT = 24;
const SHOWN = 8;

class SiteSearch extends HTMLElement {
  private engine: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>('.search-open');
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!open || !dialog || !input) return;
    const show = () => {
      if (dialog.open) return;
      dialog.showModal();
      input.select();
      this.load().catch(() => this.say('The search index could not be loaded. It is made when the site is built.'));
    };
    open.disabled = false;
    open.addEventListener('click', show);
    dialog.querySelector('form')?.addEventListener('submit', (event) => {
      if (!(event.submitter instanceof HTMLButtonElement) || document.activeElement === input) {
        event.preventDefault();
        this.querySelector<HTMLAnchorElement>('ol a')?.click();
      }
    });
    // One Escape closes, also where the browser would first empty a search field. Arrows walk the results.
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        dialog.close();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const stops = [input, ...dialog.querySelectorAll<HTMLElement>('ol > li > a')];
        const at = stops.findIndex((stop) => stop === document.activeElement);
        stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
        event.preventDefault();
      }
    });
    // A click beside the window closes it.
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    input.addEventListener('input', () => void this.search(input.value));
    window.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault();
        show();
      }
    });
  }

  private load(): Promise<Pagefind> {
    this.engine ??= (async () => {
      const root = new URL(this.dataset.root ?? './', location.href);
      const engine = (await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', root).href)) as Pagefind;
      await engine.options({ baseUrl: root.pathname, excerptLength: 24 });
      return engine;
    })();
    return this.engine;
  }

  private async search(query: string): Promise<void> {
    const engine = await this.load();
    if (query.trim() === '') {
      this.list([]);
      this.say('');
      return;
    }
    const found = await engine.debouncedSearch(query);
    // Null: the reader typed on, and a later search answers.
    if (!found) return;
    const hits = await Promise.all(found.results.slice(0, LOOKED_AT).map((result) => result.data()));
    const named = hits.filter((hit) => holds(hit, query));
    this.list(named.slice(0, SHOWN));
    const count = named.length;
    this.say(count === 0 ? `Nothing found for “${query}”.` : `${count} ${count === 1 ? 'page' : 'pages'}`);
  }

  private say(words: string): void {
    const place = this.querySelector('.search-count');
    if (place) place.textContent = words;
  }

  private list(hits: Hit[]): void {
    this.querySelector('ol')?.replaceChildren(...hits.map(item));
  }
}

/** Pagefind offers pages that share only a letter or two with a word that it does not know; those are left out. */
function holds({ content, meta }: Hit, query: string): boolean {
  const text = `${meta.title ?? ''} ${content}`.toLowerCase();
  const words = query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.some((word) => text.includes(word.length > 5 ? word.slice(0, -2) : word));
}

function item(hit: Hit): HTMLLIElement {
  const title = hit.meta.title ?? hit.url;
  const excerpt = document.createElement('p');
  excerpt.append(...marked(hit.excerpt));
  const sections = hit.sub_results
    .filter((section) => section.url.includes('#') && !section.url.endsWith('#_top'))
    .slice(0, 3);
  const links = document.createElement('p');
  links.className = 'search-sections';
  links.append(...sections.map((section) => link(section.url, section.title)));
  const result = document.createElement('li');
  result.append(link(hit.url, title), excerpt, ...(sections.length ? [links] : []));
  return result;
}

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = url;
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

customElements.define('site-search', SiteSearch);
