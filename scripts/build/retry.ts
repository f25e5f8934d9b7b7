import { RenderError } from '../../src/build/index.ts';

/** A page that Astro compiles: its file in the handbook's folder, and the one that Astro is given. */
export interface Compiled {
  file: string;
  source: string;
}

/** Attempts after which all pages that are compiled are shown as text. */
const SINGLY = 3;

/**
 * Builds until Astro renders. Pages from elsewhere that it fails on are given up one by one, then all: they are shown as text.
 * @param attempt is given the files that were given up
 * @param compiled what the last attempt had Astro compile of a handbook from elsewhere
 */
export async function untilRendered<T>(
  attempt: (failed: ReadonlySet<string>) => Promise<T>,
  compiled: () => readonly Compiled[],
  say: (line: string) => void,
): Promise<T> {
  const failed = new Set<string>();
  for (let count = 1; ; count++) {
    try {
      return await attempt(failed);
    } catch (error) {
      const left = compiled();
      if (!(error instanceof RenderError) || left.length === 0) throw error;
      const said = error.why.slice(Math.max(0, error.why.search(/error/i)));
      const named = left.filter(({ source }) => said.includes(source.replace(/\.mdx$/, '')));
      const given = named.length > 0 && count <= SINGLY ? named : left;
      for (const { file } of given) failed.add(file);
      say(
        `Astro could not render ${given.map(({ file }) => file).join(', ')}: building again with its text as it was typed.`,
      );
    }
  }
}
