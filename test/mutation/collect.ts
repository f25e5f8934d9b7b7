/**
 * Stands in for `vitest` while mutants are tried: collects the tests instead of running them, so that they can be run again
 * and again without importing anything anew. Only what the tests of the rules use of Vitest is here.
 */

type Body = (...args: unknown[]) => unknown;
type Define = (name: string, body: Body) => void;

export interface Collected {
  name: string;
  run: () => unknown;
}

export const tests: Collected[] = [];
const path: string[] = [];

const withEach = (define: (name: string, body: Body, args: unknown[]) => void) =>
  Object.assign(((name, body) => define(name, body, [])) as Define, {
    each: (table: readonly unknown[]) => (name: string, body: Body) =>
      // Vitest writes values into a name; here the place in the table tells names apart.
      table.forEach((row, place) =>
        define(`${name} (${place + 1})`, body, Array.isArray(row) ? (row as unknown[]) : [row]),
      ),
  });

export const it = withEach((name, body, args) => {
  tests.push({ name: [...path, name].join(' > '), run: () => body(...args) });
});
export const test = it;

export const describe = withEach((name, body, args) => {
  path.push(name);
  body(...args);
  path.pop();
});

/** Vitest's own. */
export const { expect } = globalThis as unknown as { expect: unknown };
