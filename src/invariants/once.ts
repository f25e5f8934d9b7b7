import type { Index } from './portfolio.ts';
import type { Context } from './types.ts';

/** Makes a lookup once for a portfolio, however many rules ask for it. What it makes depends on the records only. */
export function once<T>(make: (context: Context) => T): (context: Context) => T {
  const made = new WeakMap<Index, { value: T }>();
  return (context) => {
    const known = made.get(context.index);
    if (known) return known.value;
    const value = make(context);
    made.set(context.index, { value });
    return value;
  };
}

/** As `once`, for each record by itself. */
export function eachOnce<R extends object, T>(make: (index: Index, record: R) => T): (index: Index, record: R) => T {
  const made = new WeakMap<Index, Map<R, T>>();
  return (index, record) => {
    const known = made.get(index) ?? new Map<R, T>();
    if (known.size === 0) made.set(index, known);
    const before = known.get(record);
    if (before !== undefined) return before;
    const value = make(index, record);
    known.set(record, value);
    return value;
  };
}

/** A value that is made when it is first asked for. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
