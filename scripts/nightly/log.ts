import type { Io } from '../../src/cli/index.ts';

/**
 * A log of which GitHub's runner obeys nothing, because names may look like its commands, until `end` is called.
 * @param token that nobody can guess: it ends the silence
 */
export function forRunner(io: Io, token: string): { io: Io; end: () => void } {
  io.out(`::stop-commands::${token}\n`);
  return { io, end: () => io.out(`::${token}::\n`) };
}

/** Keeps back the lines of a pull that quote records which were set aside; the check lists those by id. */
export const withoutNames = (io: Io): Io => ({
  ...io,
  out: (words) => {
    if (!words.startsWith('Set aside: ')) io.out(words);
  },
});

/** Keeps back the lines about editions that name communities, and lets the numbers through. */
export const countsAlone = (io: Io): Io => ({
  ...io,
  out: (words) => {
    if (/^\d+ editions? looked at/.test(words)) io.out(words);
  },
  err: (words) => {
    if (!words.startsWith('Not compared: ')) io.err(words);
  },
});
