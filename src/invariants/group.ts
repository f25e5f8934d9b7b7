import { byId } from './order.ts';

type Groups<T> = Map<string, T[]>;
type Identified = { id: string };

/** The items by each distinct key that they have, in the order of the items. */
export function group<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Groups<T> {
  const groups: Groups<T> = new Map();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > 1 ? new Set(keys) : keys) add(groups, key, item);
  }
  return groups;
}

/** Reads groups as a function that gives an empty list where nothing is. */
export const lookUp =
  <T>(groups: ReadonlyMap<string, readonly T[]>) =>
  (key: string): readonly T[] =>
    groups.get(key) ?? [];

/**
 * The children of each parent, by the links of either side, without duplicates and in the order of their ids.
 * @param up the children by parent id, as the children state it
 */
export function linksBothWays<Parent extends Identified, Child extends Identified>(
  parents: readonly Parent[],
  down: (parent: Parent) => readonly string[],
  children: ReadonlyMap<string, Child>,
  up: ReadonlyMap<string, readonly Child[]>,
): Groups<Child> {
  const joined: Groups<Child> = new Map();
  for (const parent of parents) {
    const stated = down(parent).flatMap((id) => children.get(id) ?? []);
    const all = new Set([...stated, ...(up.get(parent.id) ?? [])]);
    if (all.size > 0) joined.set(parent.id, [...all].sort(byId));
  }
  return joined;
}

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
  if (found) found.push(item);
  else groups.set(key, [item]);
}
