import { csvOf } from '../../charts/csv.ts';
import { filterRows, searchable, type Row } from './filter.ts';
import { controlsOf } from './controls.ts';
import { valueOf, type PackedTable } from './packed.ts';
import { rowHtml } from './row.ts';
import { countSentence, ignoredSentence, stateSentence } from './said.ts';
import { sortRows } from './sort.ts';
import { formatState, isNarrowed, isPlain, NO_STATE, parseState, type TableState } from './state.ts';

/** A table that answers its reader. */
export interface Live {
  /** Does what a control that was used asks for. */
  act: (control: HTMLElement) => void;
}

/** Rows that are shown at first, and more with each "Show more". A browser takes about a millisecond to lay out each. */
const STEP = 100;
/** The address follows a reader who types with this delay, because browsers allow few changes in a row. */
const ADDRESS_MS = 150;
/** By then a browser has taken what it downloads. */
const READ_MS = 40_000;

/** @throws Error when the rows cannot be loaded */
export async function open(section: HTMLElement, prefix: string): Promise<Live> {
  const { src = '', root = './', workTable: id = 'table' } = section.dataset;
  const response = await fetch(src);
  if (!response.ok) throw new Error(String(response.status));
  const table = (await response.json()) as PackedTable;
  const { columns } = table;
  const find = (selector: string) => section.querySelector<HTMLElement>(selector);
  const all = searchable(table);
  const body = find('tbody');
  const asBuilt = [...(body?.children ?? [])];
  const controls = controlsOf(section, table);
  let [state, ignored]: [TableState, string[]] = [NO_STATE, []];
  let [sorted, found]: [Row[], Row[]] = [all, all];
  let shown = STEP;
  let timer = 0;

  const html = (rows: readonly Row[]) => rows.map(({ cells }) => rowHtml(cells, columns, root)).join('');
  const none = `<tr><td colspan="${columns.filter(({ hidden }) => !hidden).length}">No row fits.</td></tr>`;

  function show(): void {
    if (isPlain(state)) body?.replaceChildren(...asBuilt);
    else if (body) body.innerHTML = html(found.slice(0, shown)) || none;
    describe();
  }

  function describe(): void {
    const rest = isPlain(state) ? 0 : Math.max(0, found.length - shown);
    const said = [stateSentence(state, columns), rest > 0 ? `The first ${shown} are shown` : ''].filter(Boolean);
    tell('[data-count]', countSentence(found.length, all.length));
    tell('[data-said]', said.map((one) => `${one}.`).join(' '));
    tell('[data-ignored]', ignoredSentence(ignored) ?? '');
    reveal('[data-act=more]', rest > 0);
    reveal('[data-act=clear]', !isPlain(state) || ignored.length > 0);
    reveal('[data-act=csv]', !isPlain(state));
    reveal('[data-pages]', isPlain(state));
    if (isNarrowed(state)) find('.work-bar')?.removeAttribute('hidden');
    controls.show(state);
  }
  function tell(selector: string, words: string): void {
    const place = find(selector);
    if (place && place.textContent !== words) place.textContent = words;
  }
  function reveal(selector: string, isShown: boolean): void {
    const place = find(selector);
    if (place) place.hidden = !isShown;
  }

  function become(next: TableState): void {
    const { column, descending } = next.sort ?? {};
    if (column !== state.sort?.column || descending !== state.sort?.descending)
      sorted = sortRows(all, columns, next.sort);
    state = next;
    found = filterRows(sorted, columns, state);
    shown = STEP;
    show();
  }
  function change(next: TableState): void {
    ignored = [];
    become(next);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const search = formatState(new URLSearchParams(location.search), state, prefix).toString();
      history.replaceState(history.state, '', `${location.pathname}${search && `?${search}`}${location.hash}`);
    }, ADDRESS_MS);
  }
  function asked(): TableState {
    const parsed = parseState(new URLSearchParams(location.search), columns, prefix);
    ({ ignored } = parsed);
    return parsed.state;
  }
  function read(): void {
    clearTimeout(timer);
    become(asked());
  }

  function more(): void {
    body?.insertAdjacentHTML('beforeend', html(found.slice(shown, shown + STEP)));
    shown += STEP;
    describe();
  }
  function download(): void {
    const labels = columns.map(({ label }) => label);
    const text = csvOf([labels, ...found.map(({ cells }) => columns.map((_, place) => valueOf(cells[place])))]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = `${id}-selected.csv`;
    link.click();
    // Some browsers read it only after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), READ_MS);
  }

  addEventListener('popstate', read);
  // Where the address asks for nothing, what a reader did meanwhile stays in the controls and is told next.
  if (!isPlain(asked()) || ignored.length > 0) read();
  return {
    act(control) {
      const action = control.closest<HTMLElement>('[data-act]')?.dataset['act'];
      if (action === 'more') more();
      else if (action === 'csv') download();
      else if (action === 'clear') {
        change(NO_STATE);
        controls.focus();
      } else {
        const next = controls.read(control, state);
        if (next) change(next);
      }
    },
  };
}
