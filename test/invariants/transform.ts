import { addDays, isDay, NOUN_KEYS, type Records, type Snapshot } from '../../src/model/index.ts';

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

/** The same snapshot with other names, some of them gone and some as hostile as names can be. */
export function renamed(snapshot: Snapshot): Snapshot {
  const names = [null, '=HYPERLINK("x")', '<img src=x onerror=alert(1)>', '__proto__', 'Ωmega “reef”\n2'];
  let place = 0;
  return copy(snapshot, (value, key) => (NAMES.has(key) ? names[place++ % names.length] : value));
}

const CYCLE = 146_097;

/** The same snapshot 400 years later, which is a whole number of weeks. Months are left: nothing here looks at them. */
export function shifted({ records, manifest }: Snapshot): Snapshot {
  const later = (value: unknown) => {
    if (isDay(value)) return addDays(value, CYCLE);
    const [date = '', time] = typeof value === 'string' ? value.split(/(?=T\d\d:)/) : [];
    return time && isDay(date) ? `${addDays(date, CYCLE)}${time}` : value;
  };
  return {
    records: rewritten(records, later) as Records,
    manifest: rewritten(manifest, later) as Snapshot['manifest'],
  };
}
