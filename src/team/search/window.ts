import { fullText, type Hit } from './full-text.ts';
import { item } from './item.ts';
import { rank, type Entry } from './rank.ts';

interface Parts {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  /** Address of the site's root. */
  root: URL;
}

/** Results that are shown. */
const SHOWN = 8;
const HINT = 'Try fewer words, a shorter form of a word, or the glossary.';

/** Makes the open search window answer. */
export function start({ dialog, input, root }: Parts): void {
  const count = dialog.querySelector('.search-count');
  const list = dialog.querySelector('ol');
  const say = (words: string, query: string) => {
    if (count) count.textContent = words;
    // Which query the list answers, for whoever waits for it.
    dialog.parentElement?.setAttribute('data-answered', query);
  };
  const entries = fetch(new URL('search.json', root)).then((response) => {
    if (!response.ok) throw new Error(String(response.status));
    return response.json() as Promise<Entry[]>;
  });
  const text = fullText(root);
  let latest = 0;
  const search = async () => {
    const query = input.value;
    const turn = ++latest;
    if (query.trim() === '') {
      list?.replaceChildren();
      say('', query);
      return;
    }
    const [known, hits] = await Promise.all([entries, text(query)]);
    // The reader typed on, and a later search answers.
    if (turn !== latest) return;
    const byUrl = new Map<string, Hit>(hits.map((hit) => [hit.url, hit]));
    const results = rank(known, query, [...byUrl.keys()]);
    list?.replaceChildren(
      ...results.slice(0, SHOWN).map((result) => item(result, byUrl.get(result.entry.url) ?? null, root)),
    );
    say(results.length === 0 ? `Nothing found for “${shortened(query)}”. ${HINT}` : counted(results.length), query);
  };
  const answer = () => {
    search().catch(() => say('The search index could not be loaded. It is made when the site is built.', ''));
  };
  input.addEventListener('input', answer);
  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    if (!(event.submitter instanceof HTMLButtonElement) || document.activeElement === input) {
      event.preventDefault();
      list?.querySelector('a')?.click();
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
  // A click beside the window closes it; one on a result of the same page does too, or the reader would not see it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof HTMLElement && target.closest('ol a'))) dialog.close();
  });
  // What was typed while this was loading.
  answer();
}

const counted = (results: number): string =>
  results > SHOWN ? `The first ${SHOWN} of ${results} results` : `${results} ${results === 1 ? 'result' : 'results'}`;

const shortened = (query: string): string => (query.length > 60 ? `${query.slice(0, 60)}…` : query);
