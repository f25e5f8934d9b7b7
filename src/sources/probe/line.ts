import { PlumblineError, type System } from '../../model/index.ts';
import { SourceError } from '../transport/index.ts';

/** What a check of one thing found. `fix` is empty where nothing is to be done. */
export interface Line {
  verdict: 'ok' | 'warning' | 'fault';
  message: string;
  fix: string;
}

export interface Probe extends Line {
  system: System | 'snapshot';
}

export const ok = (message: string): Line => ({ verdict: 'ok', message, fix: '' });
export const warning = (message: string, fix: string): Line => ({ verdict: 'warning', message, fix });
export const fault = (message: string, fix: string): Line => ({ verdict: 'fault', message, fix });

/** What an expected failure is as a line. Any other error is thrown again. */
export function faultOf(error: unknown): Line {
  if (!(error instanceof PlumblineError)) throw error;
  return fault(`${error.what} ${error.why}`, error.fix);
}

/** What was asked for, or the line that says why not. */
export type Asked<T> = { value: T; line: null } | { value: null; line: Line };

export async function ask<T>(once: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await once(), line: null };
  } catch (error) {
    return { value: null, line: faultOf(error) };
  }
}

/**
 * As `ask`, for the first request to a system: `stop` when what failed is the way to it, or the token, and not the right
 * to one thing, so that all further requests would fail alike.
 */
export async function askFirst<T>(
  once: () => Promise<T>,
): Promise<(Asked<T> & { stop: false }) | { stop: true; line: Line }> {
  // A variable that a callback sets keeps its first type otherwise.
  let stop = false as boolean;
  const asked = await ask(() =>
    once().catch((error: unknown) => {
      stop = !(error instanceof SourceError && error.failure.status === 403);
      throw error;
    }),
  );
  return stop && asked.line ? { stop: true, line: asked.line } : { ...asked, stop: false };
}

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** Names in a sentence, the first few of many. */
export const someOf = (names: readonly string[], most = 5): string =>
  names.length <= most ? listed(names) : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
