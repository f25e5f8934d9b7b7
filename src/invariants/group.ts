import { byId } from './order.ts';

type Groups<T> = Map<string, T[]>;
type Identified = { id: string };

/** Lists up to this length are copied and searched; longer ones are not, so that the time stays linear. */
const SHORT = 6;

/** The items by each distinct key that they have, in the order of the items. */
export function group<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Groups<T> {
  const groups: Groups<T> = new Map();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > SHORT ? new Set(keys) : keys) add(groups, key, item);
  }
  return groups;
}

/** As `group`, by the one key of each item; null where an item has none. Items of one key mostly come one after another. */
export function groupByOne<T>(items: readonly T[], keyOf: (item: T) => string | null): Groups<T> {
  const groups: Groups<T> = new Map();
  let last: string | null = null;
  let found: T[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    if (key !== last) {
      last = key;
      found = groups.get(key) ?? [];
      if (found.length === 0) groups.set(key, found);
    }
    found.push(item);
  }
  return groups;
}

/** Reads groups as a function that gives an empty list where nothing is. */
export const lookUp =
  <T>(groups: ReadonlyMap<string, readonly T[]>) =>
  (key: string): readonly T[] =>
    groups.get(key) ?? NONE;

const NONE: readonly never[] = [];

/**
 * The children of each parent, by the links of either side, without duplicates and in the order of their ids.
 * @param children by id, asked for only where the sides differ
 * @param up the children by parent id, as the children state it
 */
export function linksBothWays<Parent extends Identified, Child extends Identified>(
  parents: readonly Parent[],
  down: (parent: Parent) => readonly string[],
  children: () => ReadonlyMap<string, Child>,
  up: ReadonlyMap<string, readonly Child[]>,
): ReadonlyMap<string, readonly Child[]> {
  const joined = new Map<string, readonly Child[]>();
  for (const parent of parents) {
    const stated = up.get(parent.id) ?? NONE;
    const named = down(parent);
    if (saysTheSame(stated, named)) {
      if (stated.length > 0) joined.set(parent.id, stated);
      continue;
    }
    const known = named.length > SHORT && stated.length > SHORT ? new Set(stated) : null;
    const more: Child[] = [];
    for (const id of named) {
      const child = children().get(id);
      if (child && !(known ? known.has(child) : stated.includes(child))) more.push(child);
    }
    // Those of one side are distinct and in order.
    const all = more.length === 0 ? stated : [...new Set([...stated, ...more])].sort(byId);
    if (all.length > 0) joined.set(parent.id, all);
  }
  return joined;
}

/** Whether both sides state the same links in the same order, as they nearly always do: then nothing need be looked up. */
const saysTheSame = (stated: readonly Identified[], named: readonly string[]): boolean =>
  stated.length === named.length && stated.every(({ id }, place) => id === named[place]);

/** The parents of each child, from the children of each parent. */
export function invert<Parent extends Identified>(
  parents: readonly Parent[],
  children: ReadonlyMap<string, readonly Identified[]>,
): Groups<Parent> {
  const groups: Groups<Parent> = new Map();
  for (const parent of parents) for (const child of children.get(parent.id) ?? []) add(groups, child.id, parent);
  return groups;
}

function add<T>(groups: Groups<T>, key: string, item: T) {
  const found = groups.get(key);
  if (!found) groups.set(key, [item]);
  // An item that names a key twice is there once.
  else if (found[found.length - 1] === item) return;
  // A short list that grows takes room for many more; nearly all stay short.
  else if (found.length < SHORT) groups.set(key, [...found, item]);
  else found.push(item);
}
