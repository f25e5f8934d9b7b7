import { choicesOf } from './filter.ts';
import type { PackedTable } from './packed.ts';
import { choiceWords } from './said.ts';
import { nextSort } from './sort.ts';
import type { Range, TableState } from './state.ts';

/** The controls of a table: what a reader asks with one of them, and what they show of a state. */
export interface Controls {
  /** The state after a control was used; null where it is none of these. */
  read: (control: HTMLElement, state: TableState) => TableState | null;
  show: (state: TableState) => void;
  focus: () => void;
}

const OPEN: Range = { from: '', to: '' };

export function controlsOf(section: HTMLElement, table: PackedTable): Controls {
  const search = section.querySelector<HTMLInputElement>('[data-q]');
  const selects = [...section.querySelectorAll<HTMLSelectElement>('[data-choice]')];
  const ends = [...section.querySelectorAll<HTMLInputElement>('[data-range]')];
  const headings = [...section.querySelectorAll<HTMLElement>('th[data-column]')];
  // Long lists of choices are left out of the page.
  for (const select of selects)
    if (select.options.length === 1)
      select.append(...choicesOf(table, select.dataset['choice'] ?? '').map(({ value, rows }) => option(value, rows)));

  return {
    read(control, state) {
      const { choice, range } = control.dataset;
      const column = control.closest('.work-sort') && control.closest<HTMLElement>('th')?.dataset['column'];
      if (column) return { ...state, sort: nextSort(state.sort, column) };
      if (control === search) return { ...state, q: search.value };
      if (choice !== undefined && control instanceof HTMLSelectElement)
        return { ...state, choices: withKey(state.choices, choice, control.selectedIndex > 0 ? control.value : null) };
      if (range === undefined || !(control instanceof HTMLInputElement)) return null;
      const next = { ...(state.ranges.get(range) ?? OPEN), [control.dataset['end'] ?? 'from']: control.value };
      return { ...state, ranges: withKey(state.ranges, range, next.from + next.to === '' ? null : next) };
    },
    show({ q, choices, ranges, sort }) {
      if (search && search.value !== q) search.value = q;
      for (const select of selects) choose(select, choices.get(select.dataset['choice'] ?? ''));
      for (const end of ends) {
        const { from, to } = ranges.get(end.dataset['range'] ?? '') ?? OPEN;
        const value = end.dataset['end'] === 'to' ? to : from;
        if (end.value !== value) end.value = value;
        const folded = end.closest('details');
        if (folded && value !== '') folded.open = true;
      }
      for (const heading of headings) {
        const way = heading.dataset['column'] === sort?.column ? (sort?.descending ? 'descending' : 'ascending') : null;
        if (way === null) heading.removeAttribute('aria-sort');
        else heading.setAttribute('aria-sort', way);
      }
    },
    focus: () => search?.focus(),
  };
}

function option(value: string, rows: number): HTMLOptionElement {
  return new Option(`${choiceWords(value)} (${rows})`, value);
}

/** A value that no row has is shown too, because it was asked for. */
function choose(select: HTMLSelectElement, value: string | undefined): void {
  if (value === undefined) {
    select.selectedIndex = 0;
    return;
  }
  const place = [...select.options].findIndex((one, at) => at > 0 && one.value === value);
  if (place < 0) select.append(option(value, 0));
  select.selectedIndex = place < 0 ? select.options.length - 1 : place;
}

function withKey<T>(map: ReadonlyMap<string, T>, key: string, value: T | null): Map<string, T> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
