import { addDays, isDay, NOUN_KEYS, type Snapshot } from '../../src/model/index.ts';

/** A copy of a value in which `change` has replaced texts and lists, by the key under which they stand. */
function rewritten(value: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown {
  const changed = change(value, key);
  if (Array.isArray(changed)) return changed.map((item) => rewritten(item, change, key));
  if (changed === null || typeof changed !== 'object') return changed;
  return Object.fromEntries(Object.entries(changed).map(([name, item]) => [name, rewritten(item, change, name)]));
}

const copy = (snapshot: Snapshot, change: (value: unknown, key: string) => unknown) =>
  rewritten(snapshot, change) as Snapshot;

/** Lists whose order says nothing. */
const UNORDERED = new Set<string>([...NOUN_KEYS, 'contacts', 'links', 'setAside', 'sources']);

/** The same snapshot with records, lists and keys in another order. */
export function permuted(snapshot: Snapshot, seed: number): Snapshot {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return copy(snapshot, (value, key) => {
    if (Array.isArray(value)) {
      const items: unknown[] = value;
      if (!UNORDERED.has(key) && !key.endsWith('Ids')) return items;
      return items
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item);
    }
    return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).reverse()) : value;
  });
}

const NAMES = new Set(['name', 'shortName', 'longName', 'firstName', 'lastName']);

/** The same snapshot with other names, some as hostile as names can be. Names that a rule wants stay there; others may go. */
export function renamed(snapshot: Snapshot): Snapshot {
  const names = [null, '=HYPERLINK("x")', '<img src=x onerror=alert(1)>', '__proto__', 'Ωmega “reef”\n2'];
  let place = 0;
  return copy(snapshot, (value, key) => {
    if (!NAMES.has(key) || (key !== 'name' && value === null)) return value;
    const other = names[place++ % names.length] ?? null;
    return other === null && key !== 'name' ? 'Another' : other;
  });
}

const CYCLE = 146_097;

/** The same snapshot 400 years later, which is a whole number of weeks. */
export const shifted = (snapshot: Snapshot): Snapshot => later(snapshot) as Snapshot;

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const YEAR = new RegExp(String.raw`\b\d{4}(?=-\d\d\b)|(?<=\b(?:${MONTHS}) )\d{4}\b`, 'g');

/** A value in which every date, also within a text, is 400 years later. */
export const later = (value: unknown): unknown =>
  rewritten(value, (item) => {
    if (isDay(item)) return addDays(item, CYCLE);
    // A cycle is so many whole years: day and month stay as they are.
    return typeof item === 'string' ? item.replace(YEAR, (year) => String(Number(year) + 400)) : item;
  });
